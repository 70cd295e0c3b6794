import { collectRuns } from '../../functions/collect-runs/collect-runs.ts';
import type { ChangeEvent } from '../../shared/domain/change-event.ts';
import { keyHashOf } from '../../shared/domain/identity.ts';
import { visibleRun } from '../../shared/domain/visibility.ts';
import { MemoryTelemetry } from '../../shared/observability/memory-telemetry.ts';
import { faultPlanOf } from '../faults/fault-plan.ts';
import { randomFrom } from '../faults/seeded-random.ts';
import type { ProofStack } from './proof-stack.ts';
import { stormArticle, unreadableFile } from './storm-articles.ts';

export interface Storm {
  readonly articles: number;
  /** Of all calls, the part that fails. */
  readonly share: number;
  readonly seed: number;
}

/** What the pipeline was put through, and what became of each article. */
export interface StormReport {
  readonly seed: number;
  readonly articles: number;
  readonly uploads: number;
  readonly deletions: number;
  readonly calls: number;
  readonly injected: Readonly<Record<string, number>>;
  readonly outcomes: Outcomes;
  /** What became of each once the dead letters were sent again, and no call failed any more. */
  readonly redriven: Outcomes;
  readonly events: number;
  /** Of those, told twice under the same id, as may be. */
  readonly repeated: number;
  /** Runs that were begun and never shown, or shown and replaced: the collector takes them. */
  readonly left: Readonly<Record<string, number>>;
  /** What must not be: empty when all went well. */
  readonly faults: readonly string[];
}

type Outcomes = Readonly<Record<'readable' | 'quarantined' | 'deleted' | 'dead letter', number>>;
type Text = string | Uint8Array;

/** How many uploads are under way at a time. */
const uploadsAtOnce = 20;

const inTurns = async (work: readonly (() => Promise<unknown>)[]): Promise<void> => {
  const left = work.slice();
  const next = async () => {
    for (let one = left.shift(); one; one = left.shift()) await one();
  };
  await Promise.all(Array.from({ length: uploadsAtOnce }, next));
};

/**
 * Uploads articles, corrects some, deletes some and uploads some anew as they are, while a share of all calls of the functions fails; then, once all
 * is quiet, looks at each article, each run and each event.
 */
export const weatherStorm = async (proof: ProofStack, { articles, share, seed }: Storm): Promise<StormReport> => {
  const random = randomFrom(seed);
  const plan = faultPlanOf({ share, random });
  const told = proof.told.length;
  /** What S3 holds in the end. */
  const holds = new Map<string, { text: Text; versionId: string } | null>();
  let uploads = 0;
  const put = async (key: string, text: Text) => {
    uploads++;
    holds.set(key, { text, versionId: await proof.put(key, text) });
  };
  const keys = Array.from({ length: articles }, (_, number) => `storm/${seed}/${share}/${number}.txt`);
  proof.intercept(plan.intercept);
  await inTurns(keys.map((key, number) => () => put(key, random() < 0.03 ? unreadableFile : stormArticle(number, 0))));
  await proof.finish();
  let deletions = 0;
  const changes = keys.flatMap((key, number) => {
    const dice = random();
    if (dice < 0.08) return [() => put(key, stormArticle(number, 1))];
    // A correction of a correction, and a deletion, close behind each other: their events cross.
    if (dice < 0.11) return [() => put(key, stormArticle(number, 1)).then(() => put(key, stormArticle(number, 2)))];
    if (dice < 0.13) return [() => put(key, holds.get(key)!.text)];
    if (dice >= 0.17) return [];
    deletions++;
    return [
      async () => {
        await proof.remove(key);
        holds.set(key, null);
      },
    ];
  });
  await inTurns(changes);
  await proof.finish();
  proof.passAll();

  const { outcomes, faults } = await lookAtEach(proof, holds);
  await proof.redrive();
  const redriven = await lookAtEach(proof, holds);
  if (redriven.outcomes['dead letter'] > 0) faults.push('a dead letter that was sent again came to nothing');
  const { left, faults: runFaults } = await collectLeft(proof, keys);
  const events = proof.told.slice(told).filter((event) => 'docId' in event);
  const distinct = new Map(events.map((event) => [event.id, event]));
  return {
    seed,
    articles,
    uploads,
    deletions,
    calls: sum(plan.calls),
    injected: Object.fromEntries(plan.injected),
    outcomes,
    redriven: redriven.outcomes,
    events: distinct.size,
    repeated: events.length - distinct.size,
    left,
    faults: [...faults, ...redriven.faults, ...runFaults, ...(await feedFaults(proof, keys, [...distinct.values()]))],
  };
};

