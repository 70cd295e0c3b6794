import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256Text } from '../../../shared/domain/identity.ts';
import type { Judgement } from '../../../shared/domain/judgement.ts';
import { verdictKey, verdictRange } from '../../../shared/domain/table-keys.ts';
import { verdictSchema } from '../../../shared/domain/verdict.ts';
import { type ClaimPair, carryVerdicts } from '../../../shared/editorial/carry-verdicts.ts';
import { contentOf } from '../../../shared/editorial/editorial-table.ts';
import { recordVerdict, type VerdictToRecord } from '../../../shared/editorial/record-verdict.ts';
import { standingVerdict } from '../../../shared/editorial/verdict-items.ts';
import { dynamodbHere, startTable } from '../persistence/dynamo-table.ts';
import { type EditorialSubject, inMemory, losingAnswers, onDynamo } from './editorial-tables.ts';

let dynamo: Awaited<ReturnType<typeof startTable>> | undefined;
beforeAll(async () => {
  if (dynamodbHere.kind === 'unavailable')
    console.warn(`Verdicts are not tested on DynamoDB here: ${dynamodbHere.message}`);
  else dynamo = await startTable();
});
afterAll(() => dynamo?.stop());

let count = 0;
/** A claim's key of its own. */
const newKey = () => sha256Text(`claim ${++count}`).slice(0, 32);
const noon = new Date('2026-03-12T12:00:00.000Z');
const minutes = (after: number) => new Date(noon.getTime() + after * 60_000);
const ana = 'arn:aws:sts::111122223333:assumed-role/desk/ana';
const ben = 'arn:aws:sts::111122223333:assumed-role/desk/ben';
const isFalse: Judgement = {
  status: 'checked',
  rating: 'false',
  note: 'The figure is of 2015.',
  url: 'https://example.org/check',
};
const dismissed: Judgement = { status: 'dismissed', rating: null, note: null, url: null };
const withdrawn: Judgement = { status: 'withdrawn', rating: null, note: null, url: null };

const record = async (subject: EditorialSubject, verdict: VerdictToRecord, author = ana, now = noon) =>
  recordVerdict(subject.editorial, verdict, author, now);
const recorded = async (...asked: Parameters<typeof record>) => {
  const answer = await record(...asked);
  if (!answer.ok) throw new Error('A conflict.');
  return answer.verdict;
};
const historyOf = async ({ reader }: EditorialSubject, claimKey: string) =>
  (await reader.query({ partition: verdictKey(claimKey).PK, ...verdictRange })).items;

