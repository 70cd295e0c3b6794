import type { SpeakerKind } from '../domain/claim.ts';
import { type TagName, tag } from './lexical-tags.ts';
import type { ReportingForm } from './reporting-words.ts';

/** What is known of a word beyond its tags. Each section of a language pack adds its own fields. */
export interface LexicalEntry {
  readonly tags: number;
  readonly lemma?: string;
  /** The value of a numeral, ordinal, collective or scale. */
  readonly value?: number;
  /** 1–12. */
  readonly month?: number;
  /** 0 is Sunday, as Date's. */
  readonly weekday?: number;
  /** ISO 4217 for a currency, else the unit's symbol. */
  readonly unit?: string;
  /** What a number joined to it by a hyphen counts: "six-[member]". */
  readonly counts?: string;
  /** A form of a verb that reports speech: what it takes and tells. */
  readonly report?: ReportingForm;
  /** What kind of speaker the noun names. */
  readonly speaks?: SpeakerKind;
  /** Of a role, a first name or a pronoun. */
  readonly gender?: 'm' | 'f';
}

/** Words by their `norm`. */
export type Lexicon = ReadonlyMap<string, LexicalEntry>;

/** One section's words: the tags that all of them get, and each word alone or with what is known of it. */
export interface WordList {
  readonly tags: readonly TagName[];
  readonly words: readonly string[] | Readonly<Record<string, LexicalFields>> | ReadonlyMap<string, LexicalFields>;
}
export type LexicalFields = Omit<LexicalEntry, 'tags'>;

const nothingMore: LexicalFields = {};
const fieldsOf = ({ words }: WordList): Iterable<readonly [string, LexicalFields]> =>
  words instanceof Map ? words : Object.entries(words as Readonly<Record<string, LexicalFields>>);

/** Merges sections into one lexicon: a word in several has the tags and fields of all. */
export const buildLexicon = (lists: readonly WordList[]): Lexicon => {
  const lexicon = new Map<string, LexicalEntry>();
  for (const list of lists) {
    const mask = list.tags.reduce((bits, name) => bits | tag[name], 0);
    // Words that share their fields, as the forms of a verb do, share an entry.
    let shared: { readonly fields: LexicalFields; readonly entry: LexicalEntry } | null = null;
    const add = (word: string, fields: LexicalFields) => {
      const known = lexicon.get(word);
      if (known !== undefined) {
        lexicon.set(word, { ...known, ...fields, tags: known.tags | mask });
        return;
      }
      if (shared?.fields !== fields) shared = { fields, entry: { ...fields, tags: mask } };
      lexicon.set(word, shared.entry);
    };
    if (Array.isArray(list.words)) for (const word of list.words as readonly string[]) add(word, nothingMore);
    else for (const [word, fields] of fieldsOf(list)) add(word, fields);
  }
  return lexicon;
};
