import { mergeMetadata } from '../shared/domain/article.ts';
import { documentIdOf, keyHashOf } from '../shared/domain/identity.ts';
import { readFrontMatter } from '../shared/runtime/front-matter.ts';
import { decode } from '../shared/text/decode.ts';
import { type Arrival, judgeArrival, type SettledArrival, type Uploaded } from './arrival.ts';
import type { FailedInput } from './article-input.ts';
import type { Pipeline, Upload } from './pipeline.ts';

const parallelRequests = 8;

/** Does a task for each item, a few at a time; the results are in the order of the items. */
export const eachInParallel = async <Item, Result>(
  items: readonly Item[],
  task: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = [];
  let next = 0;
  const work = async () => {
    for (let i = next++; i < items.length; i = next++) results[i] = await task(items[i] as Item);
  };
  const stop = (error: unknown) => {
    next = items.length;
    throw error;
  };
  await Promise.all(Array.from({ length: Math.min(parallelRequests, items.length) }, () => work().catch(stop)));
  return results;
};

/** Reads and uploads files, a few at a time; what can't be read is left out and told in its place, in the order of the files. */
export const uploadAll = (
  pipeline: Pipeline,
  paths: readonly string[],
  read: (path: string) => Promise<Upload | FailedInput>,
  onDone: () => void,
): Promise<(Uploaded | FailedInput)[]> =>
  eachInParallel(paths, async (path) => {
    const upload = await read(path);
    if ('ok' in upload) return upload;
    const { versionId } = await pipeline.put(upload);
    onDone();
    const { key } = upload;
    const decoded = decode(upload.bytes);
    const written = decoded.ok ? readFrontMatter(decoded.source) : {};
    const { source, articleId } = mergeMetadata(upload.metadata, written).metadata;
    const bucket = pipeline.articlesBucket;
    const documentId = documentIdOf({ bucket, key, source, articleId });
    return { path, key, versionId, keyHash: keyHashOf(bucket, key), documentId };
  });

/** What tells how far a version has come. */
export type ArrivalSource = Pick<Pipeline, 'readDocument' | 'currentVersion' | 'articlesBucket' | 'pollMs'>;

const arrivalOf = async (pipeline: ArrivalSource, uploaded: Uploaded): Promise<Arrival> => {
  const judged = judgeArrival(await pipeline.readDocument(uploaded.documentId), uploaded);
  if (judged !== 'ask-storage') return judged;
  const current = await pipeline.currentVersion(pipeline.articlesBucket, uploaded.key);
  if (current === null) return { state: 'deleted' };
  return { state: current.versionId === uploaded.versionId ? 'pending' : 'replaced' };
};

export interface WaitOptions {
  readonly timeoutMs: number;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** Is told of each article once, as soon as it is settled. */
  readonly onArrival: (uploaded: Uploaded, arrival: SettledArrival) => Promise<void> | void;
}

/** Waits until each uploaded version is readable or has met another end; returns those that have not within the time. */
export const waitForArrivals = async (
  pipeline: ArrivalSource,
  uploaded: readonly Uploaded[],
  { timeoutMs, now, sleep, onArrival }: WaitOptions,
): Promise<readonly Uploaded[]> => {
  const deadline = now() + timeoutMs;
  let waiting = uploaded;
  while (waiting.length > 0) {
    const arrivals = await eachInParallel(waiting, (one) => arrivalOf(pipeline, one));
    for (const [i, one] of waiting.entries()) {
      const arrival = arrivals[i] as Arrival;
      if (arrival.state !== 'pending') await onArrival(one, arrival);
    }
    waiting = waiting.filter((_, i) => arrivals[i]?.state === 'pending');
    if (waiting.length === 0 || now() >= deadline) break;
    await sleep(pipeline.pollMs);
  }
  return waiting;
};
