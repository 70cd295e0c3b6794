import * as z from 'zod';
import { queueOfArn } from '../local-services.ts';
import { ignored, resourceType } from '../resource-type.ts';

/** A queue that feeds a function; streams and filters are not known. */
export const lambdaEventSourceMapping = resourceType({
  type: 'AWS::Lambda::EventSourceMapping',
  properties: z.strictObject({
    EventSourceArn: z.string(),
    FunctionName: z.string(),
    BatchSize: z.number().int().min(1).max(10_000).default(10),
    MaximumBatchingWindowInSeconds: z.number().int().min(0).max(300).default(0),
    FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
    ScalingConfig: z.strictObject({ MaximumConcurrency: z.number().int().min(2).max(1_000) }).optional(),
    Enabled: z.boolean().default(true),
    Tags: ignored('no bill to divide'),
  }),
  create({ logicalId, properties, services, invalid }) {
    const queue = queueOfArn(properties.EventSourceArn);
    if (queue === undefined)
      throw invalid('EventSourceArn', `${properties.EventSourceArn} is not a queue; only queues are known`);
    const functionName = properties.FunctionName.split(':').at(-1)!;
    if (!services.functions.has(functionName)) throw invalid('FunctionName', `no function is named ${functionName}`);
    if (properties.BatchSize > 10 && properties.MaximumBatchingWindowInSeconds === 0) {
      throw invalid(
        'BatchSize',
        'Lambda takes more than 10 messages at a time only with MaximumBatchingWindowInSeconds',
      );
    }
    const { ScalingConfig: scaling } = properties;
    if (properties.Enabled) {
      services.mappings.push({
        logicalId,
        queue,
        queueArn: properties.EventSourceArn,
        functionName,
        batchSize: properties.BatchSize,
        batchingWindowSeconds: properties.MaximumBatchingWindowInSeconds,
        reportsBatchItemFailures: properties.FunctionResponseTypes.length > 0,
        ...(scaling ? { maximumConcurrency: scaling.MaximumConcurrency } : {}),
      });
    }
    return { ref: logicalId, attributes: { Id: logicalId } };
  },
});
