import type { WordList } from './lexicon.ts';
import { type PhraseList, type PhraseTable, phrasesByFirst, phrasesByLast } from './phrase-table.ts';

/** What a number can be a quantity of. */
export interface Unit {
  readonly kind: 'percent' | 'money' | 'measure' | 'duration';
  /** "%", ISO 4217, the international symbol, or for durations the English singular. */
  readonly symbol: string;
  /** How many of `symbol` it is: a decade is 10 years, a cent a hundredth. */
  readonly factor: number;
}

/** What a unit's name may mean besides, and the words nearby that show it. */
export interface HomonymousUnit {
  readonly unit: Unit;
  readonly cues: ReadonlySet<string>;
}

/** The units of a language and how they are said. */
export interface UnitWords {
  readonly after: PhraseTable<Unit>;
  /** "$", "US$", "£": before the number. */
  readonly before: PhraseTable<Unit>;
  /** Symbols that are units only right behind digits, being words elsewhere: "10in", "4.2pc". */
  readonly stuck: PhraseTable<Unit>;
  /** Those that are units only as capitals right behind digits: "30C". */
  readonly stuckCapitals: PhraseTable<Unit>;
  /** Those that are other words but behind millions: "1,952 trillion won". */
  readonly behindMillions: PhraseTable<Unit>;
  /** By name: "pounds", of money and of weight. */
  readonly homonyms: ReadonlyMap<string, HomonymousUnit>;
  /** "par", "per": between the parts of a rate. */
  readonly perWords: ReadonlySet<string>;
  /** Units behind which two digits are hundredths: "12 € 50", "1 m 80". */
  readonly hundredths: ReadonlySet<string>;
}

/** One kind's units: symbol (or symbol=factor) and the ways to say it, as in a PhraseList. */
export type UnitList = Readonly<Record<string, string>>;

/** What a language's file generated from CLDR holds. */
export interface CldrUnits {
  /** Of currencies in use, those that are no words. */
  readonly codes: string;
  readonly money: UnitList;
  readonly measure: UnitList;
  readonly duration: UnitList;
}

const listOf = (kind: Unit['kind'], units: UnitList): PhraseList<Unit> =>
  Object.entries(units).map(([name, forms]) => {
    const [symbol, factor] = name.split('=');
    return [{ kind, symbol: symbol as string, factor: Number(factor ?? 1) }, forms] as const;
  });

/** Units of one word: "australian dollars" makes no currency of "australian". */
const singleWords = (list: PhraseList<Unit>): string[] =>
  list.flatMap(([, forms]) => forms.split('|').filter((form) => !form.includes(' ')));

/** Those of a list's forms that are signs, not words: "£ lb". */
const signsOf = (units: UnitList): UnitList =>
  Object.fromEntries(
    Object.entries(units).flatMap(([symbol, forms]) => {
      const signs = forms.split('|').filter((form) => /\p{Sc}/u.test(form));
      return signs.length === 0 ? [] : [[symbol, signs.join('|')]];
    }),
  );

/** What a language says, by hand and by CLDR, and what every language writes; where two say the same, the hand's list stands, as tables and as words for the lexicon. */
export const unitTables = (said: {
  readonly percent: UnitList;
  readonly money: UnitList;
  readonly measure: UnitList;
  readonly duration: UnitList;
  readonly stuck?: { readonly percent: UnitList; readonly measure: UnitList };
  readonly stuckCapitals: UnitList;
  readonly moneyBehindMillions?: UnitList;
  readonly homonyms?: ReadonlyMap<string, HomonymousUnit>;
  readonly perWords: string;
  readonly cldr: CldrUnits;
  /** Symbols of units behind which two digits are hundredths. */
  readonly hundredths?: string;
}): { words: UnitWords; lists: readonly WordList[] } => {
  const { cldr } = said;
  const codes: UnitList = Object.fromEntries(cldr.codes.split(' ').map((code) => [code, code.toLowerCase()]));
  const signs = [...listOf('money', currencySigns), ...listOf('money', codes)];
  const money = [...listOf('money', said.money), ...signs, ...listOf('money', cldr.money)];
  const others = [
    ...listOf('percent', said.percent),
    ...listOf('measure', said.measure),
    ...listOf('measure', measureSymbols),
    ...listOf('duration', said.duration),
    ...listOf('measure', cldr.measure),
    ...listOf('duration', cldr.duration),
  ];
  return {
    words: {
      after: phrasesByFirst([...money, ...others]),
      before: phrasesByLast([...listOf('money', prefixSigns), ...signs, ...listOf('money', signsOf(cldr.money))]),
      stuck: phrasesByFirst([
        ...listOf('percent', said.stuck?.percent ?? {}),
        ...listOf('measure', said.stuck?.measure ?? {}),
      ]),
      stuckCapitals: phrasesByFirst(listOf('measure', said.stuckCapitals)),
      behindMillions: phrasesByFirst(listOf('money', said.moneyBehindMillions ?? {})),
      homonyms: said.homonyms ?? new Map(),
      perWords: new Set(said.perWords.split(' ')),
      hundredths: new Set(said.hundredths?.split(' ')),
    },
    lists: [
      { tags: ['currency'], words: singleWords(money) },
      { tags: ['unit'], words: singleWords(others) },
    ],
  };
};

