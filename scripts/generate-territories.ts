/**
 * Writes the names of countries and territories of each language, from Unicode CLDR (package cldr-localenames-full).
 * Run for a newer CLDR: `npm run words`. It fetches the package for itself.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Language } from '../shared/domain/language.ts';

const root = new URL('../', import.meta.url);
const languages: readonly Language[] = ['fr', 'en'];

for (const language of languages) {
  const path = new URL(`node_modules/cldr-localenames-full/main/${language}/territories.json`, root);
  const { territories } = JSON.parse(readFileSync(path, 'utf8')).main[language].localeDisplayNames as {
    readonly territories: Readonly<Record<string, string>>;
  };
  const names = new Set<string>();
  for (const [code, name] of Object.entries(territories)) {
    // Two letters are a country or territory, three digits a region of the world. Short names ("UK", "US") are left to the acronyms.
    if (!/^[A-Z]{2}(?:-alt-variant)?$/u.test(code) || /[()[\]]/u.test(name)) continue;
    names.add(name.normalize('NFC').replace(/’/gu, "'").toLowerCase());
  }
  writeFileSync(
    new URL(`shared/languages/${language}/generated/territories.ts`, root),
    `// Written by scripts/generate-territories.ts from Unicode CLDR (Unicode-3.0, https://www.unicode.org/license.txt).
/** Countries and territories, in lower case. */
export const territories: readonly string[] = [
${[...names]
  .sort((a, b) => (a < b ? -1 : 1))
  .map((name) => `  ${JSON.stringify(name)},`)
  .join('\n')}
];
`,
  );
}
