import * as z from 'zod';
import { readRate } from '../../schedules/scheduler.ts';
import { ignored, resourceType } from '../resource-type.ts';

/** A schedule that invokes a function at a rate; cron expressions, time zones, windows and other targets are not known. */
export const schedulerSchedule = resourceType({
  type: 'AWS::Scheduler::Schedule',
  properties: z.strictObject({
    Name: z.string().optional(),
    Description: ignored('for people'),
    ScheduleExpression: z.string(),
    State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
    FlexibleTimeWindow: z.strictObject({ Mode: z.literal('OFF') }),
    Target: z.strictObject({
      Arn: z.string(),
      Input: z.string().default('{}'),
      RoleArn: ignored('IAM is not enforced on loopback'),
      RetryPolicy: ignored('a function on this machine is always reached'),
    }),
  }),
  create({ logicalId, properties, services, physicalName, invalid }) {
    const name = properties.Name ?? physicalName(64);
    const everyMs = readRate(properties.ScheduleExpression);
    if (everyMs === undefined)
      throw invalid('ScheduleExpression', `${properties.ScheduleExpression} is no rate; only rate(N minutes) is known`);
    const functionName = properties.Target.Arn.split(':').at(-1)!;
    if (!services.functions.has(functionName))
      throw invalid('Target.Arn', `${properties.Target.Arn} is no function; only functions are known as targets`);
    if (properties.State === 'ENABLED')
      services.schedules.push({ name: logicalId, functionName, everyMs, input: properties.Target.Input });
    const arn = `arn:aws:scheduler:${services.region}:${services.accountId}:schedule/default/${name}`;
    return { ref: name, attributes: { Arn: arn } };
  },
});
