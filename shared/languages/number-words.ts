import type { WordList } from './lexicon.ts';
import type { PhraseTable } from './phrase-table.ts';

/** How a language writes numbers, in digits and in words. Values of words stand in its lexicon. */
export interface NumberWords {
  /** Marks that group thousands within a run of digits, besides spaces. */
  readonly groupMarks: ReadonlySet<string>;
  /** Marks before the decimals; one that also groups does so only before exactly three digits. */
  readonly decimalMarks: ReadonlySet<string>;
  /** "virgule", "point": decimals in words. */
  readonly decimalWords: ReadonlySet<string>;
  /** Counts by twenties: "quatre-vingts", "soixante dix". */
  readonly vigesimal: boolean;
  /** Stands within a number in words: after tens ("vingt et un"), or after hundreds and thousands ("two hundred and five"). */
  readonly joiner: string;
  readonly joinsAfter: 'tens' | 'hundreds';
  /** "un", "une", "a": one before a scale word, else an article. */
  readonly articles: ReadonlySet<string>;
  /** What follows a digit without a space and makes it an ordinal: "e", "ème", "th". */
  readonly ordinalMarks: ReadonlySet<string>;
  /** Scales written right behind digits: "bn", "md". */
  readonly scaleMarks: ReadonlyMap<string, number>;
  /** Scales stuck to digits where a plural follows ("1.5m people"), and the plurals behind which they are none ("100m hurdles"). */
  readonly countScaleMarks: ReadonlyMap<string, number>;
  readonly distanceNouns: ReadonlySet<string>;
  /** Scales that mean themselves only beside a currency: "m". */
  readonly moneyScaleMarks: ReadonlyMap<string, number>;
  /** "et demi", "and a half". */
  readonly andHalf: PhraseTable<number>;
  /** "en dessous de zéro", "below zero": behind a temperature. */
  readonly belowZero: PhraseTable<-1>;
  /** "moins", "minus". */
  readonly minusWords: ReadonlySet<string>;
  /** Those of them that mean nothing else. */
  readonly plainMinusWords: ReadonlySet<string>;
  /** Collectives that mean something else where no plural follows: "a [score] of his symphony". */
  readonly homonymousCollectives: ReadonlySet<string>;
  /** "plusieurs", "quelques", "several": before a scale or collective, an order of magnitude. */
  readonly someWords: ReadonlySet<string>;
  /** What links a collective or scale to what it multiplies or counts: "de", "of". */
  readonly ofWords: ReadonlySet<string>;
  /** "moitié", "deux tiers", "half": [part, whole]. */
  readonly fractions: PhraseTable<readonly [number, number]>;
  /** What two numbers stand between or on either side of: "entre … et", "de … à", "ou". */
  readonly rangeLinks: ReadonlySet<string>;
  /** Links that make a range only after one of `rangeOpeners`: "et" after "entre". */
  readonly openedLinks: ReadonlySet<string>;
  readonly rangeOpeners: ReadonlySet<string>;
  /** "soit", "either": what follows is one number or another, not what lies between. */
  readonly alternativeOpeners: ReadonlySet<string>;
  /** "sur", "out of", "in": between the parts of a ratio; "in" only between small bare numbers, "over" only where nothing follows. */
  readonly ratioLinks: PhraseTable<'of' | 'chance' | 'over'>;
  /** "et", "and". */
  readonly conjunction: string;
  /** "bonne", "good": between an article and a unit, that it is about one ("une [bonne] heure"). */
  readonly roundAdjectives: ReadonlySet<string>;
  /** May stand between a number and its unit of time: "deux [dernières] années". */
  readonly unitAdjectives: ReadonlySet<string>;
}

/** The hyphenated numerals from 21 to 99 ("vingt-deux", "vingt-et-un"), as a language with tens and units builds them. */
export const compoundNumerals = (parts: {
  readonly tens: readonly (readonly [word: string, value: number, upTo: number])[];
  readonly below: readonly (readonly [word: string, value: number])[];
  /** Words that take a joiner: "vingt-et-un". */
  readonly joined: { readonly joiner: string; readonly words: ReadonlySet<string> } | null;
}): WordList => {
  const words: Record<string, { value: number }> = {};
  for (const [ten, tenValue, upTo] of parts.tens) {
    for (const [word, value] of parts.below) {
      if (value > upTo) continue;
      words[`${ten}-${word}`] = { value: tenValue + value };
      if (parts.joined?.words.has(word)) words[`${ten}-${parts.joined.joiner}-${word}`] = { value: tenValue + value };
    }
  }
  return { tags: ['numeral'], words };
};

/** Words of a number and a unit ("five-year", "three-foot"): what each number is, and its unit's symbol. */
export const numeralsWithUnit = (
  numbers: Readonly<Record<string, { value: number }>>,
  units: Readonly<Record<string, string>>,
): WordList => ({
  tags: ['numeral'],
  words: Object.fromEntries(
    Object.entries(numbers).flatMap(([word, { value }]) =>
      Object.entries(units).map(([name, unit]) => [`${word}-${name}`, { value, unit }] as const),
    ),
  ),
});

export const numerals = (text: string): Record<string, { value: number }> =>
  Object.fromEntries(
    text.split(' ').map((pair) => {
      const [word, value] = pair.split('=');
      return [word as string, { value: Number(value) }];
    }),
  );

/** Ordinals from 21 to 99 and the plurals of all: "vingt-cinquième", "thirty-seconds", as parts of a whole have them. */
export const compoundOrdinals = (parts: {
  readonly tens: Readonly<Record<string, { value: number }>>;
  readonly below: Readonly<Record<string, { value: number }>>;
  readonly joined?: Readonly<Record<string, { value: number }>>;
}): Record<string, { value: number }> => {
  const words: Record<string, { value: number }> = {};
  const add = (ten: string, unit: string, value: number) => {
    words[`${ten}-${unit}`] = { value };
    words[`${ten}-${unit}s`] = { value };
  };
  for (const [ten, { value }] of Object.entries(parts.tens)) {
    for (const [unit, below] of Object.entries(parts.below)) add(ten, unit, value + below.value);
    for (const [unit, below] of Object.entries(parts.joined ?? {})) add(ten, unit, value + below.value);
  }
  return words;
};
