import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import { isContentWord } from '../../content-word.ts';
import type { Rule } from '../../rule.ts';
import { opensClause } from '../clause.ts';
import { nounPhraseAt } from '../noun-phrase.ts';
import { quantityAt, quantityTriggers, type StatisticContext, statisticOfWords } from '../statistic-context.ts';
import type { StatisticReading } from '../statistic-reading.ts';

const reach = 3;

/** "du monde", "in the world", "au classement", right behind a rank. */
const isOfScope = (analysis: Analysis, end: number): boolean => {
  const { tokens, tags, sentenceOf, pack } = analysis;
  for (let i = end; i < end + reach && sentenceOf[i] === sentenceOf[end - 1]; i++) {
    // "le premier pays d'Europe à légaliser", "qui légalise": first in time.
    if (pack.quantities.rankPlaces.has(tokens[i]?.norm ?? ''))
      return !pack.quantities.toWords.has(tokens[i + 1]?.norm ?? '') && !opensClause(analysis, i + 1);
    if (((tags[i] ?? 0) & (tag.preposition | tag.determiner)) === 0) return false;
  }
  return false;
};

/** Does what follows an ordinal rank it: "place", "plus grand", "économie mondiale", "du monde"? */
const ranks = (analysis: Analysis, end: number): boolean => {
  const { tokens, pack } = analysis;
  const { rankAfter, rankScope } = pack.quantities;
  if (rankAfter.has(tokens[tokens[end]?.text === '-' ? end + 1 : end]?.norm ?? '')) return true;
  const phrase = nounPhraseAt(analysis, end);
  // "27e au classement"
  if (phrase === null) return isOfScope(analysis, end);
  if (tokens[phrase.head]?.capital) return false;
  for (let i = phrase.head + 1; i < phrase.end; i++) if (rankScope.has(tokens[i]?.norm ?? '')) return true;
  return isOfScope(analysis, phrase.end);
};

/** "terminé 4e", "finished fourth": does a verb of how somebody ends up stand right before an ordinal with no noun? */
const isResult = ({ tokens, pack, ...analysis }: Analysis, at: number, end: number): boolean =>
  pack.quantities.rankVerbs.has(tokens[at - 1]?.norm ?? '') && !isContentWord({ tokens, pack, ...analysis }, end);

const rankOf = (first: number, end: number, value: number): StatisticReading =>
  statisticOfWords('rank', first, end, value);

/** "troisième économie mondiale", "the second largest", "2e position". */
export const rankOrdinal: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.rank.ordinal',
  triggers: tag.ordinal | tag.digits | tag.numeral,
  examples: [
    { language: 'fr', text: 'Le pays est la troisième économie mondiale.', reads: 'troisième' },
    { language: 'fr', text: 'Il pointe en 2e position.', reads: '2e' },
    { language: 'fr', text: 'Elle a fini 27e au classement.', reads: '27e' },
    { language: 'en', text: 'It is the second largest city in Chad.', reads: 'second' },
    { language: 'en', text: 'She came in fourth place.', reads: 'fourth' },
    { language: 'en', text: 'It is the second-largest port in Chad.', reads: 'second' },
    { language: 'en', text: 'It is the eighth-most-popular port.', reads: 'eighth' },
    { language: 'en', text: 'It is the second - largest port.', reads: 'second' },
    { language: 'en', text: 'He finished fourth in Rome.', reads: 'fourth' },
    { language: 'fr', text: 'Il a terminé 4e du marathon.', reads: '4e' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Le Premier ministre a parlé pour la première fois.' },
    { language: 'fr', text: 'Au XXe siècle, la Ve République, le 9e régiment.' },
    { language: 'fr', text: 'La seconde guerre mondiale est finie.' },
    { language: 'en', text: 'He waited a second. The first half ended. He came second-guessing.' },
    { language: 'fr', text: 'Il a fini premier violon. Le premier hôtel en France qui le reçoit.' },
  ],
  read(analysis, at, context) {
    const { tags, entries, tokens, pack } = analysis;
    const isWord = ((tags[at] as number) & tag.ordinal) !== 0;
    const quantity = isWord ? null : quantityAt(context, at);
    if (!isWord && (quantity === null || !quantity.number.ordinal)) return null;
    const end = quantity?.number.end ?? at + 1;
    const value = quantity?.number.value ?? entries[at]?.value;
    if (value === undefined) return null;
    if (pack.dates.centuries.has(tokens[end]?.norm ?? '')) return { rejected: 'a century' };
    if (pack.quantities.numberedNouns.has(tokens[end]?.norm ?? '')) return { rejected: 'it names' };
    const joined = entries[at]?.counts;
    if (joined !== undefined) return { ...rankOf(at, end, value), short: joined.length + 1 };
    if (isResult(analysis, at, end)) return rankOf(at, end, value);
    return ranks(analysis, end) ? rankOf(at, end, value) : { rejected: 'nothing ranks' };
  },
};

/** Ranks that are spoken of without saying among whom: "le numéro deux". */
const podium = 3;

/** "numéro un", "number 3", "#2". */
export const rankNumber: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.rank.number',
  triggers: quantityTriggers,
  examples: [
    { language: 'fr', text: 'Le groupe reste numéro un du secteur.', reads: 'numéro un' },
    { language: 'en', text: 'The song rose to number 3 in May.', reads: 'number 3' },
    { language: 'en', text: 'It is the #2 browser.', reads: '#2' },
  ],
  lookAlikes: [
    { language: 'fr', text: "Voir l'arrêté n° 2012-14 et le numéro 450 de la revue." },
    { language: 'en', text: 'A number of 3 options. The number 10 scored.' },
    { language: 'fr', text: 'Le numéro 10 argentin a marqué.' },
  ],
  read(analysis, at, context) {
    const quantity = quantityAt(context, at);
    if (quantity === null || quantity.unit !== null || quantity.shape !== 'single') return null;
    const { tokens, pack } = analysis;
    const { number, first } = quantity;
    const before = tokens[first - 1];
    if (before === undefined || !pack.quantities.rankBefore.has(before.norm)) return null;
    if (number.value > 100 || number.value < 1 || number.decimals > 0 || number.scale > 1)
      return { rejected: 'it names' };
    if (before.text.endsWith('°') || pack.abbreviations.has(before.norm)) return { rejected: 'it names' };
    // "the number 10 scored": a shirt, where nothing ranks it.
    const determined = ((analysis.tags[first - 2] ?? 0) & tag.determiner) !== 0;
    const scoped = pack.quantities.rankScope.has(tokens[number.end]?.norm ?? '') || isOfScope(analysis, number.end);
    if (determined && number.value > podium && !scoped) return { rejected: 'it names' };
    return rankOf(first - 1, number.end, number.value);
  },
};
