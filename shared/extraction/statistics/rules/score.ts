import type { Analysis } from '../../analysis.ts';
import type { Rule } from '../../rule.ts';
import { countedOf, nounPhraseAt } from '../noun-phrase.ts';
import { numberFrom } from '../quantities/number-from.ts';
import { readUnitAfter } from '../quantities/read-unit.ts';
import { quantityAt, quantityTriggers, type StatisticContext, statisticOf } from '../statistic-context.ts';
import type { StatisticReading } from '../statistic-reading.ts';

const highest = 200;

/** No house has more members. */
const highestVote = 1000;
/** How far from a score the word may stand that shows what is played or voted. */
const reach = 25;

const isNear = (
  { tokens, sentences, sentenceOf }: Analysis,
  words: ReadonlySet<string>,
  first: number,
  end: number,
): boolean => {
  const sentence = sentences[sentenceOf[first] as number];
  if (sentence === undefined) return false;
  for (let i = Math.max(sentence.first, first - reach); i < Math.min(sentence.end, end + reach); i++)
    if (words.has(tokens[i]?.norm ?? '')) return true;
  return false;
};

const inGame = (analysis: Analysis, first: number, end: number): boolean => {
  const { tokens, pack } = analysis;
  // "Sweden 1 – 0 Korea": a team on both sides.
  if (tokens[first - 1]?.capital && tokens[end]?.capital) return true;
  return isNear(analysis, pack.quantities.scoreWords, first, end);
};

/** "3-1" in the sentence of a game. */
export const gameScore: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.score.game',
  triggers: quantityTriggers,
  examples: [
    { language: 'fr', text: 'Lille a battu Nice 3-1 samedi.', reads: '3-1' },
    { language: 'en', text: 'The match ended 2 – 0 in Rome.', reads: '2 – 0' },
    { language: 'en', text: 'The bill passed 320-217 on Monday.', reads: '320-217' },
  ],
  lookAlikes: [
    { language: 'fr', text: "Le recours à l'article 49-3 divise le match politique." },
    { language: 'fr', text: 'La saison 2012-2013 du match.' },
    { language: 'en', text: 'Open 24-7 downtown.' },
  ],
  read(analysis, at, context) {
    const quantity = quantityAt(context, at);
    if (quantity === null || quantity.shape !== 'pair' || quantity.second === null) return null;
    const { tokens, pack } = analysis;
    const { number, second, first, end } = quantity;
    const inBallot = isNear(analysis, pack.quantities.ballotWords, first, end);
    const limit = inBallot ? highestVote : highest;
    if (number.value > limit || second.value > limit) return { rejected: 'too high for a score' };
    if (pack.quantities.namedByNumber.has(tokens[first - 1]?.norm ?? ''))
      return { rejected: 'it names what stands before it' };
    if (pack.quantities.singularArticles.has(tokens[first - 1]?.norm ?? ''))
      return { rejected: 'it is named by its number' };
    if (tokens[end]?.kind === 'word' && !tokens[end]?.spaced) return { rejected: 'a piece of a name' };
    if (!inBallot && !inGame(analysis, first, end)) return { rejected: 'nothing is played' };
    return statisticOf(quantity, 'score', { total: second.value, unit: null });
  },
};

/** "2 buts à 1", "three sets to one": a game's score that says what it counts. */
export const countedScore: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.score.counted',
  triggers: quantityTriggers,
  examples: [
    { language: 'fr', text: 'Le club a gagné 2 buts à 1 samedi.', reads: '2 buts à 1' },
    { language: 'fr', text: 'Elle mène deux sets à un contre sa rivale.', reads: 'deux sets à un' },
    { language: 'en', text: 'She won by two sets to one.', reads: 'two sets to one' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Il a marqué 2 buts à 19 ans, puis 3 points à 40 %.' },
    { language: 'en', text: 'He added two points to 15 teams.' },
  ],
  read(analysis, at, context) {
    const quantity = quantityAt(context, at);
    if (quantity === null || quantity.shape !== 'single' || quantity.unit !== null) return null;
    const { tokens, pack } = analysis;
    const { end, number } = quantity;
    if (!pack.quantities.scoreUnits.has(tokens[end]?.norm ?? '') || number.ordinal || number.decimals > 0) return null;
    if (!pack.quantities.toWords.has(tokens[end + 1]?.norm ?? '')) return null;
    const second = numberFrom(analysis, end + 2, context.taken);
    if (second === null || second.ordinal || second.decimals > 0 || second.scale > 1 || second.value > highest)
      return null;
    if (readUnitAfter(analysis, second) !== null || nounPhraseAt(analysis, second.end, true) !== null) return null;
    return statisticOf(quantity, 'score', {
      end: second.end,
      total: second.value,
      counted: countedOf(analysis, { first: end, end: end + 1, head: end }),
    });
  },
};

/** "200 voix contre 50", "310 voix pour et 204 contre", "by 52 votes to 48". */
export const voteScore: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.score.vote',
  triggers: quantityTriggers,
  examples: [
    { language: 'fr', text: 'La loi passe par 200 voix contre 50 au Sénat.', reads: '200 voix contre 50' },
    { language: 'fr', text: 'Il y a eu 310 voix pour et 204 contre hier.', reads: '310 voix pour et 204 contre' },
    { language: 'en', text: 'It passed by 52 votes to 48.', reads: '52 votes to 48' },
  ],
  lookAlikes: [{ language: 'fr', text: 'Il obtient 200 voix et 3 sièges.' }],
  read(analysis, at, context) {
    const quantity = quantityAt(context, at);
    if (quantity === null || quantity.shape !== 'single' || quantity.unit !== null) return null;
    const { tokens, pack } = analysis;
    const { voteWords, againstWords } = pack.quantities;
    if (!voteWords.has(tokens[quantity.end]?.norm ?? '')) return null;
    for (let i = quantity.end + 1; i <= quantity.end + 4; i++) {
      const second = numberFrom(analysis, i, context.taken);
      if (second === null) continue;
      const between = againstWords.has(tokens[i - 1]?.norm ?? '');
      const behind = againstWords.has(tokens[second.end]?.norm ?? '') && tokens[second.end + 1]?.kind !== 'number';
      if (!between && !behind) return null;
      const counted = countedOf(analysis, nounPhraseAt(analysis, quantity.end));
      return statisticOf(quantity, 'score', {
        end: between ? second.end : second.end + 1,
        total: second.value,
        counted,
      });
    }
    return null;
  },
};
