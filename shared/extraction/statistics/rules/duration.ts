import type { Rule } from '../../rule.ts';
import { isClockTime } from '../clock-time.ts';
import { isInTitle } from '../number-surroundings.ts';
import { quantityAt, quantityTriggers, type StatisticContext, statisticOf } from '../statistic-context.ts';
import type { StatisticReading } from '../statistic-reading.ts';

/** "deux ans", "48 heures", "two and a half years". */
export const duration: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.duration',
  triggers: quantityTriggers,
  examples: [
    { language: 'fr', text: 'Les otages sont restés 48 heures à bord.', reads: '48 heures' },
    { language: 'fr', text: 'La loi vaut pour deux ans et demi encore.', reads: 'deux ans et demi' },
    { language: 'fr', text: "Le trajet prend plus d'une heure en train.", reads: 'une heure' },
    { language: 'fr', text: 'Il a couru le marathon en 2 h 04 sous la pluie.', reads: '2 h 04' },
    { language: 'fr', text: 'Il reste près de 1h30 de route.', reads: '1h30' },
    { language: 'fr', text: 'Le trajet dure une bonne heure et demie en train.', reads: 'une bonne heure et demie' },
    { language: 'en', text: 'It took a good hour to land.', reads: 'a good hour' },
    { language: 'en', text: 'They waited for two decades.', reads: 'two decades' },
    { language: 'en', text: 'It takes nearly half an hour.', reads: 'half an hour' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Rendez-vous à 15 heures devant la mairie.' },
    { language: 'fr', text: 'Le départ est fixé à 18 h 30 précises, le retour vers 19h15 de samedi.' },
    { language: 'fr', text: 'Le journal 20 Minutes en parle. On passe le film 127 heures.' },
    { language: 'fr', text: 'Ce fut une bonne année pour le vin.' },
    { language: 'en', text: 'Once a year they meet.' },
  ],
  read(analysis, at, context) {
    const quantity = quantityAt(context, at);
    if (quantity === null || quantity.unit?.kind !== 'duration' || quantity.shape === 'pair') return null;
    if (quantity.number.form === 'article' && quantity.outerFirst === quantity.first) {
      const { tokens, pack } = analysis;
      // "un mois d'août"
      const named =
        pack.nouns.of.has(tokens[quantity.end]?.norm ?? '') && analysis.entries[quantity.end + 1]?.month !== undefined;
      const timed = !named && pack.quantities.durationCues.has(tokens[quantity.first - 1]?.norm ?? '');
      if (!timed) return { rejected: 'an article' };
    }
    if (isClockTime(analysis, quantity)) return { rejected: 'a time of day' };
    if (isInTitle(analysis, quantity.first, quantity.end)) return { rejected: 'a title' };
    return statisticOf(quantity, 'duration');
  },
};
