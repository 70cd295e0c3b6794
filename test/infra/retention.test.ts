import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { settingsOf } from '../../infra/stages.ts';
import { type SynthesizedTemplate, templateOf } from './template-of.ts';

const page = readFileSync(`${import.meta.dirname}/../../docs/retention.md`, 'utf8');
/** What the table says of a thing's stay. */
const kept = (what: string): string => {
  const row = page.split('\n').find((line) => line.startsWith(`| ${what}`));
  if (row === undefined) throw new Error(`docs/retention.md has no row for ${what}.`);
  return row.split('|')[3]?.trim() ?? '';
};
const [dev, prod] = [settingsOf('dev'), settingsOf('prod')];
let template: SynthesizedTemplate;
beforeAll(() => {
  template = templateOf('prod');
});

describe('docs/retention.md', () => {
  it.each([
    [
      'articles in S3, overwritten',
      `${dev.noncurrentVersionRetention.toDays()} / ${prod.noncurrentVersionRetention.toDays()} days`,
    ],
    ['normalized copies', `${dev.normalizedRetention.toDays()} days`],
    ['records of former runs', `${dev.supersededRetention.toDays()} days`],
    ['S3 access logs', `${dev.accessLogRetention.toDays()} / ${prod.accessLogRetention.toDays()} days`],
    [
      "archive of S3's events",
      `${dev.archiveRetention.uploads.toDays()} / ${prod.archiveRetention.uploads.toDays()} days`,
    ],
    [
      'archive of events to subscribers',
      `${dev.archiveRetention.changes.toDays()} / ${prod.archiveRetention.changes.toDays()} days`,
    ],
    ['lists, results and reports', `${dev.reprocessing.reportRetention.toDays()} days`],
    ['logs of functions', `${dev.logRetention} / ${prod.logRetention} days`],
  ])('says of %s what the stages set: %s', (what, days) => {
    expect(kept(what).startsWith(days)).toBe(true);
  });

  it('has one figure where the stages have one', () => {
    expect(prod.normalizedRetention.toDays()).toBe(dev.normalizedRetention.toDays());
    expect(prod.supersededRetention.toDays()).toBe(dev.supersededRetention.toDays());
    expect(prod.reprocessing.reportRetention.toDays()).toBe(dev.reprocessing.reportRetention.toDays());
  });

  it('says how long every queue keeps its messages, and names every store of data that there is', () => {
    const stays = new Set(
      template.all('AWS::SQS::Queue').map(({ Properties }) => (Properties.MessageRetentionPeriod as number) / 86_400),
    );
    expect([...stays].map((days) => `${days} days`)).toEqual([kept('queues of work')]);
    // A store of a new kind gets its row, and then its place here.
    const stores = [
      'S3::Bucket',
      'DynamoDB',
      'SQS::Queue',
      'Logs::LogGroup',
      'Backup',
      'Archive',
      'Firehose',
      'Kinesis',
      'RDS',
    ];
    const types = Object.values(template.template.toJSON().Resources as Record<string, { Type: string }>)
      .map(({ Type }) => Type)
      .filter((type) => stores.some((store) => type.includes(store)) && !type.endsWith('Policy'));
    expect([...new Set(types)].sort()).toEqual([
      'AWS::DynamoDB::GlobalTable',
      'AWS::Events::Archive',
      'AWS::Logs::LogGroup',
      'AWS::S3::Bucket',
      'AWS::SQS::Queue',
    ]);
  });
});
