import { defaultLimits } from '../../../shared/domain/quarantine.ts';
import { buildRun } from '../../../shared/persistence/build-run.ts';
import type { Change, RecordStore } from '../../../shared/persistence/record-store.ts';
import { claim, contextOf, extraction, fence, head, now, statistic, version } from './samples.ts';

let count = 0;
/** Stages a run of a document of its own, with so many claims. */
export const stagedRun = async (store: RecordStore, claims: number, ids?: { docId: string; keyHash: string }) => {
  const { docId, keyHash } = ids ?? { docId: `doc-${++count}`, keyHash: `key-${count}` };
  const runId = `run-${++count}`;
  const built = buildRun({
    limits: defaultLimits,
    runId,
    version: version(),
    keyHash,
    metadataHash: 'm1',
    extraction: extraction({
      document: { id: docId },
      claims: Array.from({ length: claims }, (_, i) => claim(`c-${i}`, { span: [i, i + 1] })),
      statistics: [statistic('s-1', { value: 3.5e18 })],
    }),
    contextOf,
  });
  if (!built.ok) throw new Error(built.reason);
  const { run } = built.staged;
  await store.stageRun({
    runId,
    docId,
    keyHash,
    versionId: 'v1',
    extractorVersion: '1.0.0',
    shards: run.shards,
    items: built.items.length,
    startedAt: now,
    leaseUntil: now,
  });
  await store.writeRecords(built.items);
  return { ...built, docId, keyHash, runId };
};

/** The switch that makes a staged run the document's first, or its next after `before`. */
export const switchTo = (staged: Awaited<ReturnType<typeof stagedRun>>, before?: Change): Change => {
  const { docId, keyHash } = staged;
  const rev = (before?.fence.rev ?? 0) + 1;
  return {
    fence: fence({ docId, keyHash, rev }),
    expectedFenceRev: before?.fence.rev ?? null,
    documents: [
      {
        docId,
        expectedRev: before?.documents[0]?.head.rev ?? null,
        head: head({ docId, rev, ...staged.staged, lastKey: { keyHash, rev } }),
        copy: 'put',
        released: false,
        supersede: before?.publish?.runId ?? null,
      },
    ],
    publish: { docId, runId: staged.runId },
  };
};
