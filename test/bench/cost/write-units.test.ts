import { describe, expect, it } from 'vitest';
import { benchArticles } from '../../../bench/cost/articles.ts';
import { unitsOfWrite } from '../../../bench/cost/capacity.ts';
import { isRecord, kindOf } from '../../../bench/cost/kinds.ts';
import type { ItemKey } from '../../../bench/cost/requested-writes.ts';
import { readMetadata } from '../../../shared/domain/article.ts';
import { keyHashOf } from '../../../shared/domain/identity.ts';
import { MemoryTelemetry } from '../../../shared/observability/memory-telemetry.ts';
import { marshal, transactionOf } from '../../../shared/persistence/dynamo-transaction.ts';
import { MemoryRecordStore } from '../../../shared/persistence/memory-record-store.ts';
import { standardExtractor } from '../../../shared/publication/extractor.ts';
import { publishArticle } from '../../../shared/publication/publish-article.ts';

const bucket = 'claimwire-prod-articles47cff050-abcdefghijkl';

/** Publishes the bench's articles in memory, and tells the units that DynamoDB would have taken of each kind of item, for each item. */
const unitsByKind = async (): Promise<Map<string, number>> => {
  const taken = new Map<string, number[]>();
  const take = (item: Parameters<typeof unitsOfWrite>[1], transactional: boolean) => {
    const { table, indexes } = unitsOfWrite(null, item, { transactional });
    const kind = kindOf(item as ItemKey);
    taken.set(kind, [...(taken.get(kind) ?? []), table + indexes.GSI1 + indexes.GSI2]);
  };
  let runs = 0;
  for (const { key, text, metadata } of benchArticles(20)) {
    const store = new MemoryRecordStore();
    const { writeRecords, commit } = store;
    store.writeRecords = async (items) => {
      for (const item of items) take(marshal(item), false);
      return writeRecords.call(store, items);
    };
    store.commit = (change) => {
      for (const { Put } of transactionOf('records', change)) if (Put?.Item) take(Put.Item, true);
      return commit.call(store, change);
    };
    await publishArticle(
      {
        article: {
          schema: 'claimwire/normalized-article@1',
          normalizer: { version: '1' },
          origin: {
            bucket,
            key,
            versionId: '3sL4kqtJlcpXroDTDmJ.rmSpXd3dIbrHY',
            sequencer: '0062E99A88DC407460',
            lastModified: '2026-03-12T09:14:02.000Z',
          },
          metadata: readMetadata(metadata).metadata,
          conflicts: [],
          sha256: keyHashOf(bucket, key).repeat(2),
          encoding: 'utf-8',
          source: text,
        },
        replayed: false,
        delivery: { messageId: 'm1', receiveCount: 1 },
      },
      {
        store,
        storage: { currentVersion: async () => null },
        normalizeQueue: { send: async () => {} },
        clock: () => new Date('2026-03-12T09:14:04Z'),
        patience: { random: () => 0, sleep: async () => {} },
        newRunId: () => `01JPAAAAAAAAAAAAAAAAAAAA${String(++runs).padStart(2, '0')}`,
        extractor: standardExtractor,
        limits: { records: 5_000 },
        telemetry: new MemoryTelemetry(),
      },
    );
  }
  return new Map([...taken].map(([kind, units]) => [kind, units.reduce((sum, one) => sum + one, 0) / units.length]));
};

describe('a first upload', () => {
  it('stays within the write units that its price stands on', async () => {
    const units = await unitsByKind();
    // Each with its rows in the indexes. Two more a record, and the price of a million articles is over 70 dollars.
    expect(units.get('claim')).toBeLessThan(2.1);
    expect(units.get('statistic')).toBeLessThan(2.2);
    expect(units.get('document')).toBeLessThanOrEqual(3);
    expect(units.get('head')).toBe(4);
    expect(units.get('key fence')).toBe(2);
    expect(units.get('copy of the key')).toBe(2);
    expect([...units.keys()].filter((kind) => !isRecord(kind)).sort()).toEqual([
      'copy of the key',
      'document',
      'head',
      'key fence',
    ]);
  });
});
