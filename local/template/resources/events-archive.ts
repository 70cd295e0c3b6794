import * as z from 'zod';
import { ignored, resourceType } from '../resource-type.ts';
import { matcherOf } from './events-rule.ts';

/** An archive of a bus's events, which they are replayed from. */
export const eventsArchive = resourceType({
  type: 'AWS::Events::Archive',
  properties: z.strictObject({
    ArchiveName: z
      .string()
      .regex(/^[\w.-]{1,48}$/)
      .optional(),
    Description: ignored('for people'),
    EventPattern: z.record(z.string(), z.unknown()).optional(),
    KmsKeyIdentifier: ignored('events are held in memory only'),
    RetentionDays: z.number().int().min(0).default(0),
    SourceArn: z.string(),
  }),
  create(request) {
    const { properties, services, physicalName, invalid } = request;
    const { SourceArn: busArn, EventPattern: pattern, RetentionDays: retentionDays } = properties;
    const name = properties.ArchiveName ?? physicalName(48);
    const arn = `arn:aws:events:${services.region}:${services.accountId}:archive/${name}`;
    const busName = busArn.split('/').at(-1) as string;
    const bus = busName === 'default' ? services.bus : services.buses.get(busName);
    if (bus === undefined) throw invalid('SourceArn', `${busArn} is no bus of this template`);
    const matches = pattern === undefined ? () => true : matcherOf(pattern, request);
    services.replays.addArchive({ name, arn, bus: busName, busArn, matches, retentionDays }, bus);
    return { ref: name, attributes: { Arn: arn, ArchiveName: name } };
  },
});
