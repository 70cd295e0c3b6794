import type { TableDefinition } from '../dynamodb/table-definition.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { EventReplays } from '../events/event-replays.ts';
import type { EventSourceMapping } from '../lambda/event-source-mapping.ts';
import type { FunctionHost } from '../lambda/function-host.ts';
import type { PipeDefinition } from '../pipes/pipe-definition.ts';
import type { ObjectStore } from '../s3/object-store.ts';
import type { Schedule } from '../schedules/scheduler.ts';
import type { QueueStore } from '../sqs/queue-store.ts';
import type { StateMachines } from '../states/state-machines.ts';

/** Where the resources of a template are made. Making one starts nothing: the stack starts tables, mappings, pipes and schedules once all stand. */
export interface LocalServices {
  readonly region: string;
  readonly accountId: string;
  readonly stackName: string;
  /** The synthesized assets: `asset.<hash>` folders. */
  readonly assetsDir: string;
  readonly objects: ObjectStore;
  readonly queues: QueueStore;
  /** The default bus. */
  readonly bus: EventBus;
  /** The others, by name. */
  readonly buses: Map<string, EventBus>;
  createBus(name: string): EventBus;
  /** Their archives. */
  readonly replays: EventReplays;
  readonly functions: FunctionHost;
  readonly stateMachines: StateMachines;
  readonly tables: TableDefinition[];
  readonly mappings: EventSourceMapping[];
  readonly schedules: Schedule[];
  readonly pipes: PipeDefinition[];
  /** Names of the queues that receive what others could not process or deliver. */
  readonly deadLetterQueues: Set<string>;
  queueUrl(name: string): string;
}

/** The name of a queue from its ARN, or undefined where it is the ARN of something else. */
export function queueOfArn(arn: string): string | undefined {
  const [, , service, , , name] = arn.split(':');
  return service === 'sqs' ? name : undefined;
}
