import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Analysis } from '../../analysis.ts';
import type { Rule } from '../../rule.ts';
import { countedOf } from '../noun-phrase.ts';
import { partitiveAt } from '../partitive.ts';
import type { Quantity } from '../quantities/quantity.ts';
import { quantityAt, quantityTriggers, type StatisticContext, statisticOf } from '../statistic-context.ts';
import type { StatisticReading } from '../statistic-reading.ts';

/** "12,4 % des ménages", "39 percent", "deux points de pourcentage". */
export const percent: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.percent',
  triggers: quantityTriggers,
  examples: [
    { language: 'fr', text: 'Le chômage touche 12,5 % des actifs.', reads: '12,5 %' },
    { language: 'fr', text: 'La part monte entre 50 et 60 pour cent.', reads: '50 et 60 pour cent' },
    { language: 'fr', text: 'Le titre cède -3,2% à Paris.', reads: '-3,2%' },
    { language: 'en', text: 'About 40 percent of voters stayed home.', reads: '40 percent' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Il a cent pour unique bien.' },
    { language: 'en', text: 'Per centre, the rule holds.' },
  ],
  read(analysis, at, context) {
    const quantity = quantityAt(context, at);
    if (quantity === null || quantity.unit?.kind !== 'percent' || quantity.shape === 'pair') return null;
    if (quantity.number.form === 'article' && quantity.modifier === 'exact') return { rejected: 'an article' };
    const { tokens } = analysis;
    const { first, outerEnd } = quantity;
    // "une partie (30 %) des salaires"
    const isBracketed = tokens[first - 1]?.text === '(' && tokens[outerEnd]?.text === ')';
    const counted = countedOf(analysis, partitiveAt(analysis, isBracketed ? outerEnd + 1 : outerEnd));
    return statisticOf(quantity, 'percent', { counted });
  },
};

/** How far from points of percentage the rate that they change may stand. */
const reach = 14;

/** Does a rate stand before in the clause, or right behind after "de"? */
const ofRate = (analysis: Analysis, first: number, end: number): boolean => {
  const { tokens, tags, sentenceOf, pack } = analysis;
  const { rateNouns } = pack.quantities;
  if (pack.nouns.of.has(tokens[end]?.norm ?? '') && rateNouns.has(tokens[end + 1]?.norm ?? '')) return true;
  for (let i = first - 1; i > first - reach && i >= 0 && sentenceOf[i] === sentenceOf[first]; i--) {
    if (rateNouns.has(tokens[i]?.norm ?? '')) return true;
    if (((tags[i] ?? 0) & (tag.quoteMark | tag.subordinator)) !== 0 || tokens[i]?.text === ';') return false;
  }
  return false;
};

/** "en hausse de [5 points]": does a word of change and its preposition stand right before? */
const isChanged = ({ tokens, tags, pack }: Analysis, first: number): boolean =>
  (pack.quantities.fromWords.has(tokens[first - 1]?.norm ?? '') ||
    pack.quantities.byWords.has(tokens[first - 1]?.norm ?? '')) &&
  ((tags[first - 2] ?? 0) & tag.change) !== 0;

/** How many numbers back the share may stand that points compare with: "38 % à 17 heures, soit 7 points de moins". */
const shareReach = 3;

/** Does a share stand before the number at `at` in its sentence? */
const followsShare = ({ sentenceOf }: Analysis, { quantities, anchoredAt }: StatisticContext, at: number): boolean => {
  const index = anchoredAt[at] as number;
  return quantities
    .slice(Math.max(0, index - shareReach), index)
    .some(({ unit, first }) => unit?.kind === 'percent' && sentenceOf[first] === sentenceOf[at]);
};

/** "12 points [à 47 %]": do the points that end at `end` lead to a share? */
const isFollowedByShare = ({ tokens, pack }: Analysis, end: number, next: Quantity | undefined): boolean => {
  const at = tokens[end]?.text === ',' ? end + 1 : end;
  return (
    next?.unit?.kind === 'percent' && next.outerFirst === at + 1 && pack.quantities.toWords.has(tokens[at]?.norm ?? '')
  );
};

/** "le taux gagne 0,3 point", "deux points de croissance". */
export const percentPoints: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.percent.points',
  triggers: quantityTriggers,
  examples: [
    { language: 'fr', text: 'Le chômage gagne 0,3 point en un mois.', reads: '0,3 point' },
    { language: 'fr', text: 'Il gagne 12 points à 47 % ce mois-ci.', reads: '12 points' },
    { language: 'fr', text: 'Il réunit 62 % des voix, soit 5 points de plus.', reads: '5 points' },
    { language: 'fr', text: "Elle abaisse son taux d'un quart de point.", reads: 'un quart de point' },
    { language: 'fr', text: 'Il réunit 62 % des voix, en hausse de 5 points.', reads: '5 points' },
    { language: 'fr', text: 'Cela coûte deux points de croissance au pays.', reads: 'deux points' },
    { language: 'en', text: 'Its approval fell by four points.', reads: 'four points' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Le club compte 12 points au classement.' },
    { language: 'en', text: 'She scored 20 points. The paper makes three points.' },
  ],
  read(analysis, at, context) {
    const quantity = quantityAt(context, at);
    if (quantity === null || quantity.unit !== null || quantity.shape === 'pair') return null;
    const { number, first } = quantity;
    // "un quart de point"
    const isPart =
      number.whole !== null && analysis.pack.numbers.ofWords.has(analysis.tokens[quantity.end]?.norm ?? '');
    const end = isPart ? quantity.end + 1 : quantity.end;
    if (number.ordinal || number.form === 'collective' || number.scale > 1) return null;
    if (!analysis.pack.quantities.pointWords.has(analysis.tokens[end]?.norm ?? '')) return null;
    const { directionsAfter, comparativesAfter } = analysis.pack.comparisons;
    // "62 %, soit 5 points de plus"
    const compares =
      followsShare(analysis, context, at) &&
      (isChanged(analysis, first) ||
        (phraseAt(comparativesAfter, analysis.tokens, end + 1) ??
          phraseAt(directionsAfter, analysis.tokens, end + 1)) !== null);
    const leadsToShare =
      compares || isFollowedByShare(analysis, end + 1, context.quantities[(context.anchoredAt[at] as number) + 1]);
    if (!leadsToShare && !ofRate(analysis, first, end + 1)) return { rejected: 'points of no rate' };
    const value = number.whole === null ? quantity.value : number.value / number.whole;
    return statisticOf(quantity, 'percent', { end: end + 1, value, unit: '%' });
  },
};