const sum = (counts: ReadonlyMap<unknown, number>): number => [...counts.values()].reduce((all, one) => all + one, 0);

const lookAtEach = async (proof: ProofStack, holds: ReadonlyMap<string, { text: Text; versionId: string } | null>) => {
  const outcomes = { readable: 0, quarantined: 0, deleted: 0, 'dead letter': 0 };
  const faults: string[] = [];
  const dead = (await proof.deadLetterBodies()).join('\n');
  const listed = new Map<string, number>();
  for await (const { docId } of proof.reader.documentsByDay('2026-03-12'))
    listed.set(docId, (listed.get(docId) ?? 0) + 1);
  for (const [key, held] of holds) {
    const docId = proof.docIdOf(key);
    const head = await proof.reader.head(docId);
    const read = await proof.reader.document(docId);
    const records = read === null ? [] : [...read.claims, ...read.statistics];
    const ids = records.map(({ id }) => id).sort();
    if (held !== null && head?.run?.versionId === held.versionId && typeof held.text === 'string') {
      if (JSON.stringify(ids) !== JSON.stringify(proof.idsOf(key, held.text)))
        faults.push(`${key} has other records than its text`);
      else if (head.state !== 'ACTIVE' || head.stale) faults.push(`${key} is ${head.state}, stale: ${head.stale}`);
      else if (listed.get(docId) !== 1) faults.push(`${key} is listed ${listed.get(docId) ?? 0} times on its day`);
      else outcomes.readable++;
    } else if (held !== null && head?.state === 'QUARANTINED' && head.quarantine?.versionId === held.versionId) {
      if (typeof held.text === 'string')
        faults.push(`${key} is in quarantine (${head.quarantine.reason}), and its file is sound`);
      else outcomes.quarantined++;
    } else if (held === null && (head === null || head.state === 'DELETED') && read === null) outcomes.deleted++;
    // A message of an extraction knows its article by the hash of its key.
    else if ([key, keyHashOf(proof.bucket, key)].some((name) => dead.includes(name))) outcomes['dead letter']++;
    else faults.push(`${key} is lost: ${head?.state ?? 'unknown'}`);
  }
  return { outcomes, faults };
};

/** Has a collector of long after take what is nobody's: then each document has the run that it shows, and no other. */
const collectLeft = async (proof: ProofStack, keys: readonly string[]) => {
  const left: Record<string, number> = {};
  const faults: string[] = [];
  for (const key of keys)
    for (const { state } of await proof.runs.runsOf(proof.docIdOf(key))) left[state] = (left[state] ?? 0) + 1;
  for (const days of [10, 20]) {
    const clock = () => new Date(Date.now() + days * 86_400_000);
    const { failed } = await collectRuns({
      store: proof.store,
      runs: proof.runs,
      telemetry: new MemoryTelemetry(),
      clock,
      mayGoOn: () => true,
      grace: 86_400_000,
      writerTimeout: 60_000,
    });
    if (failed > 0) faults.push(`the collector failed on ${failed} runs`);
  }
  for (const key of keys) {
    const docId = proof.docIdOf(key);
    const shown = (await proof.reader.head(docId))?.run?.id;
    for (const { runId, state } of await proof.runs.runsOf(docId))
      if (runId !== shown || state !== 'PUBLISHED') faults.push(`${key} keeps run ${runId}, ${state}`);
  }
  return { left, faults };
};

/** Events of a document lead from nothing to what it shows, each from where the one before led. */
const feedFaults = async (
  proof: ProofStack,
  keys: readonly string[],
  events: readonly ChangeEvent[],
): Promise<string[]> => {
  const faults: string[] = [];
  const byDocument = Map.groupBy(events, ({ docId }) => docId);
  for (const key of keys) {
    const docId = proof.docIdOf(key);
    let run: string | null = null;
    for (const { id, runs } of (byDocument.get(docId) ?? []).toSorted((one, other) => one.rev - other.rev)) {
      if ((runs.before?.id ?? null) !== run)
        faults.push(`${key}: event ${id} does not begin where the one before ended`);
      run = runs.after?.id ?? null;
    }
    if (run !== (visibleRun(await proof.reader.head(docId))?.id ?? null))
      faults.push(`${key}: subscribers were not told of its last switch`);
  }
  return faults;
};