describe.each([
  ['in memory', () => inMemory(), true],
  ['on DynamoDB', () => onDynamo(dynamo), dynamodbHere.kind !== 'unavailable'],
])('a verdict %s', (_, subjectOf, here) => {
  const it = test.runIf(here);

  it('stands once it is recorded, with who said it and when, and keeps to the published schema', async () => {
    const subject = subjectOf();
    const claimKey = newKey();
    expect(await standingVerdict(subject.editorial, claimKey)).toBeNull();
    const verdict = await recorded(subject, { claimKey, ...isFalse, replaces: null });
    expect(verdict).toMatchObject({ author: ana, recordedAt: noon.toISOString(), rating: 'false', carried: null });
    expect(await standingVerdict(subject.editorial, claimKey)).toEqual(verdict);
    expect(verdictSchema.strict().parse(verdict)).toEqual(verdict);
  });

  it('takes the place of the one that its author saw, which stays in the history', async () => {
    const subject = subjectOf();
    const claimKey = newKey();
    const first = await recorded(subject, { claimKey, ...isFalse, replaces: null });
    const second = await recorded(subject, { claimKey, ...withdrawn, replaces: first.recordedAt }, ben, minutes(1));
    expect(await standingVerdict(subject.editorial, claimKey)).toEqual(second);
    const history = await historyOf(subject, claimKey);
    expect(history.map((item) => contentOf(item, 'claimwire/verdict@1'))).toEqual([first, second]);
  });

  it.each([
    ['nobody saw the first', null],
    ['they saw one that was never there', '2026-01-01T00:00:00.000Z'],
  ])('is refused, with what stands, where %s', async (_why, replaces) => {
    const subject = subjectOf();
    const claimKey = newKey();
    const first = await recorded(subject, { claimKey, ...isFalse, replaces: null });
    expect(await record(subject, { claimKey, ...dismissed, replaces }, ben, minutes(5))).toEqual({
      ok: false,
      reason: 'conflict',
      standing: first,
    });
    expect(await historyOf(subject, claimKey)).toHaveLength(1);
  });

  it('is one of two that were recorded at once', async () => {
    const subject = subjectOf();
    const claimKey = newKey();
    const both = await Promise.all(
      [ana, ben].map((author, i) => record(subject, { claimKey, ...isFalse, replaces: null }, author, minutes(i))),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await historyOf(subject, claimKey)).toHaveLength(1);
  });

  it('is recorded, not refused, where the answer to the first attempt was lost', async () => {
    const subject = subjectOf();
    const claimKey = newKey();
    const lossy = { ...subject, editorial: losingAnswers(subject.editorial) };
    expect((await record(lossy, { claimKey, ...isFalse, replaces: null })).ok).toBe(true);
    expect(await historyOf(subject, claimKey)).toHaveLength(1);
  });

  it('stands after the one that it replaces by a clock that is behind, too', async () => {
    const subject = subjectOf();
    const claimKey = newKey();
    const first = await recorded(subject, { claimKey, ...isFalse, replaces: null });
    const second = await recorded(subject, { claimKey, ...dismissed, replaces: first.recordedAt }, ben, minutes(-60));
    expect(second.recordedAt > first.recordedAt).toBe(true);
  });

  it('is carried over to what a correction made of its claim, marked for a person to confirm', async () => {
    const subject = subjectOf();
    const [from, to] = [newKey(), newKey()];
    const verdict = await recorded(subject, { claimKey: from, ...isFalse, replaces: null });
    const pair = { from, to, wordsChanged: true };
    expect(await carryVerdicts(subject.editorial, [pair], minutes(5))).toBe(1);
    const carried = await standingVerdict(subject.editorial, to);
    expect(carried).toEqual({
      ...verdict,
      claimKey: to,
      recordedAt: minutes(5).toISOString(),
      carried: { claimKey: from, judgedAt: verdict.recordedAt, toConfirm: true },
    });
    expect(verdictSchema.strict().parse(carried)).toEqual(carried);
    expect(await carryVerdicts(subject.editorial, [pair], minutes(9))).toBe(0);
    expect(await standingVerdict(subject.editorial, to)).toEqual(carried);
    // A person confirms it as they record any other.
    const confirmed = await recorded(subject, { claimKey: to, ...isFalse, replaces: carried?.recordedAt ?? '' }, ben);
    expect(confirmed.carried).toBeNull();
    expect(await carryVerdicts(subject.editorial, [pair], minutes(10))).toBe(0);
  });

  it('needs no confirmation where only the speaker was resolved otherwise', async () => {
    const subject = subjectOf();
    const [from, to, next] = [newKey(), newKey(), newKey()];
    await recorded(subject, { claimKey: from, ...isFalse, replaces: null });
    await carryVerdicts(subject.editorial, [{ from, to, wordsChanged: false }], minutes(1));
    expect((await standingVerdict(subject.editorial, to))?.carried?.toConfirm).toBe(false);
    // Once words change on the way, it does, whatever comes after.
    await carryVerdicts(subject.editorial, [{ from: to, to: next, wordsChanged: true }], minutes(2));
    const last = newKey();
    await carryVerdicts(subject.editorial, [{ from: next, to: last, wordsChanged: false }], minutes(3));
    expect(await standingVerdict(subject.editorial, last)).toMatchObject({
      author: ana,
      carried: { claimKey: next, judgedAt: noon.toISOString(), toConfirm: true },
    });
  });

  it('is not carried where there is none, it was withdrawn, or a person judged the claim itself', async () => {
    const subject = subjectOf();
    const [unjudged, withdrawnKey, judged, to] = [newKey(), newKey(), newKey(), newKey()];
    await recorded(subject, { claimKey: withdrawnKey, ...withdrawn, replaces: null });
    const own = await recorded(subject, { claimKey: judged, ...dismissed, replaces: null });
    const pairs = [
      { from: unjudged, to, wordsChanged: true },
      { from: withdrawnKey, to, wordsChanged: true },
      { from: judged, to: judged, wordsChanged: false },
    ];
    expect(await carryVerdicts(subject.editorial, pairs, minutes(1))).toBe(0);
    expect(await standingVerdict(subject.editorial, to)).toBeNull();
    const other = newKey();
    await recorded(subject, { claimKey: other, ...isFalse, replaces: null }, ben, minutes(30));
    expect(await carryVerdicts(subject.editorial, [{ from: other, to: judged, wordsChanged: true }], minutes(31))).toBe(
      0,
    );
    expect(await standingVerdict(subject.editorial, judged)).toEqual(own);
  });
});

