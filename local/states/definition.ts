import * as z from 'zod';

/** `{% … %}`: JSONata where it stands for a value. */
const expressionPattern = /^\{%[\s\S]*%\}$/;
const expression = z.string().regex(expressionPattern, 'only a value or a JSONata expression {% … %} may stand here');
const orExpression = <Schema extends z.ZodType>(schema: Schema) => z.union([schema, expression]);

/** Whether a string of a definition is JSONata. */
export const isExpression = (text: string): boolean => expressionPattern.test(text);

const named = { Comment: z.string().optional(), QueryLanguage: z.literal('JSONata').optional() };
const assigning = {
  Assign: z.record(z.string().regex(/^[\p{ID_Start}][\p{ID_Continue}]{0,79}$/u), z.unknown()).optional(),
};
const output = { Output: z.unknown().optional() };
const onward = { Next: z.string().optional(), End: z.literal(true).optional() };
const errorNames = z.array(z.string().min(1)).min(1);

const retrier = z.strictObject({
  ErrorEquals: errorNames,
  IntervalSeconds: z.number().int().min(1).max(99_999_999).default(1),
  MaxAttempts: z.number().int().min(0).max(99_999_999).default(3),
  BackoffRate: z.number().min(1).default(2),
  MaxDelaySeconds: z.number().int().min(1).max(31_622_400).optional(),
  JitterStrategy: z.enum(['NONE', 'FULL']).default('NONE'),
  Comment: z.string().optional(),
});
const catcher = z.strictObject({
  ErrorEquals: errorNames,
  Next: z.string(),
  ...assigning,
  ...output,
  Comment: z.string().optional(),
});
const recovering = { Retry: z.array(retrier).default([]), Catch: z.array(catcher).default([]) };

const count = z.number().int().min(1).max(99_999_999);

/** What fields must come to whose value may be an expression. */
export const fieldValues = {
  TimeoutSeconds: count,
  Condition: z.boolean(),
  Seconds: z.number().int().min(0).max(99_999_999),
  Timestamp: z.iso.datetime({ offset: true }),
  Text: z.string(),
  Items: z.array(z.unknown()),
  ListPlace: z.strictObject({ Bucket: z.string(), Key: z.string() }),
  ResultPlace: z.strictObject({ Bucket: z.string(), Prefix: z.string().optional() }),
  MaxItems: count,
  MaxItemsPerBatch: count,
  MaxInputBytesPerBatch: z.number().int().min(1).max(262_144),
  MaxConcurrency: z.number().int().min(0),
  ToleratedFailurePercentage: z.number().min(0).max(100),
  ToleratedFailureCount: z.number().int().min(0),
} as const;

/** What `arn:aws:states:::lambda:invoke` takes; qualifiers, client contexts and invocations without an answer are not known. */
export const invokeArguments = z.strictObject({ FunctionName: z.string().min(1), Payload: z.unknown().optional() });

const pass = z.strictObject({ Type: z.literal('Pass'), ...named, ...assigning, ...output, ...onward });
const task = z.strictObject({
  Type: z.literal('Task'),
  Resource: z.literal('arn:aws:states:::lambda:invoke'),
  Arguments: orExpression(invokeArguments),
  TimeoutSeconds: orExpression(fieldValues.TimeoutSeconds).optional(),
  ...named,
  ...assigning,
  ...output,
  ...recovering,
  ...onward,
});
const choice = z.strictObject({
  Type: z.literal('Choice'),
  Choices: z
    .array(
      z.strictObject({
        Condition: orExpression(fieldValues.Condition),
        Next: z.string(),
        ...assigning,
        ...output,
        Comment: z.string().optional(),
      }),
    )
    .min(1),
  Default: z.string().optional(),
  ...named,
  ...assigning,
  ...output,
});
const wait = z
  .strictObject({
    Type: z.literal('Wait'),
    Seconds: orExpression(fieldValues.Seconds).optional(),
    Timestamp: orExpression(fieldValues.Timestamp).optional(),
    ...named,
    ...assigning,
    ...output,
    ...onward,
  })
  .refine(
    ({ Seconds, Timestamp }) => (Seconds === undefined) !== (Timestamp === undefined),
    'a Wait takes Seconds or Timestamp, one of them',
  );
