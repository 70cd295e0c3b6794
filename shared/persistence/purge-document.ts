import { documentIdOf } from '../domain/identity.ts';
import type { KeyFence } from '../domain/key-fence.ts';
import { normalizedPrefix } from '../domain/lane.ts';
import { normalizedArticleSchema } from '../domain/normalized-article.ts';
import type { ChangePorts } from './apply-change.ts';
import { applyCurrent, applyErasure } from './apply-event.ts';
import type { ArticleStorage, VersionOf } from './article-storage.ts';
import { eraseRun } from './erase-run.ts';
import type { FileVersion, FileVersions } from './file-versions.ts';
import type { RunStore } from './run-store.ts';

export interface PurgePorts extends Omit<ChangePorts, 'normalizeQueue' | 'storage'> {
  readonly storage: Pick<ArticleStorage, 'currentVersion' | 'readNormalized'>;
  readonly files: FileVersions;
  readonly runs: RunStore;
  readonly normalizedBucket: string;
  /** Which document a version makes, by what it says itself; null when it is gone. */
  readonly documentOf: (version: VersionOf) => Promise<string | null>;
}

/** A file of the document; `own` unless it names another document by now, so that only some of its versions are the document's. */
interface PurgedFile {
  readonly keyHash: string;
  readonly bucket: string;
  /** Empty where an earlier purge has come as far as erasing it: then S3 holds no version of it. */
  readonly key: string;
  readonly own: boolean;
}

/** What a purge would remove. */
export interface PurgePlan {
  readonly docId: string;
  readonly files: readonly PurgedFile[];
  /** Of the files, markers left out, and of their normalized copies. */
  readonly versions: number;
  readonly copies: number;
  /** Runs with records, the one that readers read among them. */
  readonly runs: number;
  readonly title: string | null;
}

export interface PurgeReport {
  readonly versions: number;
  readonly copies: number;
  readonly runs: number;
  readonly records: number;
  /** Keys under which something was uploaded while the purge was at work: that is a new article, and stays. */
  readonly uploadedAgain: readonly string[];
}

const fileOf = ({ keyHash, bucket, key }: KeyFence, own: boolean): PurgedFile => ({ keyHash, bucket, key, own });

/** The document's files, and those that named it before. */
const filesOf = async ({ store, runs }: PurgePorts, docId: string): Promise<PurgedFile[]> => {
  const { keys } = await store.readDocument(docId);
  const own = keys.map((key) => fileOf(key, true));
  const known = new Set(own.map(({ keyHash }) => keyHash));
  const former = await Promise.all(
    (await runs.formerKeys(docId)).filter((keyHash) => !known.has(keyHash)).map((keyHash) => store.readFence(keyHash)),
  );
  return [...own, ...former.flatMap((fence) => (fence ? [fileOf(fence, false)] : []))];
};

/** The normalized copies of a file that are of this document; `spareCurrent` leaves those of a version that was uploaded since. */
const copiesOf = async (
  ports: PurgePorts,
  docId: string,
  file: PurgedFile,
  spareCurrent: boolean,
): Promise<readonly FileVersion[]> => {
  const lanes = Object.values(normalizedPrefix).map((prefix) => `${prefix}${file.keyHash}/`);
  const under = (await Promise.all(lanes.map((lane) => ports.files.under(ports.normalizedBucket, lane)))).flat();
  if (file.own) {
    const current = !spareCurrent || file.key === '' ? null : await ports.storage.currentVersion(file.bucket, file.key);
    const kept = current && lanes.map((lane) => `${lane}${encodeURIComponent(current.versionId)}/`);
    return under.filter(({ key }) => !kept?.some((version) => key.startsWith(version)));
  }
  const copies: FileVersion[] = [];
  for (const copy of under) {
    const body = copy.marker
      ? null
      : await ports.storage.readNormalized(ports.normalizedBucket, copy.key, copy.versionId);
    if (body === null) continue;
    const { origin, metadata } = normalizedArticleSchema.parse(JSON.parse(body));
    if (documentIdOf({ ...origin, source: metadata.source, articleId: metadata.articleId }) === docId)
      copies.push(copy);
  }
  return copies;
};

/** The versions of a file that are of this document; all, where it is the document's own. */
const versionsOf = async (ports: PurgePorts, docId: string, file: PurgedFile): Promise<readonly FileVersion[]> => {
  if (file.key === '') return [];
  const versions = await ports.files.ofKey(file.bucket, file.key);
  if (file.own) return versions;
  const found: FileVersion[] = [];
  for (const version of versions)
    if (!version.marker && (await ports.documentOf({ bucket: file.bucket, ...version })) === docId) found.push(version);
  return found;
};