test('carrying looks once at each claim that nobody judged', async () => {
  const subject = inMemory();
  const pairs = Array.from({ length: 60 }, () => ({ from: newKey(), to: newKey(), wordsChanged: true }));
  let looks = 0;
  const counting: EditorialSubject['editorial'] = {
    ...subject.editorial,
    get: (keys) => {
      looks += keys.length;
      return subject.editorial.get(keys);
    },
  };
  expect(await carryVerdicts(counting, pairs, noon)).toBe(0);
  expect(looks).toBe(60);
});

test.each<[string, Partial<VerdictToRecord>, RegExp]>([
  ['checked without a rating', { status: 'checked', rating: null }, /has a rating/],
  ['dismissed with a rating', { status: 'dismissed', rating: 'true' }, /Only what is checked/],
  ['of an unknown rating', { rating: 'pants-on-fire' as never }, /A rating is one of/],
  ['of an unknown status', { status: 'maybe' as never, rating: null }, /A status is one of/],
  ['with an address that runs', { url: 'javascript:alert(1)' }, /http/],
  ['with a note that acts on a terminal', { note: 'a\u001b[2J' }, /no control characters/],
  ['with half of a character', { note: 'a\ud83d' }, /no halves/],
  ['with an endless note', { note: 'x'.repeat(4_001) }, /at most 4000/],
  ['of no claim', { claimKey: 'c-1' }, /no key of a claim/],
  ['that replaces no instant', { replaces: 'yesterday' }, /no instant/],
])('nobody records a verdict %s', async (_, fields, message) => {
  const subject = inMemory();
  const verdict = { claimKey: newKey(), ...isFalse, replaces: null, ...fields };
  await expect(record(subject, verdict)).rejects.toThrow(message);
  expect(await historyOf(subject, verdict.claimKey)).toEqual([]);
});

test('carrying in any order, however often, ends in the same verdict', async () => {
  const sources = fc.array(
    fc.record({ minute: fc.integer({ min: 0, max: 50 }), status: fc.constantFrom(isFalse, dismissed) }),
    { minLength: 1, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(sources, fc.infiniteStream(fc.nat()), fc.boolean(), async (judged, order, personToo) => {
      const to = newKey();
      const keys = judged.map(() => newKey());
      const outcome = async (steps: readonly ClaimPair[]) => {
        const subject = inMemory();
        // No two of them at once: which of two equals is carried is told by nothing.
        for (const [i, { minute, status }] of judged.entries())
          await recorded(
            subject,
            { claimKey: keys[i] ?? '', ...status, replaces: null },
            ana,
            minutes(minute + i / 10),
          );
        for (const step of steps) await carryVerdicts(subject.editorial, [step], minutes(100));
        if (personToo) {
          const standing = await standingVerdict(subject.editorial, to);
          await recorded(
            subject,
            { claimKey: to, ...dismissed, replaces: standing?.recordedAt ?? null },
            ben,
            minutes(200),
          );
          for (const step of steps) await carryVerdicts(subject.editorial, [step], minutes(300));
        }
        const { recordedAt, replaces, ...says } = (await standingVerdict(subject.editorial, to)) ?? {};
        return says as object;
      };
      const pairs = keys.map((from) => ({ from, to, wordsChanged: true }));
      const shuffled = [...pairs, ...pairs, ...pairs]
        .map((pair) => ({ pair, at: order.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ pair }) => pair);
      expect(await outcome(shuffled)).toEqual(await outcome(pairs));
    }),
    { numRuns: 200 },
  );
});
