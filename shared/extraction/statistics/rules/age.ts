import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt, phraseBefore } from '../../../languages/phrase-table.ts';
import type { Analysis } from '../../analysis.ts';
import { isContentWord } from '../../content-word.ts';
import type { Rule } from '../../rule.ts';
import type { Quantity } from '../quantities/quantity.ts';
import { quantityAt, quantityTriggers, type StatisticContext, statisticOf } from '../statistic-context.ts';
import type { StatisticReading } from '../statistic-reading.ts';

const ageUnits = new Set(['year', 'month', 'week', 'day']);

/** Is the word a noun for a person, by a short list or by its ending? */
const isPersonWord = ({ tokens, pack }: Analysis, at: number): boolean => {
  const norm = tokens[at]?.norm ?? '';
  const { persons, personEndings } = pack.quantities;
  if (pack.nouns.numberNouns.has(norm)) return false;
  return persons.has(norm) || (norm.length > 4 && personEndings.some((ending) => norm.endsWith(ending)));
};

/** "homme de 29 ans", "Ana Pastor, 42 ans,": years that are somebody's. */
const isOfPerson = (analysis: Analysis, { first, end, outerFirst }: Quantity): boolean => {
  const { tokens, pack } = analysis;
  const { persons, personEndings } = pack.quantities;
  const start = Math.min(first, outerFirst);
  const before = tokens[start - 1];
  const next = tokens[end];
  const closes = next === undefined || next.kind !== 'word';
  // "il a 55 ans", "à 32 ans, elle part"
  const ofWhat = pack.numbers.ofWords.has(next?.norm ?? '');
  if (!ofWhat && pack.quantities.haveWords.has(before?.norm ?? '')) return true;
  if (closes && pack.quantities.toWords.has(before?.norm ?? '') && !isContentWord(analysis, start - 2)) return true;
  if (before?.text === ',' || before?.text === '(') {
    const name = tokens[start - 2];
    const isPerson =
      name?.kind === 'word' &&
      (name.capital || persons.has(name.norm) || personEndings.some((ending) => name.norm.endsWith(ending)));
    return closes && isPerson;
  }
  if (!pack.numbers.ofWords.has(before?.norm ?? '')) return false;
  for (let back = 2; back <= 3; back++) {
    const noun = tokens[start - back];
    if (noun === undefined || noun.kind !== 'word') return false;
    // "une mère de famille de 42 ans"
    if (back === 2 && pack.numbers.ofWords.has(tokens[start - 3]?.norm ?? '') && isPersonWord(analysis, start - 4))
      return true;
    // "une première proposition d'un an": an adjective, though it ends as "policière" does.
    if (pack.nouns.prenominal.has(noun.norm)) return false;
    if (persons.has(noun.norm) || (noun.norm.length > 5 && personEndings.some((ending) => noun.norm.endsWith(ending))))
      return true;
    if (!isContentWord(analysis, start - back)) return false;
  }
  return false;
};

/** "since I was sixteen [doing] readings". */
const endsInParticiple = ({ tokens, pack }: Analysis, at: number): boolean =>
  pack.nouns.head === 'last' && pack.nouns.participleEndings.some((ending) => tokens[at]?.norm.endsWith(ending));

/** How far before a number "l'âge moyen est de" may begin. */
const ageReach = 6;

/** "l'âge moyen est de [67 ans]", "the average age of victims was [42]". */
const ofAge = (analysis: Analysis, first: number): boolean => {
  const { tokens, tags, sentenceOf, pack } = analysis;
  // "relever l'âge légal à [64 ans]"
  let isSaid = pack.quantities.toWords.has(tokens[first - 1]?.norm ?? '');
  for (let i = first - 1; i >= first - ageReach && i >= 0 && sentenceOf[i] === sentenceOf[first]; i--) {
    if (((tags[i] ?? 0) & tag.auxiliary) !== 0) isSaid = true;
    if (pack.nouns.ageNouns.has(tokens[i]?.norm ?? '')) return isSaid;
    if (tokens[i]?.kind === 'punctuation' || ((tags[i] ?? 0) & tag.digits) !== 0) return false;
  }
  return false;
};

/** No list of ages is longer, in numbers. */
const longestList = 16;

/** "aged 22, [25] and [31]": a bare number in a list that the word for an age opens. */
const isListedAge = ({ tokens, pack }: Analysis, at: number, { quantities, anchoredAt }: StatisticContext): boolean => {
  const last = anchoredAt[at] as number;
  for (let i = last; i > Math.max(0, last - longestList); i--) {
    const [before, here] = [quantities[i - 1] as Quantity, quantities[i] as Quantity];
    const link = tokens[before.end];
    const listed = here.first === before.end + 1 && (link?.text === ',' || link?.norm === pack.numbers.conjunction);
    if (!listed || before.unit !== null) return false;
    if (phraseBefore(pack.quantities.ageCues, tokens, before.first)?.value === 'aged') return true;
  }
  return false;
};

