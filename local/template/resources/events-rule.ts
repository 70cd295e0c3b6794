import * as z from 'zod';
import { PatternError } from '../../events/comparison.ts';
import { compileEventPattern, type EventMatcher } from '../../events/event-pattern.ts';
import { queueOfArn } from '../local-services.ts';
import { type CreateRequest, ignored, resourceType } from '../resource-type.ts';

const target = z.strictObject({
  Id: z.string(),
  Arn: z.string(),
  RetryPolicy: z
    .strictObject({
      MaximumRetryAttempts: z.number().int().min(0).max(185).default(185),
      MaximumEventAgeInSeconds: z.number().int().min(60).max(86_400).default(86_400),
    })
    .prefault({}),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
});

/** A rule on a bus whose targets are queues; schedules and other targets are not known. */
export const eventsRule = resourceType({
  type: 'AWS::Events::Rule',
  properties: z.strictObject({
    Name: z.string().optional(),
    Description: ignored('for people'),
    EventBusName: z.string().default('default'),
    EventPattern: z.record(z.string(), z.unknown()),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    Targets: z.array(target).max(5).default([]),
  }),
  create(request) {
    const { properties, services, physicalName, invalid } = request;
    const name = properties.Name ?? physicalName(64);
    const busName = properties.EventBusName.split('/').at(-1) as string;
    const path = busName === 'default' ? name : `${busName}/${name}`;
    const arn = `arn:aws:events:${services.region}:${services.accountId}:rule/${path}`;
    const matches = matcherOf(properties.EventPattern, request);
    const targets = properties.Targets.map(({ Id, Arn, RetryPolicy, DeadLetterConfig }, index) => {
      const queue = queueOfArn(Arn);
      if (queue === undefined)
        throw invalid(`Targets[${index}].Arn`, `${Arn} is not a queue; only queues are known as targets`);
      const deadLetterQueue = DeadLetterConfig && queueOfArn(DeadLetterConfig.Arn);
      if (DeadLetterConfig && deadLetterQueue === undefined) {
        throw invalid(`Targets[${index}].DeadLetterConfig.Arn`, `${DeadLetterConfig.Arn} is not a queue`);
      }
      if (deadLetterQueue !== undefined) services.deadLetterQueues.add(deadLetterQueue);
      return {
        id: Id,
        arn: Arn,
        queue,
        maximumRetryAttempts: RetryPolicy.MaximumRetryAttempts,
        maximumEventAgeSeconds: RetryPolicy.MaximumEventAgeInSeconds,
        ...(deadLetterQueue === undefined ? {} : { deadLetterQueue }),
      };
    });
    const bus = busName === 'default' ? services.bus : services.buses.get(busName);
    if (bus === undefined) throw invalid('EventBusName', `${properties.EventBusName} is no bus of this template`);
    if (properties.State === 'ENABLED') bus.addRule({ name, arn, matches, targets });
    return { ref: name, attributes: { Arn: arn } };
  },
});

/** Reads a pattern; one that EventBridge does not know is a fault of the template. */
export function matcherOf(pattern: unknown, { invalid }: CreateRequest<unknown>): EventMatcher {
  try {
    return compileEventPattern(pattern);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw invalid(['EventPattern', error.path].filter(Boolean).join('.'), error.message);
  }
}
