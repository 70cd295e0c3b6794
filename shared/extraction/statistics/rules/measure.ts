import type { Rule } from '../../rule.ts';
import { isClockTime } from '../clock-time.ts';
import { quantityAt, quantityTriggers, type StatisticContext, statisticOf } from '../statistic-context.ts';
import type { StatisticReading } from '../statistic-reading.ts';

/** "120 km/h", "82,2 millions de tonnes", "38°C", "a 15 meter pig". */
export const measure: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.measure',
  triggers: quantityTriggers,
  examples: [
    { language: 'fr', text: 'Le vent souffle à 120 km/h sur la côte.', reads: '120 km/h' },
    { language: 'fr', text: 'Il fait 38,5°C à Nice.', reads: '38,5°C' },
    { language: 'fr', text: 'On attend de 100 à 150 mm de pluie.', reads: '100 à 150 mm' },
    { language: 'en', text: 'The lake is 40 miles long.', reads: '40 miles' },
    { language: 'en', text: 'They cleared a 240,000 square meter site.', reads: '240,000 square meter' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Il est 3 h 25 à Lyon.' },
    { language: 'en', text: 'A foot hurts. They go to Rome.' },
  ],
  read(analysis, at, context) {
    const quantity = quantityAt(context, at);
    if (quantity === null || quantity.unit?.kind !== 'measure' || quantity.shape === 'pair') return null;
    if (quantity.number.form === 'article' && quantity.outerFirst === quantity.first) return { rejected: 'an article' };
    if (isClockTime(analysis, quantity)) return { rejected: 'a time of day' };
    return statisticOf(quantity, 'measure');
  },
};
