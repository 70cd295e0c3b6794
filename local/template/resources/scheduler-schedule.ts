import * as z from 'zod';
import { type NextRun, readScheduleExpression, ScheduleExpressionError } from '../../schedules/schedule-expression.ts';
import type { Schedule } from '../../schedules/scheduler.ts';
import { queueOfArn } from '../local-services.ts';
import { type CreateRequest, ignored, resourceType } from '../resource-type.ts';

/** A schedule that invokes a function or starts a state machine; `at()`, windows, groups, dates of start and end and other targets are not known. */
export const schedulerSchedule = resourceType({
  type: 'AWS::Scheduler::Schedule',
  properties: z.strictObject({
    Name: z.string().optional(),
    Description: ignored('for people'),
    ScheduleExpression: z.string(),
    ScheduleExpressionTimezone: z.string().default('UTC'),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
    Target: z.strictObject({
      Arn: z.string(),
      Input: z.string().default('{}'),
      DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
      RoleArn: ignored('IAM is not enforced on loopback'),
      RetryPolicy: ignored(
        'a target on this machine is always reached; what a function does with it, Lambda tries again',
      ),
    }),
  }),
  create(request) {
    const { logicalId, properties, services, physicalName, invalid } = request;
    const name = properties.Name ?? physicalName(64);
    const arn = `arn:aws:scheduler:${services.region}:${services.accountId}:schedule/default/${name}`;
    const { Arn, Input, DeadLetterConfig } = properties.Target;
    const deadLetterQueue = DeadLetterConfig && queueOfArn(DeadLetterConfig.Arn);
    if (DeadLetterConfig && deadLetterQueue === undefined)
      throw invalid('Target.DeadLetterConfig.Arn', `${DeadLetterConfig.Arn} is not a queue`);
    if (deadLetterQueue !== undefined) services.deadLetterQueues.add(deadLetterQueue);
    const schedule: Schedule = {
      name: logicalId,
      arn,
      target: targetOf(Arn, request),
      next: nextRunOf(properties, request),
      input: Input,
      ...(deadLetterQueue === undefined ? {} : { deadLetterQueue }),
    };
    if (properties.State === 'ENABLED') services.schedules.push(schedule);
    return { ref: name, attributes: { Arn: arn } };
  },
});

function targetOf(arn: string, { services, invalid }: CreateRequest<unknown>): Schedule['target'] {
  if (services.stateMachines.has(arn)) return { kind: 'state-machine', arn };
  const name = arn.split(':').at(-1) as string;
  if (services.functions.has(name)) return { kind: 'function', name };
  throw invalid('Target.Arn', `${arn} is no function or state machine; only those are known as targets`);
}

function nextRunOf(
  properties: { ScheduleExpression: string; ScheduleExpressionTimezone: string },
  { invalid }: CreateRequest<unknown>,
): NextRun {
  try {
    return readScheduleExpression(properties.ScheduleExpression, properties.ScheduleExpressionTimezone);
  } catch (error) {
    if (!(error instanceof ScheduleExpressionError)) throw error;
    throw invalid('ScheduleExpression', error.message);
  }
}
