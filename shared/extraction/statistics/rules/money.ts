import type { Rule } from '../../rule.ts';
import { quantityAt, quantityTriggers, type StatisticContext, statisticOf } from '../statistic-context.ts';
import type { StatisticReading } from '../statistic-reading.ts';

/** "3,5 milliards de dollars", "£1.2bn", "3 Md€", "US$ 20,000". */
export const money: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.money',
  triggers: quantityTriggers,
  examples: [
    { language: 'fr', text: "Le plan coûte 3,5 milliards d'euros à l'État.", reads: "3,5 milliards d'euros" },
    { language: 'fr', text: 'Un chiffre de 3 Md€ est avancé.', reads: '3 Md€' },
    { language: 'fr', text: 'Il réclame de 3 à 5 millions de dollars.', reads: '3 à 5 millions de dollars' },
    { language: 'en', text: 'The deal is worth £1.2bn to them.', reads: '£1.2bn' },
    { language: 'en', text: 'Bail was set at US$ 20,000 on appeal.', reads: 'US$ 20,000' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'La zone euro compte. Un euro fort nuit.' },
    { language: 'en', text: 'He pounds the table.' },
  ],
  read(_analysis, at, context) {
    const quantity = quantityAt(context, at);
    if (quantity === null || quantity.unit?.kind !== 'money' || quantity.shape === 'pair') return null;
    if (quantity.number.form === 'article' && quantity.outerFirst === quantity.first) return { rejected: 'an article' };
    return statisticOf(quantity, 'money');
  },
};
