import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Alias, aliasSchema } from '../../../shared/domain/alias.ts';
import { aliasKey } from '../../../shared/domain/table-keys.ts';
import { contentOf } from '../../../shared/editorial/editorial-table.ts';
import { addAlias, removeAlias } from '../../../shared/editorial/keep-aliases.ts';
import { dynamodbHere, startTable } from '../persistence/dynamo-table.ts';
import { type EditorialSubject, inMemory, losingAnswers, onDynamo } from './editorial-tables.ts';

let dynamo: Awaited<ReturnType<typeof startTable>> | undefined;
beforeAll(async () => {
  if (dynamodbHere.kind === 'unavailable')
    console.warn(`Aliases are not tested on DynamoDB here: ${dynamodbHere.message}`);
  else dynamo = await startTable();
});
afterAll(() => dynamo?.stop());

const now = new Date('2026-03-12T12:00:00.000Z');
const ana = 'arn:aws:sts::111122223333:assumed-role/desk/ana';
const add = ({ editorial }: EditorialSubject, name: string, of: string) => addAlias(editorial, { name, of }, ana, now);
const remove = ({ editorial }: EditorialSubject, name: string) => removeAlias(editorial, name, ana, now);
const entry = async ({ editorial }: EditorialSubject, name: string): Promise<Alias | null> => {
  const [item] = await editorial.get([aliasKey(name)]);
  return item ? contentOf<Alias>(item, 'claimwire/alias@1') : null;
};
let count = 0;

describe.each([
  ['in memory', () => inMemory(), true],
  ['on DynamoDB', () => onDynamo(dynamo), dynamodbHere.kind !== 'unavailable'],
])('an alias %s', (_, subjectOf, here) => {
  const it = test.runIf(here);
  const own = (name: string) => `${name}-${++count}`;

  it('is told of by its own entry, and by that of whose it is', async () => {
    const subject = subjectOf();
    const [full, short] = [own('agence-regionale-de-sante'), own('ars')];
    expect(await add(subject, short, full)).toEqual({ ok: true, speakerId: full, changed: true });
    expect(await entry(subject, short)).toMatchObject({ speakerId: full, names: [], author: ana, rev: 1 });
    expect(await entry(subject, full)).toMatchObject({ speakerId: null, names: [short], author: ana, rev: 1 });
    for (const name of [short, full])
      expect(aliasSchema.strict().safeParse(await entry(subject, name)).success).toBe(true);
  });

  it('that stands already is not written again', async () => {
    const subject = subjectOf();
    const [full, short] = [own('full'), own('short')];
    await add(subject, short, full);
    expect(await add(subject, short, full)).toEqual({ ok: true, speakerId: full, changed: false });
    expect((await entry(subject, full))?.rev).toBe(1);
  });

  it('of an alias is one of whose alias that is', async () => {
    const subject = subjectOf();
    const [full, short, shorter] = [own('full'), own('short'), own('shorter')];
    await add(subject, short, full);
    expect(await add(subject, shorter, short)).toEqual({ ok: true, speakerId: full, changed: true });
    expect((await entry(subject, full))?.names).toEqual([short, shorter].sort());
  });

  it('is refused where it is itself, another’s, or has aliases', async () => {
    const subject = subjectOf();
    const [full, short, other] = [own('full'), own('short'), own('other')];
    await add(subject, short, full);
    expect(await add(subject, full, full)).toEqual({ ok: false, reason: 'itself' });
    // The speaker of its own alias would be itself.
    expect(await add(subject, full, short)).toEqual({ ok: false, reason: 'itself' });
    expect(await add(subject, short, other)).toEqual({ ok: false, reason: 'taken', speakerId: full });
    expect(await add(subject, full, other)).toEqual({ ok: false, reason: 'has-aliases', names: [short] });
    expect(await entry(subject, other)).toBeNull();
  });

  it('is gone when it is taken back, and then free for another', async () => {
    const subject = subjectOf();
    const [full, short, other] = [own('full'), own('short'), own('other')];
    await add(subject, short, full);
    expect(await remove(subject, short)).toBe(full);
    expect(await remove(subject, short)).toBeNull();
    expect((await entry(subject, full))?.names).toEqual([]);
    expect(await add(subject, short, other)).toMatchObject({ ok: true, speakerId: other });
    expect(await add(subject, full, other)).toMatchObject({ ok: true, speakerId: other });
  });

  it('is one of two that were added at once, and both where they do not exclude each other', async () => {
    const subject = subjectOf();
    const [a, b, c] = [own('a'), own('b'), own('c')];
    const answers = await Promise.all([add(subject, a, b), add(subject, b, a)]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const full = answers[0]?.ok ? b : a;
    const short = full === a ? b : a;
    await Promise.all([add(subject, c, full), add(subject, `${c}-2`, full)]);
    expect((await entry(subject, full))?.names).toEqual([short, c, `${c}-2`].sort());
  });

  it('is added, and taken back, where the answer to the first attempt was lost', async () => {
    const subject = subjectOf();
    const lossy = { ...subject, editorial: losingAnswers(subject.editorial) };
    const [full, short] = [own('full'), own('short')];
    expect(await add(lossy, short, full)).toEqual({ ok: true, speakerId: full, changed: true });
    expect(await remove(lossy, short)).toBe(full);
    expect((await entry(subject, full))?.names).toEqual([]);
  });

  it('has a bounded key, however long the name', async () => {
    const subject = subjectOf();
    const long = own('ministere').repeat(300);
    await add(subject, long, own('full'));
    expect(aliasKey(long).PK.length).toBeLessThan(80);
    expect((await entry(subject, long))?.name).toBe(long);
  });
});

test('there are at most fifty of one speaker', async () => {
  const subject = inMemory();
  for (let i = 0; i < 50; i++) expect((await add(subject, `name-${i}`, 'full')).ok).toBe(true);
  expect(await add(subject, 'one-more', 'full')).toEqual({ ok: false, reason: 'too-many', most: 50 });
});

test('whatever editors do, an alias has no aliases, and both entries tell the same', async () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const step = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), name, of: name }),
    fc.record({ kind: fc.constant('remove' as const), name, of: name }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const subject = inMemory();
      for (const { kind, name, of } of steps) await (kind === 'add' ? add(subject, name, of) : remove(subject, name));
      const entries = (await Promise.all(['a', 'b', 'c', 'd', 'e'].map((id) => entry(subject, id)))).flatMap(
        (found) => found ?? [],
      );
      const said = entries.flatMap(({ name, speakerId }) => (speakerId === null ? [] : [`${name} of ${speakerId}`]));
      const listed = entries.flatMap(({ name, names }) => names.map((alias) => `${alias} of ${name}`));
      expect(listed.sort()).toEqual(said.sort());
      for (const { speakerId, names } of entries) expect(speakerId !== null && names.length > 0).toBe(false);
    }),
    { numRuns: 300 },
  );
});
