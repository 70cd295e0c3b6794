import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ignored, resourceType } from '../resource-type.ts';
import { TemplateError } from '../template-error.ts';

export const lambdaFunction = resourceType({
  type: 'AWS::Lambda::Function',
  properties: z.strictObject({
    FunctionName: z.string().optional(),
    Description: ignored('for people'),
    Code: z.strictObject({
      S3Bucket: ignored('assets are read where they were synthesized'),
      S3Key: z.string().regex(/^[\w-]+\.zip$/),
    }),
    Handler: z.string().regex(/^[\w/-]+\.\w+$/),
    Runtime: z.literal('nodejs24.x'),
    Timeout: z.number().int().min(1).max(900).default(3),
    MemorySize: z.number().int().min(128).max(10_240).default(128),
    ReservedConcurrentExecutions: z.number().int().min(0).optional(),
    Environment: z
      .strictObject({ Variables: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}) })
      .prefault({}),
    LoggingConfig: z
      .strictObject({
        LogGroup: z.string().optional(),
        LogFormat: z.literal('Text').optional(),
      })
      .optional(),
    Architectures: ignored('it runs on the architecture of this machine'),
    Role: ignored('IAM is not enforced on loopback'),
    TracingConfig: ignored('no trace is recorded'),
    Tags: ignored('no bill to divide'),
  }),
  create({ logicalId, properties, services, physicalName }) {
    const name = properties.FunctionName ?? physicalName(64);
    const arn = `arn:aws:lambda:${services.region}:${services.accountId}:function:${name}`;
    const directory = join(services.assetsDir, `asset.${properties.Code.S3Key.slice(0, -'.zip'.length)}`);
    if (!existsSync(directory)) {
      throw new TemplateError(
        'missing-asset',
        { logicalId, resourceType: 'AWS::Lambda::Function', path: 'Properties.Code.S3Key' },
        `there is no ${directory}; synthesize again`,
      );
    }
    const { ReservedConcurrentExecutions: reservedConcurrency } = properties;
    services.functions.define({
      name,
      arn,
      handler: properties.Handler,
      directory,
      environment: Object.fromEntries(
        Object.entries(properties.Environment.Variables).map(([variable, value]) => [variable, String(value)]),
      ),
      timeoutSeconds: properties.Timeout,
      memoryMegabytes: properties.MemorySize,
      logGroup: properties.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
      ...(reservedConcurrency === undefined ? {} : { reservedConcurrency }),
    });
    return { ref: name, attributes: { Arn: arn } };
  },
});
