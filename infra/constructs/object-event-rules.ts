import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { type LaneQueues, normalizedBulkPrefix } from './lanes.ts';
import { ObjectEventRule } from './object-event-rule.ts';
import type { WorkQueue } from './work-queue.ts';

export interface ObjectEventRulesProps {
  readonly stage: string;
  readonly alarmTopic: ITopic;
  readonly articles: Bucket;
  readonly normalized: Bucket;
  /** What the keys of bulk uploads begin with. */
  readonly bulkPrefix: string;
  readonly normalizeWork: LaneQueues;
  readonly extractWork: LaneQueues;
  readonly retractWork: WorkQueue;
  /** What people lose when an event cannot be delivered to each, as a sentence. */
  readonly errorImpact: {
    readonly normalizeArticle: string;
    readonly extractArticle: string;
    readonly retractArticle: string;
  };
}

export interface LabelledRule {
  /** As the dashboard calls it. */
  readonly label: string;
  readonly events: ObjectEventRule;
  /** Whether it takes events that are delivered from an archive. */
  readonly takesReplays: boolean;
}

const kinds = [
  { kind: '', lane: 'fresh', replayed: false },
  { kind: 'Bulk', lane: 'bulk', replayed: false },
  { kind: 'Replayed', lane: 'bulk', replayed: true },
] as const;

/** From the events of our two buckets to the queues: of fresh articles, of bulk uploads, and of what is replayed, which goes by the bulk lane. */
export function addObjectEventRules(scope: Construct, props: ObjectEventRulesProps): readonly LabelledRule[] {
  const { stage, alarmTopic, articles, normalized, normalizeWork, extractWork, errorImpact } = props;
  const created = kinds.flatMap(({ kind, lane, replayed }): LabelledRule[] => {
    const of = kind === '' ? '' : `, ${kind.toLowerCase()}`;
    const common = { stage, alarmTopic, replayed, detailType: 'Object Created' } as const;
    const keys = (bulkPrefix: string) => (replayed ? {} : { keys: { lane, bulkPrefix } });
    return [
      {
        label: `article created${of}`,
        takesReplays: replayed,
        events: new ObjectEventRule(scope, `${kind}ArticleCreated`, {
          ...common,
          ...keys(props.bulkPrefix),
          bucket: articles,
          target: normalizeWork[lane],
          errorImpact: errorImpact.normalizeArticle,
        }),
      },
      {
        label: `article normalized${of}`,
        takesReplays: replayed,
        events: new ObjectEventRule(scope, `${kind}ArticleNormalized`, {
          ...common,
          ...keys(normalizedBulkPrefix),
          bucket: normalized,
          target: extractWork[lane],
          errorImpact: errorImpact.extractArticle,
        }),
      },
    ];
  });
  const deleted = new ObjectEventRule(scope, 'ArticleDeleted', {
    stage,
    alarmTopic,
    bucket: articles,
    detailType: 'Object Deleted',
    target: props.retractWork,
    errorImpact: errorImpact.retractArticle,
  });
  return [...created, { label: 'article deleted', events: deleted, takesReplays: true }];
}
