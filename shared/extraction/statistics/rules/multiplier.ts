import { tag } from '../../../languages/lexical-tags.ts';
import { phraseBefore } from '../../../languages/phrase-table.ts';
import type { Analysis } from '../../analysis.ts';
import { isContentWord } from '../../content-word.ts';
import type { Rule } from '../../rule.ts';
import { readModifier } from '../quantities/read-modifier.ts';
import {
  quantityAt,
  quantityTriggers,
  type StatisticContext,
  statisticOf,
  statisticOfWords,
} from '../statistic-context.ts';
import type { StatisticReading } from '../statistic-reading.ts';

/** The factor that a word says alone: "doublé" is 2, "halved" 0.5; else null. */
export const factorOfWord = ({ tokens, pack }: Analysis, at: number): number | null => {
  const norm = tokens[at]?.norm ?? '';
  return pack.quantities.multiplierWords.get(norm) ?? pack.comparisons.shrinking.get(norm) ?? null;
};

const isMultiplied = ({ tokens, pack }: Analysis, first: number): boolean =>
  phraseBefore(pack.quantities.multiplierBefore, tokens, first) !== null;
const isDivided = ({ tokens, pack }: Analysis, first: number): boolean =>
  phraseBefore(pack.comparisons.divisors, tokens, first) !== null;

/** Does a multiplier say by itself that something changes ("doublé", "divisé par deux"), and not only compare ("deux fois plus")? */
export const isFactor = (analysis: Analysis, { first, outerFirst, end }: StatisticReading): boolean =>
  (end === first + 1 && factorOfWord(analysis, first) !== null) ||
  isMultiplied(analysis, outerFirst) ||
  isDivided(analysis, outerFirst);

/** "vingt fois supérieur", "deux fois plus", "18-fold", "half as much", "doubled". */
export const multiplier: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.multiplier',
  triggers: quantityTriggers,
  examples: [
    { language: 'fr', text: 'Un budget vingt fois supérieur à celui de la ville.', reads: 'vingt fois' },
    { language: 'fr', text: 'La tour est trois fois plus haute.', reads: 'trois fois' },
    { language: 'fr', text: 'Le prix a été multiplié par quatre hier.', reads: 'quatre' },
    { language: 'fr', text: 'Les délais ont été divisés par deux cet été.', reads: 'deux' },
    { language: 'en', text: 'Traffic increased 18-fold in a day.', reads: '18-fold' },
    { language: 'en', text: 'It is four times larger.', reads: 'four times' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Il a été battu deux fois par an.' },
    { language: 'en', text: 'She called three times.' },
  ],
  read(analysis, at, context) {
    const quantity = quantityAt(context, at);
    if (quantity === null || quantity.unit !== null || quantity.shape === 'pair') return null;
    if (quantity.number.ordinal || quantity.number.form === 'article') return null;
    const { tokens, tags, pack } = analysis;
    const { end, number } = quantity;
    if (number.whole !== null) {
      const equative = (i: number) => pack.quantities.equatives.has(tokens[i]?.norm ?? '');
      const compares = number.value === 1 && equative(end) && (equative(end + 2) || equative(end + 3));
      return compares ? statisticOf(quantity, 'multiplier', { value: 1 / number.whole }) : null;
    }
    const outer = Math.min(quantity.outerFirst, quantity.first);
    if (isMultiplied(analysis, outer)) return statisticOf(quantity, 'multiplier');
    if (isDivided(analysis, outer) && quantity.value !== null && quantity.value > 1)
      return statisticOf(quantity, 'multiplier', { value: 1 / quantity.value });
    const hyphen = tokens[end]?.text === '-' ? end + 1 : end;
    if (((tags[hyphen] ?? 0) & tag.times) === 0) return null;
    const isFold = !pack.quantities.times.has(tokens[hyphen]?.norm ?? '');
    if (isFold && factorOfWord(analysis, hyphen) !== null) return null;
    const next = tokens[hyphen + 1]?.norm ?? '';
    if (!isFold && !pack.quantities.comparatives.has(next)) return { rejected: 'it counts occasions' };
    return statisticOf(quantity, 'multiplier', { end: hyphen + 1 });
  },
};

/** "a doublé", "tripled": a factor said by one verb. */
export const factorVerb: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.multiplier.verb',
  triggers: tag.times,
  examples: [
    { language: 'fr', text: 'La facture a triplé en un an.', reads: 'triplé' },
    { language: 'en', text: 'Sales have doubled since then.', reads: 'doubled' },
    { language: 'en', text: 'House prices have halved since then.', reads: 'halved' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Le skipper a doublé Vincent Riou ; un double meurtre.' },
    { language: 'en', text: 'A double room, a triple jump.' },
  ],
  read(analysis, at) {
    const { tokens, tags, pack } = analysis;
    const value = factorOfWord(analysis, at);
    if (value === null) return null;
    const next = tokens[at + 1];
    const isVerb = pack.quantities.multiplierEndings.some((ending) => tokens[at]?.norm.endsWith(ending));
    const ofSomething = pack.nouns.partitive.has(next?.norm ?? '') && ((tags[at - 1] ?? 0) & tag.determiner) !== 0;
    if (!isVerb && !ofSomething) return { rejected: 'an adjective' };
    if (
      isVerb &&
      (isContentWord(analysis, at - 1) || ((tags[at - 1] ?? 0) & tag.determiner) !== 0) &&
      !ofSomething &&
      pack.nouns.head === 'first'
    )
      return { rejected: 'a noun' };
    if (next?.kind === 'word' && next.capital) return { rejected: 'somebody was overtaken' };
    return statisticOfWords('multiplier', at, at + 1, value, readModifier(analysis, at, at + 1));
  },
};

/** "twice as many", "thrice the size": a factor said by an adverb before a comparison. */
export const factorAdverb: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.multiplier.adverb',
  triggers: tag.times,
  examples: [{ language: 'en', text: 'It drew twice as many visitors.', reads: 'twice' }],
  lookAlikes: [{ language: 'en', text: 'They met twice in May and twice more.' }],
  read(analysis, at) {
    const { tokens, tags, pack } = analysis;
    const value = pack.comparisons.factorAdverbs.get(tokens[at]?.norm ?? '');
    if (value === undefined) return null;
    const compares =
      pack.quantities.equatives.has(tokens[at + 1]?.norm ?? '') || ((tags[at + 1] ?? 0) & tag.determiner) !== 0;
    if (!compares) return { rejected: 'it counts occasions' };
    return statisticOfWords('multiplier', at, at + 1, value, readModifier(analysis, at, at + 1));
  },
};
