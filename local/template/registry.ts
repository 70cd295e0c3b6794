import type { ResourceType } from './resource-type.ts';
import {
  iamManagedPolicy,
  iamPolicy,
  iamRole,
  kmsKey,
  s3BucketPolicy,
  snsTopicPolicy,
  sqsQueuePolicy,
} from './resources/access.ts';
import { dynamodbGlobalTable } from './resources/dynamodb-global-table.ts';
import { eventsArchive } from './resources/events-archive.ts';
import { eventsEventBus } from './resources/events-event-bus.ts';
import { eventsRule } from './resources/events-rule.ts';
import { lambdaEventSourceMapping } from './resources/lambda-event-source-mapping.ts';
import { lambdaFunction } from './resources/lambda-function.ts';
import {
  budgetsBudget,
  cloudwatchAlarm,
  cloudwatchDashboard,
  logsLogGroup,
  logsResourcePolicy,
  snsSubscription,
  snsTopic,
} from './resources/monitoring.ts';
import { pipesPipe } from './resources/pipes-pipe.ts';
import { s3Bucket } from './resources/s3-bucket.ts';
import { schedulerSchedule } from './resources/scheduler-schedule.ts';
import { sqsQueue } from './resources/sqs-queue.ts';
import { stepFunctionsStateMachine } from './resources/step-functions-state-machine.ts';

/** Every type of resource that the local stack knows. */
export const resourceTypes: readonly ResourceType[] = [
  s3Bucket,
  sqsQueue,
  eventsRule,
  eventsEventBus,
  eventsArchive,
  pipesPipe,
  lambdaFunction,
  lambdaEventSourceMapping,
  schedulerSchedule,
  stepFunctionsStateMachine,
  dynamodbGlobalTable,
  iamRole,
  iamPolicy,
  iamManagedPolicy,
  s3BucketPolicy,
  sqsQueuePolicy,
  snsTopicPolicy,
  kmsKey,
  cloudwatchAlarm,
  cloudwatchDashboard,
  budgetsBudget,
  logsLogGroup,
  logsResourcePolicy,
  snsTopic,
  snsSubscription,
];