/** What a purge of a document would remove; null where nothing is known of it. */
export const planPurge = async (ports: PurgePorts, docId: string): Promise<PurgePlan | null> => {
  const { head } = await ports.store.readDocument(docId);
  const [files, runs] = [await filesOf(ports, docId), await ports.runs.runsOf(docId)];
  if (head === null && files.length === 0 && runs.length === 0) return null;
  let [versions, copies] = [0, 0];
  for (const file of files) {
    versions += (await versionsOf(ports, docId, file)).filter(({ marker }) => !marker).length;
    copies += (await copiesOf(ports, docId, file, false)).filter(({ marker }) => !marker).length;
  }
  return { docId, files, versions, copies, runs: runs.length, title: head?.document?.title ?? null };
};

/** Removes a file's versions; it is marked as deleted first, so that no older version becomes current, and the markers go last. */
const removeVersions = async (ports: PurgePorts, docId: string, file: PurgedFile): Promise<number> => {
  if (file.own && file.key !== '' && (await ports.storage.currentVersion(file.bucket, file.key)) !== null)
    await ports.files.mark(file.bucket, file.key);
  const versions = await versionsOf(ports, docId, file);
  const objects = versions.filter(({ marker }) => !marker);
  await ports.files.remove(file.bucket, objects);
  await ports.files.remove(
    file.bucket,
    versions.filter(({ marker }) => marker),
  );
  return objects.length;
};

/** Ends every run of the document but one that was published since, of a new upload. */
const removeRuns = async (ports: PurgePorts, docId: string, startedAt: Date): Promise<[number, number]> => {
  const { head } = await ports.store.readDocument(docId);
  let [count, records] = [0, 0];
  for (const run of await ports.runs.runsOf(docId)) {
    if (run.runId === head?.run?.id || (run.state === 'STAGING' && Date.parse(run.startedAt) > startedAt.getTime()))
      continue;
    if (run.state === 'STAGING' && !(await ports.runs.abandonRun(run, ports.clock().toISOString()))) continue;
    records += (await eraseRun(ports.runs, run)).records;
    count++;
  }
  return [count, records];
};

/**
 * Removes a document for good: every version of its files, their normalized copies, its records of all runs, its entry in quarantine; what
 * stays is a tombstone that holds ids alone, by which a replay is known to be late. First everything is taken away from readers, with a
 * retraction for those who subscribe; then `settle` waits for functions that may still hold the text; then the rest is removed, and names
 * last, so that an interrupted purge can be called again.
 */
export const purgeDocument = async (
  ports: PurgePorts,
  docId: string,
  settle: () => Promise<void>,
): Promise<PurgeReport> => {
  const startedAt = ports.clock();
  // All files go at once: none is to be read in the place of another.
  const changing = { ...ports, normalizeQueue: { send: async () => {} } };
  const files = await filesOf(ports, docId);
  const own = files.filter((file) => file.own && file.key !== '');
  let [versions, copies] = [0, 0];
  for (const file of files) versions += await removeVersions(ports, docId, file);
  for (const { bucket, key, keyHash } of own) await applyCurrent(changing, { bucket, key, keyHash }, false);
  await settle();
  for (const file of files) {
    const found = await copiesOf(ports, docId, file, true);
    await ports.files.remove(ports.normalizedBucket, found);
    copies += found.filter(({ marker }) => !marker).length;
    if (file.own) await ports.store.endAttempt(file.keyHash);
  }
  const [runs, records] = await removeRuns(ports, docId, startedAt);
  const uploadedAgain: string[] = [];
  for (const { bucket, key, keyHash } of own) {
    const { outcome } = await applyErasure(changing, { bucket, key, keyHash });
    if (outcome === 'superseded') uploadedAgain.push(key);
  }
  await eraseHead(ports, docId);
  return { versions, copies, runs, records, uploadedAgain };
};

/** A document whose files all name others has no key to switch it by. */
const eraseHead = async ({ store, runs }: PurgePorts, docId: string): Promise<void> => {
  for (;;) {
    const { head } = await store.readDocument(docId);
    if (head === null || head.state !== 'DELETED' || head.document === null) return;
    if (await runs.eraseHead(docId, head.rev)) return;
  }
};
