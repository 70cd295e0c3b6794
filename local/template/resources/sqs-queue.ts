import * as z from 'zod';
import { queueOfArn } from '../local-services.ts';
import { ignored, resourceType } from '../resource-type.ts';

export const sqsQueue = resourceType({
  type: 'AWS::SQS::Queue',
  properties: z.strictObject({
    QueueName: z.string().optional(),
    VisibilityTimeout: z.number().int().min(0).max(43_200).default(30),
    MessageRetentionPeriod: z.number().int().min(60).max(1_209_600).default(345_600),
    DelaySeconds: z.number().int().min(0).max(900).default(0),
    RedrivePolicy: z
      .strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number().int().min(1).max(1_000) })
      .optional(),
    SqsManagedSseEnabled: ignored('messages are held in memory only'),
    Tags: ignored('no bill to divide'),
  }),
  create({ properties, services, physicalName, invalid }) {
    const name = properties.QueueName ?? physicalName(80);
    const { RedrivePolicy: redrive } = properties;
    const deadLetterQueue = redrive && queueOfArn(redrive.deadLetterTargetArn);
    if (redrive && deadLetterQueue === undefined) {
      throw invalid('RedrivePolicy.deadLetterTargetArn', `${redrive.deadLetterTargetArn} is not a queue's ARN`);
    }
    if (deadLetterQueue !== undefined) services.deadLetterQueues.add(deadLetterQueue);
    const { arn } = services.queues.createQueue({
      name,
      visibilityTimeoutSeconds: properties.VisibilityTimeout,
      messageRetentionSeconds: properties.MessageRetentionPeriod,
      delaySeconds: properties.DelaySeconds,
      ...(redrive && deadLetterQueue !== undefined
        ? { redrive: { deadLetterQueue, maxReceiveCount: redrive.maxReceiveCount } }
        : {}),
    });
    const url = services.queueUrl(name);
    return { ref: url, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
  },
});