/** Signs of currencies, and codes that are read in lower case too. */
const currencySigns: UnitList = {
  EUR: '€|eur',
  USD: '$|us $|usd|us$',
  GBP: '£|gbp',
  JPY: '¥|jpy',
  CNY: 'rmb|cny',
  CHF: 'chf',
  CAD: 'cad|c $|ca $',
  AUD: 'aud|au $|a $',
  INR: '₹|inr',
  RUB: '₽|rub',
  KRW: '₩|krw',
  ILS: '₪|ils',
  UAH: '₴|uah',
  TRY: '₺',
  NGN: '₦',
  VND: '₫|vnd',
  THB: '฿|thb',
  MYR: 'myr',
  SGD: 'sgd|s $',
  HKD: 'hkd|hk $',
  NZD: 'nzd|nz $',
  SEK: 'sek',
  NOK: 'nok',
  DKK: 'dkk',
  PLN: 'pln',
  MXN: 'mxn',
  BRL: 'brl|r $',
  ZAR: 'zar',
  XOF: 'fcfa|f cfa',
};
const prefixSigns: UnitList = { 'USD=1': 'u . s . $', MYR: 'rm', INR: 'rs|rs .' };

/** Symbols of the International System and its neighbours (BIPM SI brochure, 9th edition; CLDR for the rest), in lower case as words are looked up. */
const measureSymbols: UnitList = {
  mm: 'mm',
  cm: 'cm',
  dm: 'dm',
  m: 'm',
  km: 'km|kms',
  mi: 'mi',
  nmi: 'nmi',
  'm²': 'm²|m2',
  'km²': 'km²|km2',
  'cm²': 'cm²',
  'm³': 'm³|m3',
  ha: 'ha',
  'km/h': 'km / h|km/h|kmh|kph|kmph|km / hr|km/hr|km/heure|km / heure',
  'm/s': 'm / s',
  mph: 'mph',
  'm³/s': 'm³ / s|m3 / s',
  'µg/m³': 'µg / m³',
  'g/km': 'g / km',
  'mg/L': 'mg / l',
  'g/L': 'g / l',
  'mg/kg': 'mg / kg',
  mg: 'mg',
  µg: 'µg',
  g: 'g|gr',
  kg: 'kg|kgs|kilo|kilos',
  t: 't',
  ml: 'ml',
  cl: 'cl',
  L: 'l',
  hl: 'hl',
  '°C': '° c|°c|℃',
  '°F': '° f|°f|℉',
  '°': '°',
  W: 'w',
  kW: 'kw',
  MW: 'mw',
  GW: 'gw',
  TW: 'tw',
  kWh: 'kwh',
  MWh: 'mwh',
  GWh: 'gwh',
  TWh: 'twh',
  kV: 'kv',
  Hz: 'hz',
  kHz: 'khz',
  MHz: 'mhz',
  GHz: 'ghz',
  kB: 'kb',
  MB: 'mb',
  GB: 'gb',
  TB: 'tb',
  'Mb/s': 'mb / s|mbps',
  eV: 'ev',
  GeV: 'gev',
  TeV: 'tev',
  MeV: 'mev',
  Sv: 'sv',
  'mSv/h': 'msv / h',
  mSv: 'msv',
  'µSv/h': 'µsv / h',
  Bq: 'bq',
  dB: 'db|dba',
  hPa: 'hpa',
  mol: 'mol',
  mmol: 'mmol',
  µmol: 'µmol',
  ppm: 'ppm',
  AU: 'ua',
  ly: 'a . l .',
};