/** "âgé de 32 ans", "un homme de 29 ans", "a 14-year-old", "aged 8–10 years", "Jo Lee, 19,". */
export const age: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.age',
  triggers: quantityTriggers,
  examples: [
    { language: 'fr', text: 'Elle est âgée de 32 ans et vit à Lille.', reads: '32 ans' },
    { language: 'fr', text: 'Une cycliste de 34 ans a été secourue.', reads: '34 ans' },
    { language: 'fr', text: 'Trois femmes de 17, 23 et 31 ans sont parties.', reads: '23' },
    { language: 'fr', text: 'La moitié des moins de 35 ans vote peu.', reads: '35 ans' },
    { language: 'fr', text: 'Un quart des 18-24 ans vote.', reads: '18-24 ans' },
    { language: 'en', text: 'Most were children under five.', reads: 'five' },
    { language: 'fr', text: 'Une mère de famille de 42 ans est élue.', reads: '42 ans' },
    { language: 'fr', text: 'Elle avait 44 ans et deux enfants.', reads: '44 ans' },
    { language: 'en', text: 'A 14-year-old boy won.', reads: '14-year-old' },
    { language: 'en', text: 'The suspect, Ann Lee, 19, was freed.', reads: '19' },
    { language: 'en', text: 'She was 61 when they met.', reads: '61' },
    { language: 'en', text: 'At 31, he left the army.', reads: '31' },
    { language: 'en', text: 'At 82, the actor still tours.', reads: '82' },
    { language: 'en', text: 'Men aged 18 to 34 left.', reads: '18 to 34' },
    { language: 'en', text: 'Men aged 22, 25 and 31 left.', reads: '31' },
    { language: 'en', text: 'The average age of victims was 42.', reads: '42' },
    { language: 'fr', text: "Il veut porter l'âge légal à 64 ans.", reads: '64 ans' },
    { language: 'fr', text: "L'âge moyen est de 67 ans ici.", reads: '67 ans' },
  ],
  lookAlikes: [
    { language: 'fr', text: "Il risque une peine de cinq ans de prison, après une première offre d'un an." },
    { language: 'fr', text: 'Il est condamné à dix ans. On y vit de 2 à 3 ans.' },
    { language: 'en', text: 'The plan lasts 3 years. He was one of them.' },
  ],
  read(analysis, at, context) {
    const quantity = quantityAt(context, at);
    if (quantity === null || quantity.shape === 'pair') return null;
    const { tokens, pack } = analysis;
    const { first, end, unit, value, number, outerFirst } = quantity;
    const start = Math.min(first, outerFirst);
    const cue =
      phraseBefore(pack.quantities.ageCues, tokens, start) ?? phraseBefore(pack.quantities.ageCues, tokens, first);
    if (unit === null) {
      const highest = value ?? quantity.high;
      const years = highest !== null && Number.isInteger(highest) && highest > 0 && highest < 115;
      const apposed =
        years &&
        number.form === 'digits' &&
        pack.quantities.bareAges &&
        tokens[first - 1]?.text === ',' &&
        (tokens[first - 2]?.capital === true || isPersonWord(analysis, first - 2)) &&
        tokens[end]?.text === ',';
      // "she was 61", "I am 40 now"
      const is =
        years &&
        ((analysis.tags[outerFirst - 1] ?? 0) & tag.auxiliary) !== 0 &&
        pack.quantities.personPronouns.has(tokens[outerFirst - 2]?.norm ?? '') &&
        !pack.numbers.ofWords.has(tokens[end]?.norm ?? '') &&
        (!isContentWord(analysis, end) || endsInParticiple(analysis, end));
      // "At 31, she left"
      const then =
        years &&
        pack.quantities.bareAges &&
        pack.quantities.clockCues.has(tokens[first - 1]?.norm ?? '') &&
        tokens[end]?.text === ',' &&
        (pack.quantities.personPronouns.has(tokens[end + 1]?.norm ?? '') ||
          (((analysis.tags[end + 1] ?? 0) & tag.determiner) !== 0 && isPersonWord(analysis, end + 2)));
      // "children under five"
      const bounded =
        (quantity.modifier === 'min' || quantity.modifier === 'max') &&
        outerFirst < first &&
        pack.quantities.bareAges &&
        pack.quantities.persons.has(tokens[outerFirst - 1]?.norm ?? '');
      const aged = years && ((cue !== null && cue.value === 'aged') || bounded || isListedAge(analysis, at, context));
      const average = years && number.form === 'digits' && ofAge(analysis, outerFirst) && !isContentWord(analysis, end);
      return apposed || is || then || aged || average ? statisticOf(quantity, 'age', { unit: 'year' }) : null;
    }
    if (!ageUnits.has(unit.symbol) || (unit.symbol === 'year' && unit.factor !== 1)) return null;
    const old = phraseAt(pack.quantities.ageAfter, tokens, end);
    // A list shares what its first member stands behind.
    let leader: Quantity = quantity;
    for (let i = context.anchoredAt[at] as number; i > 0; i--) {
      const before = context.quantities[i - 1] as Quantity;
      if (!before.unitShared || leader.first - before.end > 2) break;
      leader = before;
    }
    const ofPerson = isOfPerson(analysis, leader) || ofAge(analysis, outerFirst);
    const said = cue !== null && cue.value === 'aged';
    // "les moins de 35 ans"
    const group =
      unit.symbol === 'year' &&
      (quantity.shape === 'range' || (outerFirst < first && quantity.modifier !== 'approx')) &&
      pack.quantities.groupArticles.has(tokens[outerFirst - 1]?.norm ?? '');
    const byUnit = pack.quantities.ageUnitEndings.some((ending) => tokens[end - 1]?.norm.endsWith(ending));
    if (old === null && !byUnit && !group && !said && !(unit.symbol === 'year' && ofPerson)) return null;
    return statisticOf(quantity, 'age');
  },
};
