import type { Duration } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { WorkQueue } from './work-queue.ts';

/** The ways through the pipeline: fresh articles never wait behind the upload of an archive. */
export const lanes = ['fresh', 'bulk'] as const;
export type Lane = (typeof lanes)[number];

/** What the keys of normalized objects of bulk uploads begin with (shared/domain/lane.ts), whatever those of the uploads themselves do. */
export const normalizedBulkPrefix = 'bulk/';

/** A queue of work for each lane of one function. */
export type LaneQueues = Readonly<Record<Lane, WorkQueue>>;

/** Two queues of work, `id` of fresh articles and `Bulk…` of bulk uploads. */
export const addLaneQueues = (scope: Construct, id: string, props: { workerTimeout: Duration }): LaneQueues => ({
  fresh: new WorkQueue(scope, id, props),
  bulk: new WorkQueue(scope, `Bulk${id}`, props),
});

/** Send requests to either lane. */
export const grantSendToLanes = (queues: LaneQueues, role: Role): void => {
  for (const lane of lanes) queues[lane].queue.grantSendMessages(role);
};
