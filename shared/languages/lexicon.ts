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
  readonly words: readonly string[] | Readonly<Record<string, Omit<LexicalEntry, 'tags'>>>;
}

/** Merges sections into one lexicon: a word in several has the tags and fields of all. */
export const buildLexicon = (lists: readonly WordList[]): Lexicon => {
  const lexicon = new Map<string, LexicalEntry>();
  for (const { tags, words } of lists) {
    const mask = tags.reduce((bits, name) => bits | tag[name], 0);
    const entries = Array.isArray(words)
      ? (words as readonly string[]).map((word) => [word, {}] as const)
      : Object.entries(words as Readonly<Record<string, Omit<LexicalEntry, 'tags'>>>);
    for (const [word, fields] of entries) {
      const known = lexicon.get(word);
      lexicon.set(word, { ...known, ...fields, tags: (known?.tags ?? 0) | mask });
    }
  }
  return lexicon;
};
