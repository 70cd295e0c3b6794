import { beforeEach, expect, test } from 'vitest';
import { announceChange } from '../../shared/announcement/announce-change.ts';
import type { ChangeCause } from '../../shared/domain/change-event.ts';
import type { Judgement } from '../../shared/domain/judgement.ts';
import type { Verdict } from '../../shared/domain/verdict.ts';
import type { EditorialTable } from '../../shared/editorial/editorial-table.ts';
import { recordVerdict } from '../../shared/editorial/record-verdict.ts';
import { standingVerdict } from '../../shared/editorial/verdict-items.ts';
import { MemoryTelemetry } from '../../shared/observability/memory-telemetry.ts';
import { memoryEditorialTable } from '../../shared/persistence/memory-editorial-table.ts';
import { MemoryTable } from '../../shared/persistence/memory-table.ts';
import { recordsOf } from '../shared/persistence/records-of.ts';
import { head, now, run } from '../shared/persistence/samples.ts';

const ana = 'arn:aws:sts::111122223333:assumed-role/desk/ana';
const isFalse: Judgement = { status: 'checked', rating: 'false', note: null, url: null };
const text = (count: number) =>
  `« La ville a planté ${count} arbres dans ses rues depuis le printemps dernier », a déclaré Léa Martin, adjointe au maire de Rivemont. ` +
  'Selon Paul Aubry, « le conseil municipal votera la nouvelle carte scolaire avant la fin du mois de mars ».';
const [before, after] = [recordsOf(text(700), 'r1'), recordsOf(text(900), 'r2')];
const about = (records: typeof before, words: string) => {
  const found = records.claims.find((claim) => claim.text.includes(words));
  if (!found) throw new Error(`No claim says "${words}".`);
  return found.key;
};

let editorial: EditorialTable;
let telemetry: MemoryTelemetry;
beforeEach(() => {
  editorial = memoryEditorialTable(new MemoryTable());
  telemetry = new MemoryTelemetry();
});
const judge = async (claimKey: string, judgement: Judgement): Promise<Verdict> => {
  const answer = await recordVerdict(editorial, { claimKey, ...judgement, replaces: null }, ana, new Date(now));
  if (!answer.ok) throw new Error('A conflict.');
  return answer.verdict;
};
const announce = (cause: ChangeCause = 'revision') =>
  announceChange(
    {
      before: head({ rev: 1, run: run({ id: 'r1', sha256: '1'.repeat(64) }) }),
      after: head({ rev: 2, cause, run: run({ id: 'r2', sha256: '2'.repeat(64) }) }),
    },
    { runs: { readRun: async (_, { id }) => (id === 'r1' ? before : after) }, editorial, telemetry },
  );
const carriedCount = () => telemetry.counts.get('VerdictsCarried') ?? 0;

test('a correction carries the verdict over to the claim that it made, to be confirmed, once', async () => {
  const [was, is] = [about(before, '700 arbres'), about(after, '900 arbres')];
  const verdict = await judge(was, isFalse);
  const event = await announce();
  expect(event?.type).toBe('ExtractionPublished');
  const carried = await standingVerdict(editorial, is);
  expect(carried).toMatchObject({
    author: ana,
    rating: 'false',
    carried: { claimKey: was, judgedAt: verdict.recordedAt, toConfirm: true },
  });
  // The same change again, as the pipe delivers it.
  expect(await announce()).toEqual(event);
  expect(await standingVerdict(editorial, is)).toEqual(carried);
  expect(carriedCount()).toBe(1);
});

test('a claim whose words stand keeps its verdict as it is', async () => {
  const key = about(before, 'carte scolaire');
  expect(about(after, 'carte scolaire')).toBe(key);
  const verdict = await judge(key, isFalse);
  await announce();
  expect(await standingVerdict(editorial, key)).toEqual(verdict);
  expect(carriedCount()).toBe(0);
});

test('where verdicts can not be written nothing is announced, so that the change is delivered again', async () => {
  await judge(about(before, '700 arbres'), isFalse);
  const { putAll } = editorial;
  editorial.putAll = async () => {
    throw new Error('Throttled.');
  };
  await expect(announce()).rejects.toThrow('Throttled.');
  editorial.putAll = putAll;
  expect(await announce()).not.toBeNull();
  expect(carriedCount()).toBe(1);
});
