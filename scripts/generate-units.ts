/**
 * Writes the names of units and currencies of each language, from Unicode CLDR (packages cldr-units-full, cldr-numbers-full, cldr-core).
 * Run after a change of the tables below, or for a newer CLDR: `npm run words`. It fetches these packages for itself: 150 MB are too much for every install.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Language } from '../shared/domain/language.ts';
import { functionTags } from '../shared/extraction/content-word.ts';
import { packs } from '../shared/languages/packs.ts';
import { tokenize } from '../shared/text/tokens.ts';

const root = new URL('../', import.meta.url);
const cldr = (path: string) => JSON.parse(readFileSync(new URL(`node_modules/cldr-${path}`, root), 'utf8'));

/** CLDR's units and the symbol that each is recorded by; `=` and a factor where the symbol is another unit's. */
const measures: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...`angle-degree ° area-square-kilometer km² area-hectare ha area-square-meter m² area-square-centimeter cm² area-square-mile mi² area-acre acre
area-square-yard yd² area-square-foot ft² area-square-inch in² consumption-liter-per-100-kilometer L/100km consumption-mile-per-gallon mpg
concentr-part-per-1e6 ppm concentr-part-per-1e9 ppb digital-petabyte PB digital-terabyte TB digital-terabit Tb digital-gigabyte GB
digital-gigabit Gb digital-megabyte MB digital-megabit Mb digital-kilobyte kB digital-kilobit kb digital-byte B digital-bit bit electric-ampere A
electric-milliampere mA electric-ohm Ω electric-volt V energy-kilocalorie kcal energy-calorie cal energy-kilojoule kJ energy-joule J
energy-kilowatt-hour kWh energy-electronvolt eV energy-becquerel Bq energy-sievert Sv energy-gray Gy force-newton N frequency-gigahertz GHz
frequency-megahertz MHz frequency-kilohertz kHz frequency-hertz Hz graphics-megapixel MP graphics-pixel px length-kilometer km length-meter m
length-decimeter dm length-centimeter cm length-millimeter mm length-micrometer µm length-nanometer nm length-mile mi length-yard yd length-foot ft
length-inch in length-parsec pc length-light-year ly length-astronomical-unit AU length-furlong furlong length-fathom fathom length-nautical-mile nmi
light-lux lx light-lumen lm mass-tonne t mass-kilogram kg mass-gram g mass-milligram mg mass-microgram µg mass-stone st mass-pound lb mass-ounce oz
mass-ounce-troy ozt mass-carat ct power-gigawatt GW power-megawatt MW power-kilowatt kW power-watt W power-milliwatt mW power-horsepower hp
pressure-bar bar pressure-millibar mbar pressure-atmosphere atm pressure-pascal Pa pressure-hectopascal hPa pressure-kilopascal kPa
pressure-megapascal MPa pressure-pound-force-per-square-inch psi speed-kilometer-per-hour km/h speed-meter-per-second m/s speed-mile-per-hour mph
speed-knot kn temperature-celsius °C temperature-fahrenheit °F temperature-kelvin K torque-newton-meter N·m volume-cubic-kilometer km³
volume-cubic-meter m³ volume-cubic-centimeter cm³ volume-cubic-mile mi³ volume-cubic-yard yd³ volume-cubic-foot ft³ volume-cubic-inch in³
volume-megaliter ML volume-hectoliter hl volume-liter L volume-deciliter dl volume-centiliter cl volume-milliliter ml volume-gallon gal volume-quart qt
volume-barrel bbl volume-bushel bu volume-acre-foot acre-ft magnetic-tesla T`.matchAll(/(\S+)\s+(\S+)/gu),
  ].map(([, id, symbol]) => [id, symbol]),
);
const durations: Readonly<Record<string, string>> = {
  'duration-century': 'year=100',
  'duration-decade': 'year=10',
  'duration-year': 'year',
  'duration-month': 'month',
  'duration-week': 'week',
  'duration-day': 'day',
  'duration-hour': 'hour',
  'duration-minute': 'minute',
  'duration-second': 'second',
  'duration-millisecond': 'second=0.001',
};
/** Larger and smaller units that the press uses and CLDR builds from a prefix: id of the base, its symbol, prefixes as powers of ten. */
const prefixed: readonly (readonly [
  id: string,
  symbol: string,
  prefixes: readonly (readonly [power: string, sign: string])[],
])[] = [
  ['power-watt', 'W', [['10p12', 'T']]],
  [
    'energy-electronvolt',
    'eV',
    [
      ['10p3', 'k'],
      ['10p6', 'M'],
      ['10p9', 'G'],
      ['10p12', 'T'],
    ],
  ],
  [
    'energy-sievert',
    'Sv',
    [
      ['10p-3', 'm'],
      ['10p-6', 'µ'],
    ],
  ],
  [
    'energy-becquerel',
    'Bq',
    [
      ['10p3', 'k'],
      ['10p6', 'M'],
      ['10p9', 'G'],
      ['10p12', 'T'],
    ],
  ],
  ['electric-volt', 'V', [['10p3', 'k']]],
  [
    'energy-joule',
    'J',
    [
      ['10p6', 'M'],
      ['10p9', 'G'],
    ],
  ],
];

