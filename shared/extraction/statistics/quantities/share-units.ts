import { tag } from '../../../languages/lexical-tags.ts';
import type { Unit } from '../../../languages/unit-words.ts';
import type { Analysis } from '../../analysis.ts';
import { isContentWord } from '../../content-word.ts';
import type { Quantity } from './quantity.ts';
import { sharesScale } from './read-second.ts';

/** How many tokens may stand between numbers that share a unit: "et", ", puis", "à", "and maybe even". */
const reach = 3;

/** Sums from here on are often said without the currency that was said before. */
const leastShared = 1e6;

/** "de 3 milliards d'euros à 14 milliards", "$3 billion, up to 14 billion": a bare large number is of the sum before it in its sentence. */
const shareCurrencies = (analysis: Analysis, quantities: readonly Quantity[]): void => {
  const { tokens, sentenceOf, pack } = analysis;
  let sum: Unit | null = null;
  let onlySums = true;
  quantities.forEach((here, i) => {
    if (i > 0 && sentenceOf[here.first] !== sentenceOf[(quantities[i - 1] as Quantity).first]) {
      sum = null;
      onlySums = true;
    }
    const { scale } = here.second ?? here.number;
    if (here.unit?.kind === 'money') sum = { ...here.unit, factor: 1 };
    else if (here.unit === null && scale >= leastShared) {
      const next = tokens[here.end];
      const counts =
        next?.kind === 'word' && (pack.numbers.ofWords.has(next.norm) || isContentWord(analysis, here.end));
      if (sum !== null && onlySums && !counts && here.number.form !== 'collective') here.unit = sum;
      else onlySums = false;
    }
  });
};

/** Gives a bare number the unit that a later one in its list says: "18, 24 et 26 ans", "de 12 à 15 %"; and "ou" its bound. */
export const shareUnits = (analysis: Analysis, quantities: readonly Quantity[]): void => {
  const { tokens, tags, sentenceOf, pack } = analysis;
  const { rangeLinks, openedLinks, joiner } = pack.numbers;
  const links = (first: number, end: number): boolean => {
    if (end <= first || end - first > reach) return false;
    for (let i = first; i < end; i++) {
      const norm = tokens[i]?.norm ?? '';
      if (i > first && ((tags[i] ?? 0) & tag.adverb) !== 0) continue;
      if (norm !== ',' && norm !== joiner && !rangeLinks.has(norm) && !openedLinks.has(norm)) return false;
      if (norm === '-' || norm === '–') return false;
    }
    return true;
  };
  /** A comma alone links the numbers of a list only: "10, 20, 30 %", but "7 points to 123, 2 % less". */
  const isListed = (i: number): boolean => {
    const here = quantities[i] as Quantity;
    const next = quantities[i + 1] as Quantity;
    if (next.outerFirst - here.end !== 1 || tokens[here.end]?.text !== ',' || next.unitShared) return true;
    const before = quantities[i - 1];
    return (
      before !== undefined &&
      before.unit === null &&
      here.outerFirst - before.end === 1 &&
      tokens[before.end]?.text === ','
    );
  };
  for (let i = quantities.length - 2; i >= 0; i--) {
    const here = quantities[i] as Quantity;
    const next = quantities[i + 1] as Quantity;
    if (here.unit !== null || next.unit === null || here.number.ordinal || here.number.form !== next.number.form)
      continue;
    if (sentenceOf[here.first] !== sentenceOf[next.first] || !links(here.end, next.outerFirst) || !isListed(i))
      continue;
    // "la une, 18 h 30": a time of day shares nothing.
    if (next.unit.symbol === 'hour' && tokens[here.end]?.text === ',') continue;
    // "de 3,2 milliards à 4 milliards d'euros", but "3 millions de tués et 4 euros"
    const scaled = here.number.scale > 1 && !(next.unit.kind === 'money' && next.number.scale > 1);
    if (next.unit.factor !== 1 || scaled) continue;
    here.unit = next.unit;
    here.unitShared = true;
    // "passe de 3,3 à 13,2 milliards d'euros"
    const leads = pack.quantities.fromWords.has(tokens[here.outerFirst - 1]?.norm ?? '');
    if (
      leads &&
      here.value !== null &&
      here.second === null &&
      next.second === null &&
      sharesScale(here.number, next.number)
    )
      here.value = Number((here.value * next.number.scale).toPrecision(15));
  }
  shareCurrencies(analysis, quantities);
  for (let i = 1; i < quantities.length; i++) {
    const here = quantities[i] as Quantity;
    const before = quantities[i - 1] as Quantity;
    const alternative = tokens[here.first - 1];
    if (here.modifier !== 'exact' || before.modifier === 'exact' || here.first - before.end !== 1) continue;
    if (
      alternative !== undefined &&
      rangeLinks.has(alternative.norm) &&
      !pack.quantities.toWords.has(alternative.norm) &&
      here.unit === before.unit
    )
      here.modifier = before.modifier;
  }
};
