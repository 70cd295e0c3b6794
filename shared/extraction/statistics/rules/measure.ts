import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import type { Rule } from '../../rule.ts';
import { isClockTime } from '../clock-time.ts';
import type { Quantity } from '../quantities/quantity.ts';
import { quantityAt, quantityTriggers, type StatisticContext, statisticOf } from '../statistic-context.ts';
import type { StatisticReading } from '../statistic-reading.ts';

const pointsOfCompass = /^(?:[NSEWO]|nord|sud|est|ouest|north|south|east|west)$/iu;

/** "48° 51′ N", "51.5° N": degrees of latitude or longitude. */
const isCoordinate = ({ tokens }: Analysis, { end, unit }: Quantity): boolean => {
  const next = tokens[end];
  if (unit?.symbol !== '°' || next === undefined) return false;
  return next.kind === 'number' || pointsOfCompass.test(next.text);
};

/** "le 100 mètres", "un 38 tonnes": a race, a lorry. */
const isNamedByMeasure = (
  { tokens, tags, pack }: Analysis,
  { first, end, number, outerFirst, unit, value }: Quantity,
): boolean => {
  const before = tokens[first - 1]?.norm ?? '';
  const { singularArticles, raceLengths } = pack.quantities;
  // "the 100 metres", but "the 100 metres of rope"
  const isRace =
    unit?.symbol === 'm' && number.form === 'digits' && raceLengths.has(value ?? 0) && number.end === end - 1;
  const isThe = ((tags[first - 1] ?? 0) & tag.determiner) !== 0 && !pack.numbers.articles.has(before);
  if (isRace && isThe && !pack.nouns.of.has(tokens[end]?.norm ?? '')) return true;
  if (singularArticles.size === 0 || outerFirst < first || number.form !== 'digits' || number.decimals > 0)
    return false;
  const named = singularArticles.has(before) || pack.numbers.articles.has(before);
  return named && (value ?? 0) >= 2 && !unit?.symbol.includes('/') && number.scale === 1;
};

/** "120 km/h", "82,2 millions de tonnes", "38°C", "a 15 meter pig". */
export const measure: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.measure',
  triggers: quantityTriggers,
  examples: [
    { language: 'fr', text: 'Le vent souffle à 120 km/h sur la côte.', reads: '120 km/h' },
    { language: 'fr', text: 'Il fait 38,5°C à Nice.', reads: '38,5°C' },
    { language: 'fr', text: 'On attend de 100 à 150 mm de pluie.', reads: '100 à 150 mm' },
    { language: 'en', text: 'The lake is 40 miles long.', reads: '40 miles' },
    { language: 'en', text: 'They laid the 100 metres of pipe.', reads: '100 metres' },
    { language: 'en', text: 'They cleared a 240,000 square meter site.', reads: '240,000 square meter' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Il est 3 h 25 à Lyon.' },
    { language: 'fr', text: 'Il gagne le 100 mètres devant un 38 tonnes.' },
    { language: 'fr', text: 'Le navire est à 48° 51′ N et 2° 21′ E.' },
    { language: 'en', text: 'It lies at 51.5° N. She won the 100 metres.' },
    { language: 'en', text: 'A foot hurts. They go to Rome.' },
  ],
  read(analysis, at, context) {
    const quantity = quantityAt(context, at);
    if (quantity === null || quantity.unit?.kind !== 'measure' || quantity.shape === 'pair') return null;
    if (quantity.number.form === 'article' && quantity.outerFirst === quantity.first) return { rejected: 'an article' };
    if (isClockTime(analysis, quantity)) return { rejected: 'a time of day' };
    if (isCoordinate(analysis, quantity)) return { rejected: 'a place on the globe' };
    if (isNamedByMeasure(analysis, quantity)) return { rejected: 'it is named by its measure' };
    return statisticOf(quantity, 'measure');
  },
};
