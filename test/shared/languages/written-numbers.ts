/** Writes numbers in words, as each language does, to be read back. */
const frenchSmall =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const frenchTens = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
];

const frenchUnder100 = (n: number): string => {
  if (n < 20) return frenchSmall[n] as string;
  const ten = Math.floor(n / 10);
  const rest = ten === 7 || ten === 9 ? n - (ten - 1) * 10 : n % 10;
  const head = frenchTens[ten] as string;
  if (rest === 0) return ten === 8 ? 'quatre-vingts' : head;
  if ((rest === 1 || rest === 11) && ten < 8) return `${head} et ${frenchSmall[rest]}`;
  return `${head}-${frenchSmall[rest]}`;
};

const frenchUnder1000 = (n: number): string => {
  const hundreds = Math.floor(n / 100);
  const rest = n % 100;
  if (hundreds === 0) return frenchUnder100(rest);
  const head = hundreds === 1 ? 'cent' : `${frenchSmall[hundreds]} ${rest === 0 ? 'cents' : 'cent'}`;
  return rest === 0 ? head : `${head} ${frenchUnder100(rest)}`;
};

const englishSmall =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const englishTens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const englishUnder1000 = (n: number): string => {
  const hundreds = Math.floor(n / 100);
  const rest = n % 100;
  const tens =
    rest < 20
      ? (englishSmall[rest] as string)
      : `${englishTens[Math.floor(rest / 10)]}${rest % 10 === 0 ? '' : `-${englishSmall[rest % 10]}`}`;
  if (hundreds === 0) return tens;
  return `${englishSmall[hundreds]} hundred${rest === 0 ? '' : ` and ${tens}`}`;
};

const byGroups = (
  n: number,
  under1000: (n: number) => string,
  groups: readonly [billion: (n: number) => string, million: (n: number) => string, thousand: (n: number) => string],
) => {
  const parts: string[] = [];
  const billions = Math.floor(n / 1e9);
  const millions = Math.floor((n % 1e9) / 1e6);
  const thousands = Math.floor((n % 1e6) / 1000);
  if (billions > 0) parts.push(groups[0](billions));
  if (millions > 0) parts.push(groups[1](millions));
  if (thousands > 0) parts.push(groups[2](thousands));
  if (n % 1000 > 0 || parts.length === 0) parts.push(under1000(n % 1000));
  return parts.join(' ');
};

/** Whole numbers under 10^12. */
export const writtenNumber = {
  fr: (n: number) =>
    byGroups(n, frenchUnder1000, [
      (billions) => `${frenchUnder1000(billions)} ${billions === 1 ? 'milliard' : 'milliards'}`,
      (millions) => `${frenchUnder1000(millions)} ${millions === 1 ? 'million' : 'millions'}`,
      (thousands) =>
        thousands === 1 ? 'mille' : `${frenchUnder1000(thousands).replace(/(vingt|cent)s$/u, '$1')} mille`,
    ]),
  en: (n: number) =>
    byGroups(n, englishUnder1000, [
      (billions) => `${englishUnder1000(billions)} billion`,
      (millions) => `${englishUnder1000(millions)} million`,
      (thousands) => `${englishUnder1000(thousands)} thousand`,
    ]),
} as const;

/** Decimals in words: French reads them as a number behind its zeros, English digit by digit. */
export const writtenDecimals = {
  fr: (digits: string) => {
    const zeros = /^0*/u.exec(digits)?.[0].length ?? 0;
    const rest = digits.slice(zeros);
    return `virgule ${'zéro '.repeat(zeros)}${rest === '' ? '' : writtenNumber.fr(Number(rest))}`.trim();
  },
  en: (digits: string) => `point ${[...digits].map((digit) => englishSmall[Number(digit)]).join(' ')}`,
} as const;

const frenchOrdinal = (n: number): string => {
  if (n === 1) return 'premier';
  const cardinal = n < 100 ? frenchUnder100(n).replaceAll(' ', '-') : 'cent';
  return `${cardinal
    .replace(/(vingt)s$/u, '$1')
    .replace(/e$/u, '')
    .replace(/cinq$/u, 'cinqu')
    .replace(/neuf$/u, 'neuv')}ième`.replace(/-et-unième$/u, ' et unième');
};
const englishIrregular: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};
const englishOrdinal = (n: number): string => {
  if (n === 100) return 'hundredth';
  const words = englishUnder1000(n);
  const last = words.slice(words.lastIndexOf('-') + 1);
  const ordinal = englishIrregular[last] ?? `${last.replace(/y$/u, 'ie')}th`;
  return words.slice(0, words.length - last.length) + ordinal;
};

/** Ordinals from 1 to 100. */
export const writtenOrdinal = { fr: frenchOrdinal, en: englishOrdinal } as const;
