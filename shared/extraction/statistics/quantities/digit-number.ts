import type { Token } from '../../../text/tokens.ts';
import type { Analysis } from '../../analysis.ts';

/** A number in digits: the tokens from where it was asked for up to `end`. */
export interface DigitNumber {
  readonly end: number;
  readonly value: number;
  readonly coefficient: number;
  readonly scale: 1;
  readonly decimals: number;
}

/** More digits than this are a code, and would lead out of what a number can hold. */
const longest = 30;

const fraction = /^[¼½¾⅓⅔⅛]$/u;
const fractionValues: Readonly<Record<string, number>> = {
  '¼': 0.25,
  '½': 0.5,
  '¾': 0.75,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅛': 0.125,
};

/** ".77", ",23": the mark that leads digits with nothing before it. */
export const leadingMark = ({ tokens, pack }: Analysis, at: number): boolean => {
  const mark = tokens[at - 1];
  const before = tokens[at - 2];
  if (mark === undefined || tokens[at]?.spaced || !pack.numbers.decimalMarks.has(mark.text)) return false;
  return (
    mark.spaced || before === undefined || before.kind === 'break' || before.kind === 'symbol' || before.text === '-'
  );
};

/** The digits of a token: all of "12", the end of "USD12". */
const digitsOf = (text: string): string =>
  text.charCodeAt(0) <= 0x39 ? text : (/(?<!\d)\d+$/u.exec(text)?.[0] ?? text);

const isDigits = (token: Token | undefined): token is Token => token?.kind === 'number';

const denominators = new Set(['2', '3', '4', '5', '8', '10', '16']);
/** Above this, what stands behind a stroke is no day or month: "20/100". */
const lastDay = 31;
/** "1/2", "3/4", with no space and nothing glued to it. */
const slashFraction = (
  tokens: readonly Token[],
  first: number,
): { first: number; end: number; value: number } | null => {
  const [above, slash, below, after] = [0, 1, 2, 3].map((i) => tokens[first + i]);
  if (!isDigits(above) || slash?.text !== '/' || !isDigits(below) || slash.spaced || below.spaced) return null;
  const isPart = denominators.has(below.text) || (Number(below.text) > lastDay && below.text.length <= 3);
  if (!isPart || Number(above.text) >= Number(below.text)) return null;
  if (after !== undefined && !after.spaced && after.text === '/') return null;
  return { first, end: first + 3, value: Number(above.text) / Number(below.text) };
};

const exponent = /^e(-?\d{1,2})$/u;
/** "1.2e14", "3e-5": the power of ten behind the digits that end at `end`; "4e-3" may be ordinals where "e" marks one. */
const powerOfTen = (
  { tokens, pack }: Analysis,
  end: number,
  decimals: number,
): { end: number; power: number } | null => {
  const [mark, plus, digits] = [tokens[end], tokens[end + 1], tokens[end + 2]];
  if (mark === undefined || mark.spaced || mark.kind !== 'word') return null;
  const power = exponent.exec(mark.norm)?.[1];
  if (power !== undefined)
    return power.startsWith('-') && decimals === 0 && pack.numbers.ordinalMarks.has('e')
      ? null
      : { end: end + 1, power: Number(power) };
  if (
    mark.norm !== 'e' ||
    plus?.text !== '+' ||
    plus.spaced ||
    !isDigits(digits) ||
    digits.spaced ||
    digits.text.length > 2
  )
    return null;
  return { end: end + 3, power: Number(digits.text) };
};

/** Is there one space and no more between two tokens? A wider gap is a column, not a group. */
const oneApart = (left: Token, right: Token) => right.start === left.end + 1;

/**
 * Reads the digits at `at`: groups of three after a space of any kind or a mark of the language, then decimals. Tokens in `taken` (dates)
 * belong to no number. Null where the digits are a piece of something else ("192.168.1.2", "1/2/3").
 */
export const readDigits = (analysis: Analysis, at: number, taken: Uint8Array): DigitNumber | null => {
  const { tokens, pack } = analysis;
  const { groupMarks, decimalMarks } = pack.numbers;
  const head = tokens[at] as Token;
  let digits = digitsOf(head.text);
  let end = at + 1;
  let grouped = false;
  const leads = digits.length <= 3 && !(digits.startsWith('0') && digits.length > 1);
  // What is a code already is not read on, so that a column of them is not read anew from each.
  while (leads && digits.length <= longest) {
    const last = tokens[end - 1] as Token;
    const next = tokens[end];
    if (isDigits(next) && next.spaced && next.text.length === 3 && oneApart(last, next) && taken[end] !== 1) {
      const after = tokens[end + 1];
      // "15 000 000" goes on; "12 500-600" and "1 234.567.890" are no groups.
      if (isDigits(after) && !after.spaced) break;
      digits += next.text;
      end++;
    } else if (
      next !== undefined &&
      !next.spaced &&
      groupMarks.has(next.text) &&
      isDigits(tokens[end + 1]) &&
      !tokens[end + 1]?.spaced &&
      tokens[end + 1]?.text.length === 3 &&
      digits !== '0'
    ) {
      digits += tokens[end + 1]?.text;
      end += 2;
    } else break;
    grouped = true;
  }
  let decimals = 0;
  const mark = tokens[end];
  const after = tokens[end + 1];
  if (mark !== undefined && !mark.spaced && decimalMarks.has(mark.text) && isDigits(after) && !after.spaced) {
    digits += `.${after.text}`;
    decimals = after.text.length;
    end += 2;
  }
  if (digits.length > longest) return null;
  let value = Number(digits);
  const power = grouped ? null : powerOfTen(analysis, end, decimals);
  if (power !== null) {
    value = Number(`${digits}e${power.power}`);
    return { end: power.end, value, coefficient: value, scale: 1, decimals: Math.max(decimals, 1) };
  }
  // "10 1/2", "3/4"
  const part =
    decimals > 0 || grouped ? null : slashFraction(tokens, end > at + 1 || !isDigits(tokens[end]) ? at : end);
  if (part !== null && (part.first === at || tokens[part.first]?.spaced))
    return {
      end: part.end,
      value: (part.first === at ? 0 : value) + part.value,
      coefficient: part.value,
      scale: 1,
      decimals: 2,
    };
  const symbol = tokens[end];
  if (symbol !== undefined && !grouped && decimals === 0 && fraction.test(symbol.text)) {
    value += fractionValues[symbol.text] ?? 0;
    end++;
  }
  const rest = tokens[end];
  const beyond = tokens[end + 1];
  // "192.168.1.2", "1.2.3": a mark and more digits right behind.
  if (rest !== undefined && !rest.spaced && /^[.,/]$/u.test(rest.text) && isDigits(beyond) && !beyond.spaced)
    return null;
  return { end, value, coefficient: value, scale: 1, decimals };
};
