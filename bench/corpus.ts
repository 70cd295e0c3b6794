import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../samples/', import.meta.url);

/** The samples of one language, joined and repeated until they hold at least `bytes` bytes of UTF-8. */
export const corpus = (language: 'fr' | 'en', bytes: number): string => {
  const articles = readdirSync(folder)
    .filter((name) => name.endsWith(`.${language}.txt`))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const once = articles.join('\n\n');
  return Array.from({ length: Math.ceil(bytes / Buffer.byteLength(once)) }, () => once).join('\n\n');
};
