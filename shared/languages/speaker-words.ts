import type { SpeakerKind } from '../domain/claim.ts';
import type { FirstNames } from './first-names.ts';
import type { WordList } from './lexicon.ts';
import type { PhraseTable } from './phrase-table.ts';

/** The words by which those who speak are named, and the small words of noun phrases. All as in `norm`. */
export interface SpeakerWords {
  /** Determiners that show a gender: "la", "une". */
  readonly masculine: ReadonlySet<string>;
  readonly feminine: ReadonlySet<string>;
  /** Determiners that take up what was named before: "le", "ce", "the". A phrase with another names nobody in particular. */
  readonly definite: ReadonlySet<string>;
  readonly plural: ReadonlySet<string>;
  /** Pronouns that stand for somebody named before, with whom they can stand for. */
  readonly pronouns: ReadonlyMap<
    string,
    { readonly gender: 'm' | 'f' | null; readonly plural: boolean /** "it": never a person. */; readonly thing?: true }
  >;
  /** "ce dernier", "the latter": the last one named. */
  readonly latter: ReadonlySet<string>;
  /** "on", "one". */
  readonly nobody: ReadonlySet<string>;
  /** Before a name, no part of it: "M.", "Mme", "Dr". */
  readonly titles: ReadonlyMap<string, 'm' | 'f' | null>;
  /** Lower-case words within names: "de", "van", "al". */
  readonly particles: ReadonlySet<string>;
  /** Within names of bodies alone: "Bank of England". */
  readonly bodyParticles: ReadonlySet<string>;
  /** Behind a body or a role they begin a complement of it: "pour la défense des forêts", "to the United Nations". */
  readonly complementLinks: ReadonlySet<string>;
  /** Nouns of such a complement that have no determiner: "en [exil]", "in [exile]". */
  readonly bareComplements: ReadonlySet<string>;
  /** An indefinite article that looks like a link: French "des". */
  readonly indefinites: ReadonlySet<string>;
  /** Makes the phrase before it an owner: "'s". */
  readonly possessives: ReadonlySet<string>;
  /** Link a noun to its complement within a phrase: "de", "of". */
  readonly links: ReadonlySet<string>;
  /** Before a relative clause. */
  readonly relatives: ReadonlySet<string>;
  /** Capitalised words that begin sentences and name nobody, beside those the lexicon tags as function words. */
  readonly openers: ReadonlySet<string>;
  /** Endings of participles, which begin sentences and name nobody: "Évoquant", "Asked". */
  readonly openingEndings: readonly string[];
  readonly firstNames: FirstNames;
  /** Bodies that bear people's names: "hôpital", "university". */
  readonly namesakes: ReadonlySet<string>;
  /** Countries and territories, in lower case. */
  readonly territories: ReadonlySet<string>;
  /** The first words of those that have several. */
  readonly territoryOpenings: ReadonlySet<string>;
  /** Before the name of a place: "à", "in". */
  readonly locatives: ReadonlySet<string>;
  /** Before the name of a body where one works or buys: "chez". */
  readonly premises: ReadonlySet<string>;
  /** Offices that have several names: "premier ministre", "chef du gouvernement". */
  readonly offices: PhraseTable<string>;
  /** What ministers are charged with: "justice", "commerce". */
  readonly portfolios: ReadonlySet<string>;
  /** Before the noun of an office they make another of it: "[premier] ministre", "[vice] president". */
  readonly distinguishing: ReadonlySet<string>;
  /** Those who speak for a body and in its name: "porte-parole". */
  readonly voices: ReadonlySet<string>;
  /** Nouns for people whose office is not said ("l'expert", "the man"), with the roles that they may stand for; null: anybody's. */
  readonly vagueRoles: ReadonlyMap<string, ReadonlySet<string> | null>;
  /** Nouns for bodies that stand for whichever was named: "le groupe", "the company". */
  readonly vagueBodies: ReadonlySet<string>;
  /** Where people and bodies are from: "français", "Irish". */
  readonly nationalities: ReadonlySet<string>;
  /** Parts of a body that speak for the whole: "la direction". */
  readonly innerBodies: ReadonlySet<string>;
  /** Bodies known by a short name alone, by the noun that stands for them: "cgt" is a "syndicat". */
  readonly knownBodies: ReadonlyMap<string, ReadonlySet<string>>;
  /** Bodies of members, in which no such part speaks: "syndicat", "party". */
  readonly memberBodies: ReadonlySet<string>;
  /** Bodies that everybody knows without a name: "les autorités", "the media". They are named so even without a determiner. */
  readonly institutions: ReadonlySet<string>;
  /** Those whom somebody has sent or charged: "émissaire". */
  readonly delegates: ReadonlySet<string>;
  /** Participles that say so: "chargé", "appointed". */
  readonly commissioned: ReadonlySet<string>;
  /** Behind a pronoun, that it stands for nobody: "il [faut]". */
  readonly impersonal: ReadonlySet<string>;
  /** Before what a sentence is about: "quant à", "as for". */
  readonly topics: PhraseTable<string>;
  /** Nouns for documents that stand for one another: "l'étude", "le rapport". */
  readonly sameDocument: ReadonlySet<string>;
}

const kindTag = {
  person: 'role',
  organisation: 'organisation',
  government: 'organisation',
  document: 'spokenDocument',
  poll: 'spokenDocument',
  group: 'organisation',
  anonymous: 'organisation',
} as const satisfies Record<SpeakerKind, WordList['tags'][number]>;

/** The plurals of nouns for people, as a language makes them: groups. */
export const pluralsOf = (people: readonly WordList[], plural: (word: string) => string | null): WordList =>
  speakerNouns(
    'group',
    [...new Set(people.flatMap(({ words }) => Object.keys(words).flatMap((word) => plural(word) ?? [])))].join(' '),
  );

/** The first words of names that have several. */
export const openingsOf = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => (name.includes(' ') ? [name.slice(0, name.indexOf(' '))] : [])));

/** Nouns that name speakers of a kind. */
export const speakerNouns = (speaks: SpeakerKind, words: string, gender?: 'm' | 'f'): WordList => ({
  tags: [kindTag[speaks]],
  words: Object.fromEntries(words.split(' ').map((word) => [word, gender ? { speaks, gender } : { speaks }])),
});
