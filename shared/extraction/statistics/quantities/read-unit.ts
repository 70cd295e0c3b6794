import { tag } from '../../../languages/lexical-tags.ts';
import { type PhraseMatch, phraseAt, phraseBefore } from '../../../languages/phrase-table.ts';
import type { Unit } from '../../../languages/unit-words.ts';
import type { Analysis } from '../../analysis.ts';
import { isContentWord } from '../../content-word.ts';
import { feetBeforeInches } from './feet-and-inches.ts';
import type { NumberReading } from './number-reading.ts';
import { type UnitReading, withRate } from './rate-unit.ts';

const pictureLines = new Set([144, 240, 360, 480, 720, 1080, 1440, 2160]);
const isHyphen = (text: string | undefined) => text === '-' || text === '–';

/** Is a symbol of one letter the unit, and not a word or an initial that happens to be that letter? */
const isPlausibleLetter = (analysis: Analysis, at: number, number: NumberReading, unit: Unit): boolean => {
  const { tokens } = analysis;
  const token = tokens[at];
  if (token === undefined || token.kind !== 'word' || token.text.length > 1) return true;
  if (number.form !== 'digits') return false;
  // "99p" is money, "720p" a picture.
  if (unit.kind === 'money')
    return unit.factor === 1 ? token.capital : !token.capital && !token.spaced && !pictureLines.has(number.value);
  if (token.capital) return token.text === unit.symbol && !(tokens[at + 1]?.text === '.' && tokens[at + 2]?.capital);
  return !(token.spaced && tokens[at + 1]?.text === "'");
};

/** "highs of 30C": a capital right behind digits that no name leads to. */
const readStuckCapital = (analysis: Analysis, number: NumberReading): UnitReading | null => {
  const { tokens, pack } = analysis;
  const letter = tokens[number.end];
  if (letter?.capital !== true || letter.spaced || number.form !== 'digits') return null;
  const before = tokens[number.first - 1];
  const named =
    pack.quantities.namedByNumber.has(before?.norm ?? '') ||
    (before?.capital && isContentWord(analysis, number.first - 1));
  const found = named ? null : phraseAt(pack.units.stuckCapitals, tokens, number.end);
  return found === null ? null : { unit: found.value, end: found.end };
};

/** "a 12-[cent-a-share] dividend": the unit that a word with its rate begins with. */
const unitOfRate = ({ tokens, pack }: Analysis, at: number): PhraseMatch<Unit> | null => {
  const [name, link] = tokens[at]?.norm.split('-') ?? [];
  if (link === undefined || !(pack.numbers.articles.has(link) || pack.units.perWords.has(link))) return null;
  const unit = pack.units.after.get(name ?? '')?.find(({ words }) => words.length === 1);
  return unit === undefined ? null : { value: unit.value, first: at, end: at + 1 };
};

/** "[Ten] years": does an editor's brackets enclose the number alone? */
export const isBracketed = ({ tokens }: Analysis, { first, end }: NumberReading): boolean =>
  tokens[first - 1]?.text === '[' && tokens[end]?.text === ']';

/** The unit right behind a number: "km/h", "millions [d'euros]", "20-[minute]". */
export const readUnitAfter = (analysis: Analysis, number: NumberReading): UnitReading | null => {
  const { tokens, pack } = analysis;
  // "five-year": the word says its unit.
  const own = number.end === number.first + 1 ? analysis.entries[number.first]?.unit : undefined;
  const said = own === undefined ? undefined : pack.units.after.get(own)?.find(({ words }) => words.length === 1);
  if (said !== undefined) return { unit: said.value, end: number.end };
  const stuckMark = readStuckCapital(analysis, number) ?? feetBeforeInches(analysis, number.end);
  if (stuckMark !== null) return stuckMark;
  let at = number.end;
  if (isBracketed(analysis, number)) at++;
  if (number.takesOf && pack.numbers.ofWords.has(tokens[at]?.norm ?? '')) at++;
  else if (isHyphen(tokens[at]?.text) && number.whole === null) {
    const hyphenated = phraseAt(pack.units.after, tokens, at + 1) ?? unitOfRate(analysis, at + 1);
    const letters = tokens[at + 1]?.text.length ?? 0;
    const isName = letters > 2 || (letters > 1 && hyphenated?.value.kind === 'measure' && number.form === 'digits');
    return hyphenated !== null && isName && pack.nouns.head === 'last'
      ? { unit: hyphenated.value, end: hyphenated.end }
      : null;
  }
  // "deux dernières années", "8 premiers mois"
  if (pack.numbers.unitAdjectives.has(tokens[at]?.norm ?? '')) {
    const behind = phraseAt(pack.units.after, tokens, at + 1);
    return behind !== null && behind.value.kind === 'duration' ? { unit: behind.value, end: behind.end } : null;
  }
  const found =
    phraseAt(pack.units.after, tokens, at) ??
    (number.scale >= 1e6 ? phraseAt(pack.units.behindMillions, tokens, at) : null);
  if (found === null) {
    const stuck =
      tokens[at]?.spaced === false && number.form === 'digits' ? phraseAt(pack.units.stuck, tokens, at) : null;
    if (stuck !== null) return { unit: stuck.value, end: stuck.end };
    // "half an hour", "un quart d'heure"
    const link = tokens[at]?.norm ?? '';
    if (number.whole === null || !(pack.numbers.articles.has(link) || pack.numbers.ofWords.has(link))) return null;
    const ofOne = pack.numbers.ofWords.has(link) && pack.numbers.articles.has(tokens[at + 1]?.norm ?? '');
    const whole = phraseAt(pack.units.after, tokens, ofOne ? at + 2 : at + 1);
    const measures = whole !== null && whole.value.kind !== 'money';
    return whole !== null && measures ? { unit: whole.value, end: whole.end } : null;
  }
  if (!isPlausibleLetter(analysis, at, number, found.value)) return null;
  // A name: "20 Minutes".
  const name = tokens[at];
  if (name?.kind === 'word' && name.capital && name.text.length > 3 && found.value.kind === 'duration') return null;
  return withRate(analysis, { unit: found.value, end: found.end });
};

/** The currency before a number: "US$ 20,000", "£1.2bn"; its first token. */
export const readCurrencyBefore = (analysis: Analysis, first: number): { unit: Unit; first: number } | null => {
  const head = analysis.tokens[first];
  const stuck = head?.kind === 'word' ? analysis.entries[first]?.unit : undefined;
  if (stuck !== undefined && ((analysis.tags[first] ?? 0) & tag.digits) !== 0)
    return { unit: { kind: 'money', symbol: stuck, factor: 1 }, first };
  const { tokens, pack } = analysis;
  let found = phraseBefore(pack.units.before, tokens, first);
  if (found === null) return null;
  const letters = tokens[found.first];
  // "A$5", but "a $5 fine": letters are part of a sign only as capitals, with nothing between.
  if (
    found.end - found.first === 2 &&
    letters?.kind === 'word' &&
    (!letters.capital || tokens[found.end - 1]?.spaced)
  ) {
    const sign = pack.units.before.get(tokens[first - 1]?.norm ?? '')?.find(({ words }) => words.length === 1);
    if (sign === undefined) return null;
    found = { value: sign.value, first: first - 1, end: first };
  }
  // "12 € 50": the sign belongs to the number before it.
  const before = tokens[found.first - 1];
  const sign = tokens[found.first];
  if (before?.kind === 'number' && (sign?.kind === 'symbol' || !sign?.spaced)) return null;
  return { unit: found.value, first: found.first };
};
