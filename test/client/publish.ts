import type { Extraction } from '../../shared/domain/extraction.ts';
import { defaultLimits } from '../../shared/domain/quarantine.ts';
import type { ChangePorts } from '../../shared/persistence/apply-change.ts';
import { applyRead } from '../../shared/persistence/apply-event.ts';
import { buildRun } from '../../shared/persistence/build-run.ts';
import { MemoryWorkQueue } from '../../shared/persistence/memory-work-queue.ts';
import type { RecordStore } from '../../shared/persistence/record-store.ts';
import { contextOf, extraction, version } from '../shared/persistence/samples.ts';

export const patience = { random: () => 0, sleep: async () => {} };
export const now = new Date('2026-03-10T12:00:00Z');
let count = 0;

/** Publishes as extract-article does: a later call for the same document replaces it. */
export const publish = async (
  store: RecordStore,
  docId: string,
  fields: Parameters<typeof extraction>[0],
): Promise<string> => {
  const sequence = ++count;
  const runId = `run-${sequence}`;
  const at = version({ key: docId, versionId: `v${sequence}`, sequencer: (0x10000000 + sequence).toString(16) });
  const intent = {
    kind: 'publish',
    version: at,
    keyHash: `key-${docId}`,
    docId,
    revision: null,
    extractorVersion: '1.0.0',
    restriction: { status: 'usable', embargoedUntil: null },
    content: null,
    unreadable: null,
  } as const;
  const ports: ChangePorts = {
    store,
    storage: { currentVersion: async () => null },
    normalizeQueue: new MemoryWorkQueue(),
    clock: () => now,
    patience,
  };
  const read: Extraction = extraction({ ...fields, document: { ...fields?.document, id: docId } });
  await applyRead(ports, intent, async () => {
    const built = buildRun({
      limits: defaultLimits,
      runId,
      version: at,
      keyHash: intent.keyHash,
      metadataHash: '',
      extraction: read,
      contextOf,
    });
    if (!built.ok) throw new Error(built.reason);
    const { shards } = built.staged.run;
    const manifest = { runId, docId, keyHash: intent.keyHash, versionId: at.versionId, extractorVersion: '1.0.0' };
    await store.stageRun({ ...manifest, shards, items: built.items.length, startedAt: '', leaseUntil: '' });
    await store.writeRecords(built.items);
    return built;
  });
  return runId;
};

export const all = async <Value>(items: AsyncIterable<Value>): Promise<Value[]> => {
  const list: Value[] = [];
  for await (const item of items) list.push(item);
  return list;
};
export const speaker = (id: string) => ({
  text: id,
  span: [0, 1] as const,
  name: id,
  role: null,
  id,
  kind: 'person' as const,
});
export const on = (date: string) => ({ publishedAt: { date, from: 'metadata' as const } });
