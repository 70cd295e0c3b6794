import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../samples/', import.meta.url);

/** A word of letters that differs for each number, so that no line of the corpus repeats another: repeated lines are not read. */
const wordOf = (number: number): string =>
  [...String(number)].map((digit) => String.fromCharCode(97 + Number(digit))).join('');

/** The samples of one language, joined and repeated, each time with another word in every line, until they hold at least `bytes` bytes of UTF-8. */
export const corpus = (language: 'fr' | 'en', bytes: number): string => {
  const articles = readdirSync(folder)
    .filter((name) => name.endsWith(`.${language}.txt`))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const once = articles.join('\n\n');
  return Array.from({ length: Math.ceil(bytes / Buffer.byteLength(once)) }, (_, i) =>
    once.replace(/(?=\s\S+$)/gm, ` ${wordOf(i)}`),
  ).join('\n\n');
};
