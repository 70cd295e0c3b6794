import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { extractRequestedSchema, normalizeRequestedSchema } from '../../../shared/domain/work-request.ts';
import { channelOf } from '../../../shared/runtime/channel.ts';
import { objectCreatedSchema, objectDeletedSchema } from '../../../shared/runtime/s3-event.ts';
import { objectCreated, objectDeleted, testEvent } from './s3-events.ts';

const normalize = channelOf<unknown>(z.union([objectCreatedSchema, normalizeRequestedSchema]));
const extract = channelOf<unknown>(z.union([objectCreatedSchema, extractRequestedSchema]));
const retract = channelOf<unknown>(objectDeletedSchema);
const normalizeRequested = { type: 'claimwire/normalize-requested@1', bucket: 'b', key: 'k', versionId: 'v' };
const extractRequested = { type: 'claimwire/extract-requested@1', bucket: 'b', normalizedKey: 'k' };

describe('a channel takes', () => {
  test.each([
    ['an upload, to normalize', normalize, objectCreated()],
    ['a request to normalize', normalize, normalizeRequested],
    ['a normalized object, to extract', extract, objectCreated()],
    ['a request to extract', extract, extractRequested],
    ['a delete marker', retract, objectDeleted()],
    ['a permanent delete', retract, objectDeleted({ 'deletion-type': 'Permanently Deleted' })],
    ['an event with fields that nobody knows yet', retract, { ...objectDeleted(), novelty: true }],
  ])('%s', (_, receive, body) => {
    expect(receive(JSON.stringify(body)).known).toBe(true);
  });

  test('a key as it is, not as a form', () => {
    const received = normalize(JSON.stringify(objectCreated({ key: 'reçus/a+b %20c.txt' })));
    expect(received).toMatchObject({ known: true, message: { detail: { object: { key: 'reçus/a+b %20c.txt' } } } });
  });
});

describe('a channel knows nothing of', () => {
  test.each([
    ['what is not JSON', normalize, '{"source":', 'not JSON'],
    ['an empty body', normalize, '', 'not JSON'],
    ['a number', normalize, '7', 'not an object'],
    ['an object without a type', normalize, '{}', 'untyped'],
    ["S3's test event", normalize, JSON.stringify(testEvent), 's3:TestEvent'],
    ['a delete, where uploads are taken', normalize, JSON.stringify(objectDeleted()), 'Object Deleted'],
    ['an upload, where deletes are taken', retract, JSON.stringify(objectCreated()), 'Object Created'],
    [
      'an object without a version',
      normalize,
      JSON.stringify(objectCreated({ 'version-id': undefined })),
      'Object Created',
    ],
    [
      'a request of a later kind',
      normalize,
      JSON.stringify({ ...normalizeRequested, type: 'claimwire/normalize-requested@2' }),
      'claimwire/normalize-requested@2',
    ],
    ['a request for another function', normalize, JSON.stringify(extractRequested), 'claimwire/extract-requested@1'],
    [
      'an event of another service',
      normalize,
      JSON.stringify({ ...objectCreated(), source: 'mine' }),
      'Object Created',
    ],
    ['a type of any length', normalize, JSON.stringify({ type: 'x'.repeat(5_000) }), 'x'.repeat(100)],
  ])('%s', (_, receive, body, type) => {
    expect(receive(body)).toEqual({ known: false, type });
  });
});
