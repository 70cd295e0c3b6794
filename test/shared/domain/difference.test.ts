import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf, type Pair, type RunRecords } from '../../../shared/domain/difference.ts';
import { recordsOf } from '../persistence/records-of.ts';

const base = `Une manifestation a rassemblé 700 personnes samedi à Nantes.

La préfecture a compté 40 policiers sur place. Le budget de la fête atteint 12,5 millions d'euros, a annoncé la maire, Claire Vidal.

« Nous sommes très fiers de cette belle journée de mobilisation », a déclaré Claire Vidal.
`;
const edited = (from: string, to: string): string => {
  expect(base).toContain(from);
  return base.replace(from, to);
};

const shown = (pairs: readonly Pair<{ text: string }, string>[]) =>
  pairs.map(({ before, after, fields }) => [before.text, after.text, fields.join(' ')]);
const between = (before: string, after: string) => {
  const { claims, statistics } = differenceOf(recordsOf(before), recordsOf(after));
  const texts = (records: readonly { text: string }[]) => records.map(({ text }) => text);
  return {
    statistics: {
      added: texts(statistics.added),
      removed: texts(statistics.removed),
      changed: shown(statistics.changed),
    },
    claims: { added: texts(claims.added), removed: texts(claims.removed), changed: shown(claims.changed) },
  };
};
const none = { added: [], removed: [], changed: [] };

describe('the difference between two runs of an article', () => {
  test.each<[string, string, string[][]]>([
    ['a corrected number', edited('700 personnes', '800 personnes'), [['700', '800', 'value']]],
    [
      'a number that becomes an estimate',
      edited('700 personnes', 'près de 700 personnes'),
      [['700', '700', 'modifier']],
    ],
    [
      'a number that is moderated and corrected',
      edited('700 personnes', 'au moins 650 personnes'),
      [['700', '650', 'value modifier']],
    ],
    [
      'another scale',
      edited('12,5 millions', '12,5 milliards'),
      [["12,5 millions d'euros", "12,5 milliards d'euros", 'value']],
    ],
    ['another counted noun', edited('700 personnes', '700 manifestants'), [['700', '700', 'counted']]],
    [
      'two numbers at once',
      edited('700', '800').replace('40', '60'),
      [
        ['700', '800', 'value'],
        ['40', '60', 'value'],
      ],
    ],
  ])('reads %s as a change', (_, after, changed) => {
    expect(between(base, after).statistics).toEqual({ ...none, changed });
  });

  test.each<[string, string, string[][]]>([
    [
      'changed words',
      edited('très fiers de cette belle', 'fiers de cette grande'),
      [
        [
          'Nous sommes très fiers de cette belle journée de mobilisation',
          'Nous sommes fiers de cette grande journée de mobilisation',
          'words',
        ],
      ],
    ],
  ])('reads %s of a quotation as a change', (_, after, changed) => {
    const { claims, statistics } = between(base, after);
    expect(claims).toEqual({ ...none, changed });
    expect(statistics).toEqual(none);
  });

  test.each([
    ['the same number written otherwise', edited("12,5 millions d'euros", '12,5 M€')],
    ['a paragraph that moved', `${base.split('\n\n').toReversed().join('\n\n')}\n`],
  ])('takes %s for no change of a figure', (_, after) => {
    expect(between(base, after).statistics).toEqual(none);
  });

  test('tells a figure that is gone and one that is new from a correction', () => {
    const after = edited('La préfecture a compté 40 policiers sur place. ', '').concat(
      '\nLa rivière a débordé et 15 maisons du quartier sont inondées.\n',
    );
    expect(between(base, after).statistics).toEqual({ added: ['15'], removed: ['40'], changed: [] });
  });

  test('pairs each of several figures on one subject with its own', () => {
    const [a, b] = [
      [120, 340, 560],
      [125, 340, 565],
    ].map(
      ([lyon, lille, brest]) =>
        `À Lyon, ${lyon} personnes ont défilé dans le calme. À Lille, la marche du matin a réuni ${lille} personnes. Sur le port de Brest, ${brest} personnes ont bravé la pluie.`,
    ) as [string, string];
    expect(between(a, b).statistics).toEqual({
      ...none,
      changed: [
        ['120', '125', 'value'],
        ['560', '565', 'value'],
      ],
    });
    const shifted = `Au Mans, 90 personnes ont bloqué la gare. ${b}`;
    expect(between(a, shifted).statistics).toMatchObject({
      added: ['90'],
      removed: [],
      changed: [
        ['120', '125', 'value'],
        ['560', '565', 'value'],
      ],
    });
  });
});

