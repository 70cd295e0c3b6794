import * as z from 'zod';
import type { MessageAttributes } from './message.ts';
import type { QueueStore } from './queue-store.ts';
import { SqsError } from './sqs-error.ts';

export interface OperationContext {
  readonly store: QueueStore;
  queueUrl(name: string): string;
  /** Aborts when the client goes away or the server closes. */
  readonly signal: AbortSignal;
}

/** One operation of SQS: the parameters it understands, and what it answers. Others are refused, not skipped. */
export interface Operation {
  readonly parameters: readonly string[];
  run(parameters: Record<string, unknown>, context: OperationContext): object | Promise<object>;
}

/** An operation from the schema of its parameters. @throws (its run) SqsError MissingParameter, InvalidParameterValue, UnsupportedOperation for a nested parameter that is not known */
export function operation<Shape extends z.ZodRawShape>(
  shape: Shape,
  run: (input: z.output<z.ZodObject<Shape>>, context: OperationContext) => object | Promise<object>,
): Operation {
  const schema = z.object(shape);
  return {
    parameters: Object.keys(shape),
    run(parameters, context) {
      const parsed = schema.safeParse(parameters);
      if (parsed.success) return run(parsed.data, context);
      const [issue] = parsed.error.issues;
      const path = issue?.path.join('.') ?? '';
      if (issue?.code === 'unrecognized_keys') {
        throw new SqsError(
          'UnsupportedOperation',
          `NotImplemented: the local SQS does not know ${path} ${issue.keys.join(', ')}.`,
        );
      }
      const missing =
        issue?.path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown>)?.[step], parameters) ===
        undefined;
      if (missing) throw new SqsError('MissingParameter', `The request must contain the parameter ${path}.`);
      throw new SqsError('InvalidParameterValue', `The value of the parameter ${path} is invalid: ${issue?.message}.`);
    },
  };
}

/** A queue URL, read as the queue's name: the last part of its path. */
export const queueUrlSchema = z
  .string()
  .min(1)
  .transform((url) => url.slice(url.lastIndexOf('/') + 1));

export const messageAttributesSchema = z
  .record(
    z.string(),
    z.strictObject({ DataType: z.string(), StringValue: z.string().optional(), BinaryValue: z.string().optional() }),
  )
  .transform((attributes) => attributes as MessageAttributes);
