import { expect, test } from 'vitest';
import { readBatchResponse } from '../../../local/lambda/batch-response.ts';

const batch = new Set(['a', 'b']);
const failed = (...messageIds: string[]) => ({ kind: 'failed', messageIds: new Set(messageIds) });
const invalid = { kind: 'invalid', why: expect.any(String) };

test.for<[string, string, object]>([
  ['an empty list accepts the batch', '{"batchItemFailures":[]}', failed()],
  ['a null list accepts the batch', '{"batchItemFailures":null}', failed()],
  ['an empty answer accepts the batch', '{}', failed()],
  ['null accepts the batch', 'null', failed()],
  ['one failure fails one message', '{"batchItemFailures":[{"itemIdentifier":"b"}]}', failed('b')],
  [
    'the same failure twice is one',
    '{"batchItemFailures":[{"itemIdentifier":"b"},{"itemIdentifier":"b"}]}',
    failed('b'),
  ],
  ['an empty identifier fails the batch', '{"batchItemFailures":[{"itemIdentifier":""}]}', invalid],
  ['a null identifier fails the batch', '{"batchItemFailures":[{"itemIdentifier":null}]}', invalid],
  ['a misspelt identifier fails the batch', '{"batchItemFailures":[{"itemIdentifer":"a"}]}', invalid],
  ['an empty failure fails the batch', '{"batchItemFailures":[null]}', invalid],
  ['a message of no batch fails the batch', '{"batchItemFailures":[{"itemIdentifier":"c"}]}', invalid],
  ['a list that is none fails the batch', '{"batchItemFailures":"a"}', invalid],
  ['text fails the batch', '"done"', invalid],
  ['a list fails the batch', '[]', invalid],
  ['what is not JSON fails the batch', 'undefined', invalid],
])('%s', ([, payload, outcome]) => {
  expect(readBatchResponse(payload, batch)).toEqual(outcome);
});