/** Codes of currencies that are words in a headline's capitals. */
const wordCodes = new Set(
  'ALL TOP CUP PEN TRY COP SOS GEL MOP BAM MAD MUR RON BOB LAK ANG SAR PHP RUB ARS MVR SAT'.split(' '),
);
/** Names of units that more often name other things, and marks that have other uses. */
const otherThings: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: new Set(['livre', 'livres', 'brasse', 'brasses', 'quart', 'quarts', 'bar', 'bars', '′', '″', 'fur']),
  en: new Set(['bar', 'bars', 'stones', '′', '″', 'fur']),
};
/** Currencies gone since, that articles still name. */
const gone = ['FRF', 'DEM', 'ITL', 'ESP', 'BEF', 'GRD', 'PTE', 'IEP', 'NLG', 'ATS', 'FIM'];

type Forms = Map<string, Set<string>>;
interface CldrUnit {
  readonly [pattern: string]: string;
}

/** The names of one language, by symbol, as words in `norm` with a space between tokens. */
export const unitsOf = (language: Language) => {
  const { edges, lexicon } = packs[language];
  const isFunctionWord = (form: string) => ((lexicon.get(form)?.tags ?? 0) & functionTags) !== 0;
  const add = (forms: Forms, symbol: string, name: string) => {
    const words = tokenize(name.normalize('NFC'), edges).map(({ norm }) => norm.toLowerCase());
    if (words.length === 0 || words.some((word) => word === '|' || word === '(' || word === ')') || /\d/u.test(name))
      return;
    const form = words.join(' ');
    if (words.length === 1 && (isFunctionWord(form) || otherThings[language].has(form))) return;
    const known = forms.get(symbol);
    if (known === undefined) forms.set(symbol, new Set([form]));
    else known.add(form);
  };
  const { long, short, narrow } = cldr(`units-full/main/${language}/units.json`).main[language].units as Record<
    'long' | 'short' | 'narrow',
    Record<string, CldrUnit>
  >;
  const patterns = (unit: CldrUnit | undefined) =>
    ['one', 'other'].map((count) => unit?.[`unitPattern-count-${count}`]?.replace('{0}', '').trim() ?? '');
  const named = (units: Readonly<Record<string, string>>, signs: boolean): Forms => {
    const forms: Forms = new Map();
    for (const [id, symbol] of Object.entries(units)) {
      if (long?.[id] === undefined) throw new Error(`CLDR has no unit "${id}" in ${language}`);
      for (const name of patterns(long[id])) add(forms, symbol, name);
      // A sign of one or two letters is listed by hand where it is safe: most are words or initials too.
      if (signs)
        for (const sign of [...patterns(short[id]), ...patterns(narrow[id])])
          if (/[^\p{L}\s.#"”]/u.test(sign) || sign.length > 2) add(forms, symbol, sign);
    }
    return forms;
  };
  const measured = named(measures, true);
  for (const [id, symbol, prefixes] of prefixed)
    for (const [power, sign] of prefixes)
      for (const name of patterns(long[id]))
        add(measured, sign + symbol, (long[power]?.unitPrefixPattern ?? '').replace('{0}', name));

  const regions: Record<string, Record<string, Record<string, string>>[]> = cldr('core/supplemental/currencyData.json')
    .supplemental.currencyData.region;
  const inUse = new Set(
    Object.values(regions).flatMap((currencies) =>
      currencies.flatMap((one) =>
        Object.entries(one).flatMap(([code, { _to, _tender }]) =>
          _to === undefined && _tender !== 'false' ? [code] : [],
        ),
      ),
    ),
  );
  const currencies: Record<string, CldrUnit> = cldr(`numbers-full/main/${language}/currencies.json`).main[language]
    .numbers.currencies;
  const money: Forms = new Map();
  for (const code of [...inUse, ...gone].sort()) {
    const currency = currencies[code];
    if (currency === undefined) continue;
    for (const key of ['displayName-count-one', 'displayName-count-other']) add(money, code, currency[key] ?? '');
    const { symbol } = currency;
    if (symbol !== undefined && symbol !== code && /\p{Sc}/u.test(symbol)) add(money, code, symbol);
  }
  return {
    money,
    measure: measured,
    duration: named(durations, false),
    codes: [...inUse].filter((code) => !wordCodes.has(code) && !code.startsWith('X')).sort(),
  };
};

const lines = (forms: Forms) =>
  [...forms]
    .map(([symbol, names]) => `    ${JSON.stringify(symbol)}: ${JSON.stringify([...names].join('|'))},`)
    .join('\n');

/** The text of the generated file of a language. */
const unitsFile = (language: Language): string => {
  const { money, measure, duration, codes } = unitsOf(language);
  return `// Written by scripts/generate-units.ts from Unicode CLDR; not edited by hand.
// Copyright © 1991-2026 Unicode, Inc. Licensed under the Unicode License V3 (Unicode-3.0): https://www.unicode.org/license.txt
import type { CldrUnits } from '../../unit-words.ts';

export const cldrUnits: CldrUnits = {
  codes: ${JSON.stringify(codes.join(' '))},
  money: {
${lines(money)}
  },
  measure: {
${lines(measure)}
  },
  duration: {
${lines(duration)}
  },
};
`;
};

const unitsPath = (language: Language) => new URL(`shared/languages/${language}/generated/cldr-units.ts`, root);

if (import.meta.main)
  for (const language of ['fr', 'en'] as const) writeFileSync(unitsPath(language), unitsFile(language));
