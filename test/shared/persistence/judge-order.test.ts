import { expect, test } from 'vitest';
import { judgeOrder, type KeyEvent } from '../../../shared/persistence/judge-order.ts';
import { fence } from './samples.ts';

const put = (fields: Partial<KeyEvent> = {}): KeyEvent => ({
  state: 'LIVE',
  versionId: 'v2',
  sequencer: '0020',
  ...fields,
});
const marker = (fields: Partial<KeyEvent> = {}): KeyEvent => ({
  ...put({ versionId: 'm1' }),
  state: 'DELETED',
  ...fields,
});

test.each([
  ['the first event of a key is newer', null, put(), 'newer'],
  ['the first delete of a key is newer', null, marker(), 'newer'],
  ['a key that nothing is known of, without a sequencer, is asked for', null, put({ sequencer: null }), 'ask'],
  ['the same version again is the same', fence(), put({ versionId: 'v1', sequencer: '0010' }), 'same'],
  ['the same version is the same also without a sequencer', fence(), put({ versionId: 'v1', sequencer: null }), 'same'],
  ['a greater sequencer is newer', fence(), put(), 'newer'],
  ['a smaller sequencer is older', fence({ sequencer: '0011' }), put({ sequencer: '0010' }), 'older'],
  ['leading zeros do not count', fence({ sequencer: '10' }), put({ sequencer: '00000011' }), 'newer'],
  ['sequencers of different lengths prove nothing', fence({ sequencer: 'FF' }), put({ sequencer: '0100' }), 'ask'],
  ['a request has no sequencer', fence(), put({ sequencer: null }), 'ask'],
  ['a greater sequencer proves nothing once only S3 can tell', fence({ askStorage: true }), put(), 'ask'],
  ['a smaller sequencer is older even then', fence({ askStorage: true }), put({ sequencer: '0010' }), 'older'],
  ['a version that is live is deleted by a later marker', fence(), marker(), 'newer'],
  [
    'a late put does not bring a deleted key back',
    fence({ state: 'DELETED', versionId: 'm1', sequencer: '0020' }),
    put({ sequencer: '0010' }),
    'older',
  ],
  [
    'the same marker again is the same',
    fence({ state: 'DELETED', versionId: 'm1', sequencer: '0020' }),
    marker(),
    'same',
  ],
  [
    'a deleted version is not the same when it is put again',
    fence({ state: 'DELETED', versionId: 'v2' }),
    put(),
    'newer',
  ],
  ['a tombstone without a sequencer asks', fence({ state: 'DELETED', versionId: null, sequencer: null }), put(), 'ask'],
] as const)('%s', (_, standing, event, order) => {
  expect(judgeOrder(standing, event)).toBe(order);
});
