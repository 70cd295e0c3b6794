import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../local/clock.ts';
import { type ObjectEvent, ObjectStore } from '../../../local/s3/object-store.ts';

const content = (text: string) => ({ body: Buffer.from(text), headers: {}, metadata: {} });

function storeWith(settings: { versioned: boolean; eventBridge: boolean }) {
  const events: ObjectEvent[] = [];
  const clock = new ManualClock(Date.UTC(2026, 1, 4, 10, 30, 15, 250));
  const store = new ObjectStore({ clock, emit: (event) => events.push(event) });
  store.createBucket({ name: 'articles', ...settings });
  return { store, clock, events };
}

/** Compares sequencers as S3's documentation says: as hex numbers of one width. */
const rank = (event: ObjectEvent | undefined): bigint => BigInt(`0x${event?.detail.object.sequencer}`);

describe('object events', () => {
  it('tell of a new object all that EventBridge documents', () => {
    const { store, events } = storeWith({ versioned: true, eventBridge: true });
    const { versionId } = store.put('articles', 'a é.txt', content('abc'), { requestId: 'REQUEST' });
    expect(events).toEqual([
      {
        detailType: 'Object Created',
        time: '2026-02-04T10:30:15Z',
        detail: {
          version: '0',
          'event-version': '1.0',
          bucket: { name: 'articles' },
          object: {
            key: 'a é.txt',
            size: 3,
            etag: '900150983cd24fb0d6963f7d28e17f72',
            'version-id': versionId,
            sequencer: expect.stringMatching(/^[0-9a-f]{16,18}$/),
          },
          'request-id': 'REQUEST',
          requester: '000000000000',
          'source-ip-address': '127.0.0.1',
          reason: 'PutObject',
        },
      },
    ]);
  });

  it('tell a delete marker from a version that is gone for good', () => {
    const { store, events } = storeWith({ versioned: true, eventBridge: true });
    const object = store.put('articles', 'k', content('abc'));
    const marker = store.delete('articles', 'k');
    store.delete('articles', 'k', marker.versionId);
    store.delete('articles', 'k', object.versionId, { reason: 'Lifecycle Expiration' });
    const told = events.slice(1).map(({ detailType, detail }) => ({
      detailType,
      deletion: detail['deletion-type'],
      version: detail.object['version-id'],
      etag: detail.object.etag,
      reason: detail.reason,
      from: detail['source-ip-address'],
    }));
    const emptyEtag = 'd41d8cd98f00b204e9800998ecf8427e';
    const detailType = 'Object Deleted';
    expect(told).toEqual([
      {
        detailType,
        deletion: 'Delete Marker Created',
        version: marker.versionId,
        etag: emptyEtag,
        reason: 'DeleteObject',
        from: '127.0.0.1',
      },
      {
        detailType,
        deletion: 'Permanently Deleted',
        version: marker.versionId,
        etag: emptyEtag,
        reason: 'DeleteObject',
        from: '127.0.0.1',
      },
      {
        detailType,
        deletion: 'Permanently Deleted',
        version: object.versionId,
        etag: object.etag,
        reason: 'Lifecycle Expiration',
        from: undefined,
      },
    ]);
  });

  it('are sent only once the change can be read', () => {
    const seen: string[] = [];
    const store: ObjectStore = new ObjectStore({
      clock: new ManualClock(),
      emit: ({ detail }) => seen.push(store.get('articles', detail.object.key).body.toString()),
    });
    store.createBucket({ name: 'articles', versioned: true, eventBridge: true });
    store.put('articles', 'k', content('one'));
    store.put('articles', 'k', content('two'));
    expect(seen).toEqual(['one', 'two']);
  });

  it('are not sent for what changed nothing, nor by a bucket that has them off', () => {
    const on = storeWith({ versioned: true, eventBridge: true });
    const { versionId } = on.store.put('articles', 'k', content('abc'));
    on.store.delete('articles', 'k', versionId);
    on.store.delete('articles', 'k', versionId);
    expect(() => on.store.put('articles', 'k', content('x'), { ifMatch: 'another' })).toThrow();
    expect(on.events).toHaveLength(2);
    const off = storeWith({ versioned: true, eventBridge: false });
    off.store.put('articles', 'k', content('abc'));
    expect(off.events).toEqual([]);
  });

  it('carry sequencers that rise even while the clock stands still, and that plain string order would get wrong', async () => {
    const { store, clock, events } = storeWith({ versioned: true, eventBridge: true });
    for (let i = 0; i < 200; i++) {
      store.put('articles', 'k', content(String(i)));
      if (i % 50 === 0) await clock.advance(1500);
    }
    const outOfOrder = events.slice(1).filter((event, i) => rank(event) <= rank(events[i]));
    expect(outOfOrder).toEqual([]);
    const sequencers = events.map(({ detail }) => detail.object.sequencer);
    expect(sequencers.toSorted()).not.toEqual(sequencers);
  });

  it('have no version id in a bucket without versions', () => {
    const { store, events } = storeWith({ versioned: false, eventBridge: true });
    store.put('articles', 'k', content('abc'));
    store.delete('articles', 'k');
    store.delete('articles', 'k');
    expect(events.map(({ detail }) => ['version-id' in detail.object, detail['deletion-type']])).toEqual([
      [false, undefined],
      [false, 'Permanently Deleted'],
    ]);
  });
});
