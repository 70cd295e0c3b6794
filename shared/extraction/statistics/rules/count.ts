import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import type { Rule } from '../../rule.ts';
import { lookAlike } from '../look-alike.ts';
import { lemmaOf, nounPhraseAt } from '../noun-phrase.ts';
import { standsInRow } from '../number-row.ts';
import type { NumberReading } from '../quantities/number-reading.ts';
import {
  countedBehind,
  quantityAt,
  quantityTriggers,
  type StatisticContext,
  statisticOf,
} from '../statistic-context.ts';
import type { StatisticReading } from '../statistic-reading.ts';

/** "a [six]-member panel": how far the number goes in its word, and what it counts there. */
const inCompound = (analysis: Analysis, { first, end }: NumberReading) => {
  const rest = end === first + 1 ? analysis.entries[first]?.counts : undefined;
  if (rest === undefined) return null;
  const { end: last } = analysis.tokens[first] as { end: number };
  const span = [last - rest.length, last] as const;
  return { short: rest.length + 1, counted: { span, key: lemmaOf(analysis, rest) } };
};

/** "2 000 agents", "des centaines de civils", "three newer versions", "75 000". */
export const count: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.count',
  triggers: quantityTriggers,
  examples: [
    { language: 'fr', text: 'Le préfet a envoyé 2\u202f000 agents fédéraux.', reads: '2\u202f000' },
    { language: 'fr', text: "Des centaines d'élus étaient là.", reads: 'Des centaines' },
    { language: 'fr', text: 'Il y a eu quatre-vingt-douze recours.', reads: 'quatre-vingt-douze' },
    { language: 'en', text: 'A six-member panel met.', reads: 'six' },
    { language: 'en', text: 'Some 1,709 schoolchildren took part.', reads: '1,709' },
    { language: 'en', text: 'Hundreds of thousands of people marched.', reads: 'Hundreds of thousands' },
  ],
  lookAlikes: [
    { language: 'fr', text: "Le vol 447, l'article 12, la RN 20 et le G20." },
    { language: 'fr', text: "L'article 49.3 ou 49-3 est contesté." },
    { language: 'fr', text: "L'un des élus a vu une voiture. Un an passe." },
    { language: 'fr', text: 'Appelez le 01 42 33 44 55 ou écrivez.' },
    { language: 'fr', text: 'Un moteur neuf a été monté.' },
    { language: 'en', text: 'Flight 93, Channel 4 and route 66.' },
    { language: 'en', text: 'A two-way street, the three-time winner, a two-faced man and the Six-Day race.' },
    { language: 'en', text: 'No one knows which one. At 7:30 they left.' },
  ],
  read(analysis, at, context) {
    const quantity = quantityAt(context, at);
    if (quantity === null || quantity.unit !== null || quantity.number.ordinal || quantity.number.whole !== null)
      return null;
    const { tokens, tags, pack } = analysis;
    if (quantity.shape === 'pair') return { rejected: 'two numbers that a dash joins' };
    const { number, first, end } = quantity;
    if (number.form === 'article' && quantity.shape === 'single') {
      const before = context.quantities[(context.anchoredAt[at] as number) - 1];
      const only = pack.nouns.only.has(tokens[end]?.norm ?? '') && ((tags[first - 1] ?? 0) & tag.determiner) === 0;
      // "cinq hommes et une femme"
      const joined =
        before !== undefined &&
        before.unit === null &&
        tokens[first - 1]?.norm === pack.numbers.conjunction &&
        nounPhraseAt(analysis, before.end)?.end === first - 1 &&
        before.number.form !== 'article' &&
        nounPhraseAt(analysis, end) !== null;
      if (!only && !joined && standsInRow(analysis, first, end)) return statisticOf(quantity, 'count');
      if (!only && !joined) return { rejected: 'an article' };
      return statisticOf(quantity, 'count', {
        end: only ? end + 1 : end,
        counted: countedBehind(analysis, only ? { ...quantity, end: end + 1 } : quantity),
      });
    }
    if (
      ((tags[end] ?? 0) & tag.times) !== 0 &&
      pack.quantities.times.has(tokens[end]?.norm ?? '') &&
      (quantity.value ?? 0) < 10
    )
      return { rejected: 'it counts occasions' };
    const compound = inCompound(analysis, number);
    if (compound !== null) return statisticOf(quantity, 'count', compound);
    const reason = lookAlike(analysis, quantity, context.taken);
    if (reason !== null) return { rejected: reason };
    return statisticOf(quantity, 'count', { counted: countedBehind(analysis, quantity) });
  },
};
