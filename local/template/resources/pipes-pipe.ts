import * as z from 'zod';
import { PatternError } from '../../events/comparison.ts';
import { compileEventPattern } from '../../events/event-pattern.ts';
import type { PipeFilter } from '../../pipes/pipe-definition.ts';
import { queueOfArn } from '../local-services.ts';
import { type CreateRequest, ignored, resourceType } from '../resource-type.ts';

/** A pipe from a table's stream through a function to a bus; other sources and targets, and transformers, are not known. */
export const pipesPipe = resourceType({
  type: 'AWS::Pipes::Pipe',
  properties: z.strictObject({
    Name: z.string().optional(),
    Description: ignored('for people'),
    DesiredState: z.enum(['RUNNING', 'STOPPED']).default('RUNNING'),
    RoleArn: ignored('IAM is not enforced on loopback'),
    LogConfiguration: ignored("the pipe's failures go to the terminal"),
    Source: z.string(),
    SourceParameters: z.strictObject({
      FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })).max(5) }).optional(),
      DynamoDBStreamParameters: z.strictObject({
        StartingPosition: z.literal('TRIM_HORIZON'),
        BatchSize: z.number().int().min(1).max(10_000).default(1),
        MaximumBatchingWindowInSeconds: ignored('a batch is what stands in the stream'),
        MaximumRecordAgeInSeconds: ignored('a local stack does not live as long'),
        MaximumRetryAttempts: z.number().int().min(-1).max(10_000).default(-1),
        OnPartialBatchItemFailure: z.literal('AUTOMATIC_BISECT').optional(),
        ParallelizationFactor: z.literal(1).default(1),
        DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
      }),
    }),
    Enrichment: z.string(),
    Target: z.string(),
    TargetParameters: z.strictObject({
      EventBridgeEventBusParameters: z.strictObject({
        Source: z.string().regex(/^(?!aws\.)[\w.-]+$/),
        // AWS takes it word by word: a path into the event would be sent as it stands.
        DetailType: z.string().regex(/^[^$]{1,128}$/),
        Time: z
          .string()
          .regex(/^\$\.\w+$/)
          .optional(),
      }),
    }),
    Tags: ignored('no bill to divide'),
  }),
  create(request) {
    const { properties, services, physicalName, invalid } = request;
    const name = properties.Name ?? physicalName(64);
    const arn = `arn:aws:pipes:${services.region}:${services.accountId}:pipe/${name}`;
    const tableName = /^arn:aws:dynamodb:[^:]*:[^:]*:table\/([^/]+)\/stream\//.exec(properties.Source)?.[1];
    if (tableName === undefined)
      throw invalid('Source', `${properties.Source} is no stream of a table; only those are known`);
    const enrichment = properties.Enrichment.split(':').at(-1) as string;
    if (!services.functions.has(enrichment))
      throw invalid('Enrichment', `${properties.Enrichment} is no function; only functions are known`);
    const bus = services.buses.get(properties.Target.split('/').at(-1) as string);
    if (bus === undefined) throw invalid('Target', `${properties.Target} is no bus of this template`);
    const { DynamoDBStreamParameters: stream, FilterCriteria: criteria } = properties.SourceParameters;
    const deadLetterQueue = stream.DeadLetterConfig && queueOfArn(stream.DeadLetterConfig.Arn);
    if (stream.DeadLetterConfig && deadLetterQueue === undefined)
      throw invalid('SourceParameters.DynamoDBStreamParameters.DeadLetterConfig.Arn', 'it is not a queue');
    if (deadLetterQueue !== undefined) services.deadLetterQueues.add(deadLetterQueue);
    const {
      Source: source,
      DetailType: detailType,
      Time: timePath,
    } = properties.TargetParameters.EventBridgeEventBusParameters;
    if (properties.DesiredState === 'RUNNING')
      services.pipes.push({
        name,
        arn,
        tableName,
        streamArn: properties.Source,
        filters: (criteria?.Filters ?? []).map(({ Pattern }, index) => filterOf(Pattern, index, request)),
        batchSize: stream.BatchSize,
        maximumRetryAttempts: stream.MaximumRetryAttempts,
        bisects: stream.OnPartialBatchItemFailure !== undefined,
        ...(deadLetterQueue === undefined ? {} : { deadLetterQueue }),
        enrichment,
        target: { bus, source, detailType },
        ...(timePath === undefined ? {} : { timePath }),
      });
    return { ref: name, attributes: { Arn: arn } };
  },
});

function filterOf(text: string, index: number, { invalid }: CreateRequest<unknown>): PipeFilter {
  const path = `SourceParameters.FilterCriteria.Filters[${index}].Pattern`;
  try {
    const pattern = JSON.parse(text) as { dynamodb?: { Keys?: object } };
    const keys = pattern.dynamodb?.Keys;
    return {
      matches: compileEventPattern(pattern),
      matchesKeys: keys === undefined ? () => true : compileEventPattern({ dynamodb: { Keys: keys } }),
    };
  } catch (error) {
    if (error instanceof PatternError || error instanceof SyntaxError) throw invalid(path, error.message);
    throw error;
  }
}