const succeed = z.strictObject({ Type: z.literal('Succeed'), ...named, ...output });
const fail = z.strictObject({
  Type: z.literal('Fail'),
  Error: z.string().optional(),
  Cause: z.string().optional(),
  ...named,
});
const map = z
  .strictObject({
    Type: z.literal('Map'),
    ItemProcessor: z.looseObject({
      ProcessorConfig: z.strictObject({ Mode: z.literal('DISTRIBUTED'), ExecutionType: z.literal('STANDARD') }),
    }),
    Items: orExpression(fieldValues.Items).optional(),
    ItemReader: z
      .strictObject({
        Resource: z.literal('arn:aws:states:::s3:getObject'),
        ReaderConfig: z.strictObject({
          InputType: z.enum(['JSON', 'JSONL']),
          MaxItems: orExpression(fieldValues.MaxItems).optional(),
        }),
        Arguments: orExpression(fieldValues.ListPlace),
      })
      .optional(),
    ItemSelector: z.unknown().optional(),
    ItemBatcher: z
      .strictObject({
        MaxItemsPerBatch: orExpression(fieldValues.MaxItemsPerBatch).optional(),
        MaxInputBytesPerBatch: orExpression(fieldValues.MaxInputBytesPerBatch).optional(),
        BatchInput: z.unknown().optional(),
      })
      .optional(),
    ResultWriter: z
      .strictObject({
        Resource: z.literal('arn:aws:states:::s3:putObject'),
        WriterConfig: z
          .strictObject({
            Transformation: z.enum(['NONE', 'COMPACT', 'FLATTEN']).default('NONE'),
            OutputType: z.enum(['JSON', 'JSONL']).default('JSON'),
          })
          .prefault({}),
        Arguments: orExpression(fieldValues.ResultPlace),
      })
      .optional(),
    MaxConcurrency: orExpression(fieldValues.MaxConcurrency).default(0),
    ToleratedFailurePercentage: orExpression(fieldValues.ToleratedFailurePercentage).optional(),
    ToleratedFailureCount: orExpression(fieldValues.ToleratedFailureCount).optional(),
    Label: z
      .string()
      .regex(/^[^\s?*<>{}[\]:;,\\|^~$#%&`"\p{Cc}]{1,40}$/u)
      .optional(),
    ...named,
    ...assigning,
    ...output,
    ...recovering,
    ...onward,
  })
  .refine(
    ({ Items, ItemReader }) => Items === undefined || ItemReader === undefined,
    'a Map takes Items or ItemReader, not both',
  );

/** The states that are known, by their Type. */
export const stateSchemas = {
  Pass: pass,
  Task: task,
  Choice: choice,
  Wait: wait,
  Succeed: succeed,
  Fail: fail,
  Map: map,
};

export const machineSchema = z.strictObject({
  StartAt: z.string(),
  States: z.record(z.string().min(1).max(80), z.looseObject({ Type: z.string() })),
  QueryLanguage: z.string().optional(),
  Comment: z.string().optional(),
  Version: z.literal('1.0').optional(),
  TimeoutSeconds: z.number().int().min(1).max(99_999_999).optional(),
});
/** The states inside a Map. */
export const processorSchema = machineSchema.omit({ Version: true, TimeoutSeconds: true });

export type Retrier = z.output<typeof retrier>;
export type PassState = z.output<typeof pass>;
export type TaskState = z.output<typeof task>;
export type ChoiceState = z.output<typeof choice>;
export type WaitState = z.output<typeof wait>;
export type SucceedState = z.output<typeof succeed>;
export type FailState = z.output<typeof fail>;
export type MapState = Omit<z.output<typeof map>, 'ItemProcessor'> & { readonly ItemProcessor: StateGraph };
export type State = PassState | TaskState | ChoiceState | WaitState | SucceedState | FailState | MapState;

/** States that lead to one another. */
export interface StateGraph {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** A definition that was read and found whole: every state that is named exists, every expression parses. */
export interface MachineDefinition extends StateGraph {
  readonly TimeoutSeconds?: number;
}
