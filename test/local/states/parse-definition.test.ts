import { describe, expect, test } from 'vitest';
import { DefinitionError } from '../../../local/states/definition-error.ts';
import { allStates, parseDefinition } from '../../../local/states/parse-definition.ts';
import { invoke, single } from './machine-harness.ts';

const processor = {
  ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
  ...single(invoke('work')),
};
const map = (more: object = {}) => ({ Type: 'Map', ItemProcessor: processor, ...more });
const reader = {
  Resource: 'arn:aws:states:::s3:getObject',
  ReaderConfig: { InputType: 'JSONL' },
  Arguments: { Bucket: 'data', Key: 'list' },
};
const read = (definition: object) => parseDefinition({ QueryLanguage: 'JSONata', ...definition });

describe('a definition', () => {
  test('that uses all that is known is read, with the defaults of what is left out', () => {
    const definition = read({
      Comment: 'all of it',
      Version: '1.0',
      TimeoutSeconds: 60,
      StartAt: 'Set',
      States: {
        Set: {
          Type: 'Pass',
          Comment: 'c',
          QueryLanguage: 'JSONata',
          Assign: { été: 1 },
          Output: '{% 1 %}',
          Next: 'Work',
        },
        Work: invoke('work', {
          TimeoutSeconds: '{% 5 %}',
          Retry: [
            { ErrorEquals: ['A', 'B'] },
            { ErrorEquals: ['States.ALL'], JitterStrategy: 'FULL', MaxDelaySeconds: 5 },
          ],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed', Output: {}, Assign: { x: 1 } }],
          Next: 'Rest',
        }),
        Rest: { Type: 'Wait', Seconds: 1, Next: 'Each' },
        Each: map({
          ItemReader: reader,
          ItemSelector: { item: '{% $states.context.Map.Item.Value %}' },
          ItemBatcher: { MaxItemsPerBatch: 100, MaxInputBytesPerBatch: 1000, BatchInput: { a: '{% 1 %}' } },
          ResultWriter: {
            Resource: 'arn:aws:states:::s3:putObject',
            WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSONL' },
            Arguments: { Bucket: 'data', Prefix: 'results' },
          },
          MaxConcurrency: 5,
          ToleratedFailurePercentage: 10,
          ToleratedFailureCount: 3,
          Label: 'Each',
          Next: 'Choose',
        }),
        Choose: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'Done' }], Default: 'Failed' },
        Done: { Type: 'Succeed', Output: {} },
        Failed: { Type: 'Fail', Error: 'E', Cause: '{% "c" %}' },
      },
    });
    expect(definition.TimeoutSeconds).toBe(60);
    expect(definition.States.Work).toMatchObject({
      Retry: [
        { ErrorEquals: ['A', 'B'], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 2, JitterStrategy: 'NONE' },
        { JitterStrategy: 'FULL', MaxDelaySeconds: 5 },
      ],
    });
    expect([...allStates(definition)].map(({ path }) => path)).toEqual([
      'States.Set',
      'States.Work',
      'States.Rest',
      'States.Each',
      'States.Each.ItemProcessor.States.Only',
      'States.Choose',
      'States.Done',
      'States.Failed',
    ]);
  });

  test.each<[string, unknown, string, string]>([
    ['text', 'no', 'malformed-definition', ''],
    [
      'no query language, which is JSONPath',
      { ...single({ Type: 'Pass' }), QueryLanguage: undefined },
      'unknown-query-language',
      'QueryLanguage',
    ],
    [
      'JSONPath by name',
      { ...single({ Type: 'Pass' }), QueryLanguage: 'JSONPath' },
      'unknown-query-language',
      'QueryLanguage',
    ],
    [
      'a state in JSONPath',
      single({ Type: 'Pass', QueryLanguage: 'JSONPath' }),
      'unknown-query-language',
      'States.Only.QueryLanguage',
    ],
    ['a field of the machine', { ...single({ Type: 'Pass' }), Odd: 1 }, 'unknown-field', 'Odd'],
    ['a type of state', single({ Type: 'Parallel', Branches: [] }), 'unknown-state-type', 'States.Only.Type'],
    ['a field of JSONPath', single({ Type: 'Pass', ResultPath: '$' }), 'unknown-field', 'States.Only.ResultPath'],
    ['a heartbeat', single(invoke('work', { HeartbeatSeconds: 5 })), 'unknown-field', 'States.Only.HeartbeatSeconds'],
    [
      'another resource',
      single(invoke('work', { Resource: 'arn:aws:states:::sqs:sendMessage' })),
      'invalid-field',
      'States.Only.Resource',
    ],
    [
      'an argument of the call',
      single(invoke('work', { Arguments: { FunctionName: 'work', Qualifier: '3' } })),
      'unknown-field',
      'States.Only.Arguments.Qualifier',
    ],
    [
      'arguments without a function',
      single(invoke('work', { Arguments: { Payload: {} } })),
      'invalid-field',
      'States.Only.Arguments.FunctionName',
    ],
    [
      'a field of a retrier',
      single(invoke('work', { Retry: [{ ErrorEquals: ['A'], Odd: 1 }] })),
      'unknown-field',
      'States.Only.Retry[0].Odd',
    ],
    [
      'a retrier for no error',
      single(invoke('work', { Retry: [{ ErrorEquals: [] }] })),
      'invalid-field',
      'States.Only.Retry[0].ErrorEquals',
    ],
    [
      'States.ALL beside others',
      single(invoke('work', { Retry: [{ ErrorEquals: ['A', 'States.ALL'] }] })),
      'invalid-field',
      'States.Only.Retry[0].ErrorEquals',
    ],
    [
      'States.ALL before others',
      single(invoke('work', { Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] }] })),
      'invalid-field',
      'States.Only.Retry[0].ErrorEquals',
    ],
    ['neither Next nor End', { StartAt: 'Only', States: { Only: { Type: 'Pass' } } }, 'invalid-field', 'States.Only'],
    ['Next and End', single({ Type: 'Pass', Next: 'Only' }), 'invalid-field', 'States.Only'],
    ['a start that is not there', { ...single({ Type: 'Pass' }), StartAt: 'First' }, 'unknown-state', 'StartAt'],
    [
      'a next that is not there',
      { StartAt: 'Only', States: { Only: { Type: 'Pass', Next: 'More' } } },
      'unknown-state',
      'States.Only.Next',
    ],
    [
      'a catcher that leads nowhere',
      single(invoke('work', { Catch: [{ ErrorEquals: ['A'], Next: 'More' }] })),
      'unknown-state',
      'States.Only.Catch[0].Next',
    ],
    [
      'a rule that leads nowhere',
      { StartAt: 'Only', States: { Only: { Type: 'Choice', Choices: [{ Condition: true, Next: 'More' }] } } },
      'unknown-state',
      'States.Only.Choices[0].Next',
    ],
    [
      'a state that nothing leads to',
      { StartAt: 'Only', States: { Only: { Type: 'Succeed' }, Stray: { Type: 'Succeed' } } },
      'unreachable-state',
      'States.Stray',
    ],
    ['a Wait without a time', single({ Type: 'Wait' }), 'invalid-field', 'States.Only'],
    [
      'a Wait with two',
      single({ Type: 'Wait', Seconds: 1, Timestamp: '2026-03-12T00:00:00Z' }),
      'invalid-field',
      'States.Only',
    ],
    [
      'what is no JSONata',
      single({ Type: 'Pass', Output: { a: ['{% ( %}'] } }),
      'invalid-expression',
      'States.Only.Output.a[0]',
    ],
    [
      '$eval',
      single({ Type: 'Pass', Output: "{% $map([1], function($n) { $eval('1') }) %}" }),
      'invalid-expression',
      'States.Only.Output',
    ],
    [
      'a name that is no variable',
      single({ Type: 'Pass', Assign: { 'a b': 1 } }),
      'invalid-field',
      'States.Only.Assign.a b',
    ],
    [
      'a Map in line',
      single(map({ ItemProcessor: { ...processor, ProcessorConfig: { Mode: 'INLINE' } } })),
      'invalid-field',
      'States.Only.ItemProcessor.ProcessorConfig.Mode',
    ],
    [
      'express children',
      single(
        map({ ItemProcessor: { ...processor, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' } } }),
      ),
      'invalid-field',
      'States.Only.ItemProcessor.ProcessorConfig.ExecutionType',
    ],
    [
      'a field of the processor',
      single(map({ ItemProcessor: { ...processor, Odd: 1 } })),
      'unknown-field',
      'States.Only.ItemProcessor.Odd',
    ],
    [
      'a state inside a Map',
      single(map({ ItemProcessor: { ...processor, ...single({ Type: 'Parallel' }) } })),
      'unknown-state-type',
      'States.Only.ItemProcessor.States.Only.Type',
    ],
    [
      'another reader',
      single(map({ ItemReader: { ...reader, Resource: 'arn:aws:states:::s3:listObjectsV2' } })),
      'invalid-field',
      'States.Only.ItemReader.Resource',
    ],
    [
      'a list in CSV',
      single(map({ ItemReader: { ...reader, ReaderConfig: { InputType: 'CSV' } } })),
      'invalid-field',
      'States.Only.ItemReader.ReaderConfig.InputType',
    ],
    ['a list of two kinds', single(map({ ItemReader: reader, Items: [] })), 'invalid-field', 'States.Only'],
    [
      'a writer without a place',
      single(map({ ResultWriter: { WriterConfig: {} } })),
      'invalid-field',
      'States.Only.ResultWriter.Resource',
    ],
    [
      'a percentage above 100',
      single(map({ ToleratedFailurePercentage: 101 })),
      'invalid-field',
      'States.Only.ToleratedFailurePercentage',
    ],
    ['a label that is too long', single(map({ Label: 'x'.repeat(41) })), 'invalid-field', 'States.Only.Label'],
    ['text where a number stands', single(map({ MaxConcurrency: '5' })), 'invalid-field', 'States.Only.MaxConcurrency'],
  ])('is refused for %s', (_, definition, reason, path) => {
    const fault = (): unknown => {
      try {
        parseDefinition(
          typeof definition === 'string' ? definition : { QueryLanguage: 'JSONata', ...(definition as object) },
        );
      } catch (error) {
        return error;
      }
      return undefined;
    };
    expect(fault()).toBeInstanceOf(DefinitionError);
    expect(fault()).toMatchObject({ reason, path });
  });
});
