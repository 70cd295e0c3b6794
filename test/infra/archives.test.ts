import { beforeAll, describe, expect, it } from 'vitest';
import { settingsOf, stageNames } from '../../infra/stages.ts';
import { type SynthesizedTemplate, templateOf } from './template-of.ts';

let dev: SynthesizedTemplate;
beforeAll(() => {
  dev = templateOf('dev');
});
const archive = (template: SynthesizedTemplate, output: string) =>
  template.follow(template.outputs[output]?.Value).Properties;

describe('the archives', () => {
  it('keep the events of our two buckets, and no others of the default bus', () => {
    const { EventPattern, SourceArn } = archive(dev, 'UploadArchiveArn');
    expect(EventPattern).toEqual({
      source: ['aws.s3'],
      'detail-type': ['Object Created', 'Object Deleted'],
      detail: {
        bucket: { name: ['ArticlesBucketName', 'NormalizedBucketName'].map((name) => dev.outputs[name]?.Value) },
      },
    });
    expect(JSON.stringify(SourceArn)).toContain(':event-bus/default');
  });

  it('keep all that subscribers are told', () => {
    const { EventPattern, SourceArn } = archive(dev, 'ChangeArchiveArn');
    expect(EventPattern).toEqual({ source: ['claimwire'] });
    expect(dev.follow(SourceArn).Type).toBe('AWS::Events::EventBus');
  });

  it.each(stageNames)(
    'are as old as %s says, and never older than the versions of files that their events name',
    (stage) => {
      const template = templateOf(stage);
      const { archiveRetention, noncurrentVersionRetention } = settingsOf(stage);
      expect(archive(template, 'UploadArchiveArn').RetentionDays).toBe(archiveRetention.uploads.toDays());
      expect(archive(template, 'ChangeArchiveArn').RetentionDays).toBe(archiveRetention.changes.toDays());
      expect(archiveRetention.uploads.toDays()).toBeLessThanOrEqual(noncurrentVersionRetention.toDays());
      // As `claimwire purge` says.
      expect(archiveRetention.changes.toDays()).toBeLessThanOrEqual(30);
    },
  );
});

describe('a replay of uploads', () => {
  it('is for those of our rules on the default bus that take what is replayed, so that no fresh article waits behind it', () => {
    const value = dev.outputs.UploadRuleArns!.Value as { 'Fn::Join': [string, unknown[]] };
    const [, arns] = value['Fn::Join'];
    const rules = arns.filter((part) => part !== ',').map((arn) => dev.follow(arn).id);
    expect(rules.map((id) => id.replace(/Rule.*/, ''))).toEqual([
      'ReplayedArticleCreated',
      'ReplayedArticleNormalized',
      'ArticleDeleted',
    ]);
  });

  it('may be started, followed and ended by whoever has its policy, of this stage alone', () => {
    const { PolicyDocument } = dev.follow(dev.outputs.ReplayPolicyArn?.Value).Properties;
    const allowed = (PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[]).flatMap(
      ({ Action, Resource }) =>
        [Action].flat().map((action) => [
          action,
          [Resource].flat().map((resource) => {
            const joined = JSON.stringify((resource as { 'Fn::Join'?: unknown })['Fn::Join'] ?? '');
            return /:replay\/claimwire-dev-\*/.exec(joined)?.[0] ?? dev.follow(resource).Type;
          }),
        ]),
    );
    const [archives, replays] = [['AWS::Events::Archive', 'AWS::Events::Archive'], [':replay/claimwire-dev-*']];
    expect(allowed).toEqual([
      ['events:StartReplay', [...archives, ...replays]],
      ['events:DescribeArchive', archives],
      ['events:DescribeReplay', replays],
      ['events:CancelReplay', replays],
    ]);
  });
});
