import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import type { Interceptor } from '../../local/intercept/interceptor.ts';
import { bootProofStack, type ProofStack } from './proof-stack.ts';

const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });

const article = (figure: number) => `Le port de Sète bat un record

SÈTE, 12 mars 2026 - Le port a reçu ${figure} navires en 2025, soit 12 % de plus que l'année précédente, a annoncé mardi sa directrice, Nadia Ferrand.

« Nous n'avons jamais vu une telle hausse en ${figure % 7} ans », a déclaré Nadia Ferrand devant ${figure + 1} journalistes.
`;

interface Change {
  /** Made before, and done. */
  readonly before: string | null;
  /** Then a function is killed while it carries this out; null deletes. */
  readonly after: string | null;
}
describe.skipIf(emulator.kind !== 'emulator')('a function of the real stack, killed at one of its calls', () => {
  let proof: ProofStack;
  beforeAll(async () => {
    proof = await bootProofStack();
  });
  afterAll(() => proof?.stop());

  /** What a reader gets: the ids of all records and the run that each is of, or null. */
  const read = async (key: string) => {
    const records = await proof.reader.document(proof.docIdOf(key));
    if (records === null) return null;
    const { head, document, claims, statistics } = records;
    const all = [...claims, ...statistics];
    expect(new Set([document, ...all].map(({ runId }) => runId))).toEqual(new Set([head.run?.id]));
    return { versionId: head.run?.versionId ?? null, ids: all.map(({ id }) => id).sort() };
  };

  /** Which function is killed at which of its calls, and whether that is carried out first. */
  const killing = (victim: string, when: 'before' | 'after', at: number, look: () => Promise<void>) => {
    const state = { killed: false };
    let calls = 0;
    const intercept: Interceptor = async ({ caller }, carryOut) => {
      const dies = caller?.functionName.includes(victim) === true && ++calls === at;
      if (!dies || when === 'after') {
        const answer = await carryOut();
        await look();
        if (!dies) return answer;
      }
      state.killed = true;
      process.kill(caller.pid, 'SIGKILL');
      return 'reset';
    };
    return { state, intercept };
  };

  test.each<[string, Change, string[], Record<string, readonly [fewest: number, most: number]>]>([
    [
      'a first upload',
      { before: null, after: article(100) },
      ['upload'],
      { NormalizeArticle: [3, 3], ExtractArticle: [6, 7] },
    ],
    [
      'a correction',
      { before: article(100), after: article(205) },
      ['upload', 'revision'],
      { NormalizeArticle: [3, 3], ExtractArticle: [6, 7], ChangeFeed: [3, 3] },
    ],
    ['a deletion', { before: article(100), after: null }, ['upload', 'delete'], { RetractArticle: [3, 3] }],
  ])(
    'in the midst of %s, before the first or after any is carried out, leaves readers all of the old or all of the new, and the retry converges',
    async (name, { before, after }, causes, victims) => {
      for (const [victim, [fewest, most]] of Object.entries(victims)) {
        // Dead before a call is dead after the one before it: all that is left is the first.
        const rounds = [
          { at: 1, when: 'before' as const, key: `${name}/${victim}/1-before.txt` },
          ...Array.from({ length: most + 1 }, (_, i) => ({
            at: i + 1,
            when: 'after' as const,
            key: `${name}/${victim}/${i + 1}.txt`,
          })),
        ];
        const oldVersions = new Map<string, string>();
        if (before !== null)
          await Promise.all(rounds.map(async ({ key }) => oldVersions.set(key, await proof.put(key, before))));
        await proof.finish();
        const died = { before: [] as number[], after: [] as number[] };
        for (const { at, when, key } of rounds) {
          const docId = proof.docIdOf(key);
          const oldVersion = oldVersions.get(key) ?? null;
          const oldIds = before === null ? null : proof.idsOf(key, before);
          const newIds = after === null ? null : proof.idsOf(key, after);
          // Records change by calls of functions alone: who reads after each of them sees every state that there is.
          const seen: (string | null)[] = [];
          const look = async () => {
            const state = await read(key);
            seen.push(state?.versionId ?? null);
            expect(state?.ids ?? null).toEqual(seen.at(-1) === oldVersion ? oldIds : newIds);
          };
          await look();
          expect(seen).toEqual([oldVersion]);
          const { state, intercept } = killing(victim, when, at, look);
          proof.intercept(intercept);
          const newVersion = after === null ? await proof.remove(key) : await proof.put(key, after);
          await proof.finish();
          proof.passAll();
          await look();
          if (state.killed) died[when].push(at);

          const from = seen.indexOf(newVersion);
          expect(seen).toEqual(seen.map((_, i) => (i < from ? oldVersion : newVersion)));
          expect(seen.at(-1)).toBe(newVersion);
          const states = (await proof.runs.runsOf(docId)).map((run) => run.state);
          expect(states.filter((one) => one === 'PUBLISHED')).toHaveLength(newVersion === null ? 0 : 1);
          const events = new Map(proof.told.filter((event) => event.docId === docId).map((event) => [event.id, event]));
          expect([...events.values()].map(({ cause }) => cause)).toEqual(causes);
        }
        // It was killed at each of its calls, as many as it makes in a new process or one that knows its table: one more, and there was none.
        expect(died.before, victim).toEqual([1]);
        expect(died.after.length, victim).toBeGreaterThanOrEqual(fewest);
        expect(died.after).toEqual(Array.from({ length: died.after.length }, (_, i) => i + 1));
        expect(died.after.length, victim).toBeLessThanOrEqual(most);
      }
      expect(Object.values(proof.stack.deadLetters()).every((count) => count === 0)).toBe(true);
    },
    300_000,
  );
});
