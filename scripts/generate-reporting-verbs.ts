/**
 * Writes the forms of the reporting verbs of each language: French from the Lefff (package french-verbs-lefff), English by rule and a table of irregulars.
 * Run after a change of the lists: `node scripts/generate-reporting-verbs.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { reportingVerbs as english } from '../shared/languages/en/reporting-verbs.ts';
import { reportingVerbs as french } from '../shared/languages/fr/reporting-verbs.ts';
import type { ReportingVerbs } from '../shared/languages/reporting-words.ts';

const root = new URL('../', import.meta.url);

/** A verb's forms by the Lefff's letters: tense, then persons from "je" to "ils"; K is past participles, G the present one, W the infinitive. */
type Conjugation = Readonly<Record<string, readonly (string | null)[] | undefined>>;
const lefff: Readonly<Record<string, Conjugation>> = JSON.parse(
  readFileSync(new URL('node_modules/french-verbs-lefff/dist/conjugations.json', root), 'utf8'),
);

/** What the Lefff lacks is regular: conjugated as "annoncer" would be with another stem. */
const regular = (lemma: string): Conjugation => {
  if (!lemma.endsWith('er')) throw new Error(`The Lefff has no verb "${lemma}", and it is not regular`);
  const stem = lemma.slice(0, -2);
  const persons = (endings: string) => endings.split(' ').map((ending) => stem + ending);
  return {
    P: persons('e es e ons ez ent'),
    I: persons('ais ais ait ions iez aient'),
    J: persons('ai as a âmes âtes èrent'),
    F: persons('erai eras era erons erez eront'),
    C: persons('erais erais erait erions eriez eraient'),
    K: ['é', 'és', 'ée', 'ées'].map((ending) => stem + ending),
    G: [`${stem}ant`],
    W: [lemma],
  };
};

/** With the spelling of 1990 beside the older one: "reconnaît", "reconnait". */
const spellings = (form: string) => [...new Set([form, form.replace('ît', 'it')])];

const frenchForms = (lemma: string): string => {
  const verb = lefff[lemma] ?? regular(lemma);
  const person = (tenses: string, at: number) => [...tenses].map((tense) => verb[tense]?.[at] ?? '');
  const known = (forms: readonly (string | null)[]) =>
    [...new Set(forms.flatMap((form) => (form === null || form === '' || form === 'NA' ? [] : spellings(form))))].join(
      ' ',
    );
  return [
    known(person('PIJ', 2)),
    known(person('PIJ', 5)),
    known([...person('C', 2), ...person('C', 5)]),
    known(verb.K ?? []),
    known(verb.G ?? []),
    lemma,
    known([...person('F', 2), ...person('F', 5)]),
    known([0, 1, 3, 4].flatMap((at) => person('PIJFC', at))),
  ].join('|');
};

/** Past and past participle of the verbs that are not regular. */
const irregular: Readonly<Record<string, readonly [past: string, participle: string]>> = {
  say: ['said', 'said'],
  tell: ['told', 'told'],
  write: ['wrote', 'written'],
  show: ['showed', 'shown'],
  find: ['found', 'found'],
  think: ['thought', 'thought'],
  feel: ['felt', 'felt'],
  read: ['read', 'read'],
  forecast: ['forecast', 'forecast'],
  go: ['went', 'gone'],
  shoot: ['shot', 'shot'],
  begin: ['began', 'begun'],
  speak: ['spoke', 'spoken'],
};
/** Stressed on the last syllable, or of one: the consonant doubles. */
const doubling = new Set(['admit', 'quip', 'begin', 'refer', 'dub', 'counsel', 'label']);

const englishForms = (lemma: string): string => {
  const vowelY = /[aeiou]y$/.test(lemma);
  const third = /(?:s|sh|ch|x|o)$/.test(lemma)
    ? `${lemma}es`
    : lemma.endsWith('y') && !vowelY
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`;
  const stem = doubling.has(lemma) ? lemma + lemma.at(-1) : lemma;
  const regularPast = lemma.endsWith('y') && !vowelY ? `${lemma.slice(0, -1)}ied` : `${stem.replace(/e$/, '')}ed`;
  const [past, participle] = irregular[lemma] ?? [regularPast, regularPast];
  const ing = `${/[^e]e$/.test(stem) ? stem.slice(0, -1) : stem}ing`;
  return [`${third} ${past}`, `${lemma} ${past}`, '', participle, ing, lemma, '', ''].join('|');
};

const write = (folder: string, head: string, groups: readonly ReportingVerbs[], formsOf: (lemma: string) => string) => {
  const lemmas = [
    ...new Set(groups.flatMap((group) => group.lemmas.split(' ').filter((lemma) => !lemma.includes('_')))),
  ].sort((a, b) => (a < b ? -1 : 1));
  const lines = lemmas.map((lemma) => `  ${JSON.stringify(lemma)}: ${JSON.stringify(formsOf(lemma))},\n`);
  const text = `// Written by scripts/generate-reporting-verbs.ts; not edited by hand.\n${head}import type { VerbForms } from '../../reporting-words.ts';\n\n/** Fields: third person singular, plural, conditional, past participles, present participle, infinitive, future, first and second person. */\nexport const reportingVerbForms: VerbForms = {\n${lines.join('')}};\n`;
  writeFileSync(new URL(`shared/languages/${folder}/generated/reporting-verb-forms.ts`, root), text);
};

write(
  'fr',
  '// Forms from the Lefff (Lexique des Formes Fléchies du Français, Benoît Sagot), through french-verbs-lefff, under the LGPL-LR.\n',
  french,
  frenchForms,
);
write('en', '', english, englishForms);
