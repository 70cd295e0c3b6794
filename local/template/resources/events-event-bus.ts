import * as z from 'zod';
import { queueOfArn } from '../local-services.ts';
import { ignored, resourceType } from '../resource-type.ts';

/** A bus beside the default one. */
export const eventsEventBus = resourceType({
  type: 'AWS::Events::EventBus',
  properties: z.strictObject({
    Name: z.string().regex(/^[\w.-]{1,256}$/),
    Description: ignored('for people'),
    DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
    KmsKeyIdentifier: ignored('events are held in memory only'),
    LogConfig: ignored('nobody reads delivery logs of a local stack'),
    Policy: ignored('IAM is not enforced on loopback'),
    Tags: ignored('no bill to divide'),
  }),
  create({ properties, services, invalid }) {
    const { Name: name, DeadLetterConfig: dead } = properties;
    if (dead && queueOfArn(dead.Arn) === undefined) throw invalid('DeadLetterConfig.Arn', `${dead.Arn} is not a queue`);
    services.buses.set(name, services.createBus(name));
    const arn = `arn:aws:events:${services.region}:${services.accountId}:event-bus/${name}`;
    return { ref: name, attributes: { Arn: arn, Name: name } };
  },
});
