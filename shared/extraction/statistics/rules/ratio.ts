import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Analysis } from '../../analysis.ts';
import { isContentWord } from '../../content-word.ts';
import type { Rule } from '../../rule.ts';
import { countedOf, isPlural, type NounPhrase, nounPhraseAt } from '../noun-phrase.ts';
import { behindPossessor, partitiveAt } from '../partitive.ts';
import { numberFrom } from '../quantities/number-from.ts';
import type { NumberReading } from '../quantities/number-reading.ts';
import type { Quantity } from '../quantities/quantity.ts';
import { closesSentence, standsAlone } from '../stands-alone.ts';
import { quantityAt, quantityTriggers, type StatisticContext, statisticOf } from '../statistic-context.ts';
import type { StatisticReading } from '../statistic-reading.ts';

/** The number of the whole behind a link, determiners between. */
const wholeAt = (analysis: Analysis, from: number, taken: Uint8Array): NumberReading | null => {
  let at = from;
  for (
    let i = 0;
    i < 2 && ((analysis.tags[at] ?? 0) & tag.determiner) !== 0 && ((analysis.tags[at] ?? 0) & tag.numeral) === 0;
    i++
  )
    at++;
  const whole = numberFrom(analysis, at, taken);
  return whole === null || whole.form === 'article' || whole.ordinal || whole.whole !== null ? null : whole;
};

/** Behind "de Renoir" in "vingt toiles de Renoir parmi …", else `at`. */
const behindName = ({ tokens, pack }: Analysis, at: number): number => {
  if (!pack.nouns.of.has(tokens[at]?.norm ?? '')) return at;
  let end = at + 1;
  while (end < at + 4 && tokens[end]?.capital) end++;
  return end > at + 1 ? end : at;
};

/** "1 in [10] of the 8,000 nurses": is the number the whole of a ratio before it? */
const isWholeOfAnother = (
  { tokens, pack }: Analysis,
  { first }: Quantity,
  { quantities, anchoredAt }: StatisticContext,
  at: number,
): boolean => {
  const before = quantities[(anchoredAt[at] as number) - 1];
  if (before === undefined || before.shape !== 'single' || before.unit !== null || (before.value ?? 0) > 10)
    return false;
  const link = phraseAt(pack.numbers.ratioLinks, tokens, before.end);
  return link?.end === first && link.value !== 'over';
};

/** What stands behind the whole: "one in five [Americans] skips", where the second "s" is its verb's. */
const bearersOf = (analysis: Analysis, at: number, part: number): NounPhrase | null => {
  const phrase = nounPhraseAt(analysis, at, true);
  if (phrase === null || part !== 1 || phrase.head !== phrase.end - 1 || phrase.head === phrase.first) return phrase;
  const twoPlurals = isPlural(analysis, analysis.tokens[phrase.head - 1]?.norm ?? '');
  return twoPlurals ? { ...phrase, end: phrase.head, head: phrase.head - 1 } : phrase;
};

/** "sept communes sur les 87 du canton", "un Français sur trois", "19 des 20 voiliers", "one in three visits". */
export const ratio: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.ratio',
  triggers: quantityTriggers,
  examples: [
    {
      language: 'fr',
      text: 'Seuls sept maires sur les 87 communes ont signé.',
      reads: 'sept maires sur les 87 communes',
    },
    { language: 'fr', text: 'Un Français sur trois renonce.', reads: 'Un Français sur trois' },
    { language: 'fr', text: 'Le départ de 19 des 20 voiliers est validé.', reads: '19 des 20 voiliers' },
    { language: 'en', text: 'Some 12 of the 30 schools closed.', reads: '12 of the 30 schools' },
    {
      language: 'en',
      text: "Some 12 of the city's 30 schools closed.",
      reads: "12 of the city's 30 schools",
    },
    { language: 'en', text: 'It affects one in three visits.', reads: 'one in three' },
    { language: 'en', text: 'She warned that one in ten beds was full.', reads: 'one in ten' },
    { language: 'en', text: 'One patient in ten dies.', reads: 'One patient in ten' },
    { language: 'en', text: 'It hit 1 in 10 of the 8,000 nurses.', reads: '1 in 10' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Il a 30 hommes sur le terrain en 2012.' },
    { language: 'fr', text: 'Je fais une remarque sur les deux points et un discours sur trois sujets.' },
    { language: 'en', text: 'There were 30 people in 3 rooms.' },
  ],
  read(analysis, at, context) {
    const quantity = quantityAt(context, at);
    if (
      quantity === null ||
      quantity.shape !== 'single' ||
      quantity.unit !== null ||
      quantity.number.form === 'collective'
    )
      return null;
    const { tokens, pack } = analysis;
    const { number, end } = quantity;
    if (number.ordinal || number.whole !== null || number.decimals > 0) return null;
    if (isWholeOfAnother(analysis, quantity, context, at)) return null;
    // "the one in May", but "says that one in ten left"
    const before = analysis.tags[number.first - 1] ?? 0;
    if (number.value === 1 && (before & tag.determiner) !== 0 && (before & tag.subordinator) === 0) return null;
    const part = nounPhraseAt(analysis, end, number.value > 1);
    for (const from of part === null ? [end] : [part.end, behindName(analysis, part.end), end]) {
      const link = phraseAt(pack.numbers.ratioLinks, tokens, from);
      const partitive = link === null && from === end && pack.nouns.partitive.has(tokens[from]?.norm ?? '');
      if (link === null && (!partitive || number.value === 1)) continue;
      const behind = link?.end ?? from + 1;
      const whole = wholeAt(analysis, partitive ? behindPossessor(analysis, behind) : behind, context.taken);
      if (whole === null || whole.value <= number.value) continue;
      const oneIn = number.value === 1 && number.form === 'words';
      if (link?.value === 'chance' && ((from !== end && !oneIn) || number.value > 10 || whole.value > 1000)) continue;
      if (phraseAt(pack.units.after, tokens, whole.end) !== null) continue;
      if (link?.value === 'over' && (from !== end || !closesSentence(analysis, whole.end))) continue;
      // "un mot sur les deux points": what is one of them stands between, so nothing may follow.
      const isOneOf = number.form === 'article' && from !== end;
      if (isOneOf && (whole.first > (link?.end ?? from + 1) || nounPhraseAt(analysis, whole.end, true) !== null))
        continue;
      const ofWhole = bearersOf(analysis, whole.end, number.value);
      // "neuf malades sur dix [admis] à l'hôpital": what is counted was said before.
      const isShare = from !== end && whole.value <= 10 && whole.first === behind;
      const ends = (link?.value !== 'of' && link !== null) || ofWhole === null || isShare ? whole.end : ofWhole.end;
      const counted = countedOf(
        analysis,
        (part !== null && from !== end ? part : ofWhole) ?? partitiveAt(analysis, whole.end, true),
      );
      return statisticOf(quantity, 'ratio', {
        end: ends,
        value: quantity.value ?? number.value,
        total: whole.value,
        counted,
      });
    }
    return null;
  },
};

