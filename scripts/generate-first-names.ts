/**
 * Writes the first names by which people are told from places and bodies, and "il" from "elle", from the name lists of @faker-js/faker (MIT).
 * Run for a newer version: `npm run words`. It fetches the package for itself.
 */
import { writeFileSync } from 'node:fs';
import { packs } from '../shared/languages/packs.ts';

interface Names {
  readonly male?: readonly string[];
  readonly female?: readonly string[];
}
const source = '@faker-js/faker';
const { allLocales } = (await import(source)) as {
  readonly allLocales: Readonly<Record<string, { readonly person?: { readonly first_name?: Names } }>>;
};

/** Whose names news in French and English are full of; each list is what people of that country are called. */
const locales =
  'fr fr_BE fr_CH fr_SN en en_GB en_IN en_NG de de_CH it es es_MX nl pt_PT pt_BR pl ro sv nb_NO da tr hr'.split(' ');
/** First names to some, but far more often something else in the news. */
const misleading = new Set(
  'paris dallas france asia china america london orange chance major prince duke royal said de la le van in alpha nova vienna odessa carolina el al sky lune ford bentley houston dame islam baron earl autumn summer easter trinity lourdes kenya'.split(
    ' ',
  ),
);

const genders = new Map<string, 'm' | 'f' | 'either'>();
const add = (names: readonly string[] | undefined, gender: 'm' | 'f') => {
  for (const name of names ?? []) {
    const norm = name.normalize('NFC').toLowerCase();
    if (!/^\p{Script=Latin}[\p{Script=Latin}'-]+$/u.test(norm) || misleading.has(norm)) continue;
    // What is a word of the language would be taken for a name at the head of each sentence.
    if (Object.values(packs).some(({ lexicon }) => (lexicon.get(norm)?.tags ?? 0) !== 0)) continue;
    const known = genders.get(norm);
    genders.set(norm, known === undefined || known === gender ? gender : 'either');
  }
};
for (const locale of locales) {
  const names = allLocales[locale]?.person?.first_name;
  add(names?.male, 'm');
  add(names?.female, 'f');
}

const line = (gender: 'm' | 'f' | 'either') =>
  [...genders]
    .flatMap(([name, of]) => (of === gender ? [name] : []))
    .sort()
    .join(' ')
    .replace(/'/gu, "\\'");
writeFileSync(
  new URL('../shared/languages/generated/first-names.ts', import.meta.url),
  `// Written by scripts/generate-first-names.ts from the name lists of @faker-js/faker. Its licence: MIT,
// Copyright (c) 2022-2026 Faker; this software consists of voluntary contributions made by many individuals.
/** First names as in \`norm\`, by the gender of those who bear them. */
export const firstNames = {
  m: '${line('m')}',
  f: '${line('f')}',
  either: '${line('either')}',
} as const;
`,
);
