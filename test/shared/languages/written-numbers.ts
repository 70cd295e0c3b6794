/** Writes whole numbers under a billion in words, as each language does, to be read back. */
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
  groups: readonly [million: (n: number) => string, thousand: (n: number) => string],
) => {
  const parts: string[] = [];
  const millions = Math.floor(n / 1e6);
  const thousands = Math.floor((n % 1e6) / 1000);
  if (millions > 0) parts.push(groups[0](millions));
  if (thousands > 0) parts.push(groups[1](thousands));
  if (n % 1000 > 0 || parts.length === 0) parts.push(under1000(n % 1000));
  return parts.join(' ');
};

export const writtenNumber = {
  fr: (n: number) =>
    byGroups(n, frenchUnder1000, [
      (millions) => `${frenchUnder1000(millions)} ${millions === 1 ? 'million' : 'millions'}`,
      (thousands) =>
        thousands === 1 ? 'mille' : `${frenchUnder1000(thousands).replace(/(vingt|cent)s$/u, '$1')} mille`,
    ]),
  en: (n: number) =>
    byGroups(n, englishUnder1000, [
      (millions) => `${englishUnder1000(millions)} million`,
      (thousands) => `${englishUnder1000(thousands)} thousand`,
    ]),
} as const;