describe('for any two runs', () => {
  const pool = recordsOf(base);
  const sentences = [
    'La foule a défilé dans le centre',
    'Un incendie a détruit un hangar',
    'La mairie a voté le budget',
    '',
  ];
  const listOf = <Value extends { readonly id: string }>(one: fc.Arbitrary<Value>) =>
    fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 30 });
  const statistic = fc
    .record({
      id: fc.integer({ min: 0, max: 40 }).map((n) => `s-${n}`),
      from: fc.nat(500),
      value: fc.integer({ min: 1, max: 5 }),
      sentenceText: fc.constantFrom(...sentences),
      unit: fc.constantFrom('EUR', null),
    })
    .map(({ from, ...fields }) => ({ ...pool.statistics[0]!, ...fields, span: [from, from + 2] as const }));
  const claim = fc
    .record({
      id: fc.integer({ min: 0, max: 40 }).map((n) => `c-${n}`),
      key: fc.constantFrom('k1', 'k2', 'k3'),
      from: fc.nat(500),
      text: fc.constantFrom(...sentences),
      hedged: fc.boolean(),
    })
    .map(({ from, ...fields }) => ({ ...pool.claims[0]!, ...fields, span: [from, from + 2] as const }));
  const runs: fc.Arbitrary<RunRecords> = fc.record({ claims: listOf(claim), statistics: listOf(statistic) }) as never;
  const idsOf = (records: readonly { id: string }[]) => records.map(({ id }) => id).sort();

  test('nothing differs from itself', () => {
    fc.assert(
      fc.property(runs, (run) => {
        for (const part of Object.values(differenceOf(run, run)))
          expect([part.added, part.removed, part.changed]).toEqual([[], [], []]);
      }),
    );
  });

  test('every record is in exactly one class', () => {
    fc.assert(
      fc.property(runs, runs, (before, after) => {
        const difference = differenceOf(before, after);
        for (const kind of ['claims', 'statistics'] as const) {
          const { added, removed, changed, unchanged } = difference[kind];
          const pairs = [...changed, ...unchanged] as readonly Pair<{ id: string }, string>[];
          expect(idsOf([...added, ...pairs.map((pair) => pair.after)])).toEqual(idsOf(after[kind]));
          expect(idsOf([...removed, ...pairs.map((pair) => pair.before)])).toEqual(idsOf(before[kind]));
        }
      }),
    );
  });

  test('the way back is the same difference, turned round', () => {
    fc.assert(
      fc.property(runs, runs, (before, after) => {
        const [there, back] = [differenceOf(before, after), differenceOf(after, before)];
        for (const kind of ['claims', 'statistics'] as const) {
          expect(idsOf(back[kind].added)).toEqual(idsOf(there[kind].removed));
          expect(idsOf(back[kind].removed)).toEqual(idsOf(there[kind].added));
          const turned = (pairs: readonly Pair<{ id: string }, string>[]) =>
            pairs.map((pair) => `${pair.after.id} ${pair.before.id} ${pair.fields}`).sort();
          const straight = (pairs: readonly Pair<{ id: string }, string>[]) =>
            pairs.map((pair) => `${pair.before.id} ${pair.after.id} ${pair.fields}`).sort();
          expect(turned(back[kind].changed)).toEqual(straight(there[kind].changed));
        }
      }),
    );
  });
});