/** "la moitié", "deux tiers des députés", "half of". */
export const fractionRatio: Rule<StatisticReading, StatisticContext> = {
  name: 'statistic.ratio.fraction',
  triggers: quantityTriggers,
  examples: [
    { language: 'fr', text: 'Les deux tiers des députés ont voté.', reads: 'deux tiers' },
    { language: 'fr', text: 'Le budget baisse de moitié.', reads: 'moitié' },
    { language: 'fr', text: 'La moitié dort encore.', reads: 'moitié' },
    { language: 'en', text: 'Almost half of all pupils failed.', reads: 'half' },
    { language: 'en', text: 'Two thirds of members agreed.', reads: 'Two thirds' },
    { language: 'en', text: 'It is 30 %, compared with a quarter in May.', reads: 'a quarter' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Il joue un quart de finale dans la moitié nord.' },
    { language: 'en', text: 'They sold it to a third party.' },
    { language: 'en', text: 'The first half ended. A half-time show. A quarter later.' },
  ],
  read(analysis, at, context) {
    const quantity = quantityAt(context, at);
    if (quantity === null || quantity.number.whole === null || quantity.unit !== null) return null;
    const { tokens, tags, pack } = analysis;
    const { number, end, first, outerFirst } = quantity;
    const next = tokens[end];
    if (next?.text === '-' || ((tags[first - 1] ?? 0) & tag.ordinal) !== 0) return { rejected: 'a part of a game' };
    const partitive = pack.nouns.partitive.has(next?.norm ?? '');
    const kind = tokens[end + 1]?.norm ?? '';
    if (partitive && pack.quantities.fractionNames.has(kind)) return { rejected: 'a part of a contest' };
    const determined = ((tags[end] ?? 0) & tag.determiner) !== 0;
    // "dont la moitié", "dont un tiers"
    const outer = ((tags[first - 1] ?? 0) & tag.determiner) !== 0 ? first - 2 : first - 1;
    const bounded =
      number.value > 1 ||
      pack.nouns.partOpeners.has(tokens[outer]?.norm ?? '') ||
      outerFirst < first ||
      pack.nouns.of.has(tokens[first - 1]?.norm ?? '') ||
      (pack.quantities.fractionCues.has(tokens[first - 1]?.norm ?? '') &&
        (number.whole === 2 || !isContentWord(analysis, end)));
    // "la moitié nord": a part of the map.
    if (pack.places.areas.has(next?.norm ?? '')) return { rejected: 'a part of a place' };
    const whole = number.whole !== null && number.whole > 2 && number.whole !== 4 && closesSentence(analysis, end);
    if (!partitive && !determined && !bounded && !whole && !standsAlone(analysis, first, end))
      return { rejected: 'a half of nothing' };
    let from = end;
    while (((tags[from] ?? 0) & tag.determiner) !== 0 && from < end + 2) from++;
    const counted = countedOf(
      analysis,
      partitive ? partitiveAt(analysis, end) : determined ? nounPhraseAt(analysis, from) : null,
    );
    return statisticOf(quantity, 'ratio', { value: quantity.value ?? number.value, total: number.whole, counted });
  },
};
