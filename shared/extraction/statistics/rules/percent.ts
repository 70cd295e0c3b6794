import type { Rule } from '../../rule.ts';
import { countedOf, partitiveAt } from '../noun-phrase.ts';
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
    return statisticOf(quantity, 'percent', { counted: countedOf(analysis, partitiveAt(analysis, quantity.outerEnd)) });
  },
};
