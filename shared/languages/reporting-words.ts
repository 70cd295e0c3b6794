import type { CueAct } from '../domain/claim.ts';
import type { LexicalFields, WordList } from './lexicon.ts';
import type { PhraseTable } from './phrase-table.ts';

/** What a reporting verb can take as the content that it reports, as bits. */
export const complement = {
  /** "« … », dit-il" */
  quote: 1 << 0,
  /** "dit que …", "said that …" */
  clause: 1 << 1,
  /** "said he would come": a clause without its "that". */
  bareClause: 1 << 2,
  /** "affirme avoir vu", "promises to come": the infinitive alone, or after a link ("de", "to"). */
  infinitive: 1 << 3,
  linkedInfinitive: 1 << 4,
  /** "annonce le retrait" */
  noun: 1 << 5,
  /** "accuse X de …", "accused X of …": content with the one it is about. */
  accusation: 1 << 6,
  /** "demande à X de …", "asked X to …": the content comes after the one it is asked of. */
  request: 1 << 7,
  /** "se dit prêt": content is what somebody says to be. */
  stance: 1 << 8,
  /** "qualifie X de « … »", "described X as …". */
  naming: 1 << 9,
  /** Reports only with a reflexive pronoun: "s'insurge". */
  reflexive: 1 << 10,
  /** A form that is at least as often a noun: it needs a subject to be a verb ("note", "claim"). */
  nounLike: 1 << 11,
  /** Reports something heard as well as anything else ("poursuit", "lance"): a cue only right at a quote. */
  quoteOnly: 1 << 12,
  /** Reports only as an infinitive behind a governing verb: "fait savoir". */
  governed: 1 << 13,
  /** "parle de 400 postes", "spoke of « … »": what it speaks of, where that is a figure or a quote. */
  topic: 1 << 14,
  /** "juge le plan « irréaliste »": what something is said to be stands right behind it. */
  judgement: 1 << 15,
  /** "fait état de …": its noun comes behind a link. */
  linkedNoun: 1 << 16,
  /** "estime à 4 000 le nombre de …", "estimated the toll at 40". */
  estimate: 1 << 17,
  /** Has an object as often as a clause without its "that": "wrote papers", "found the key". */
  object: 1 << 18,
  /** "prévient sa famille que", "informed the council that": its object is who is told. */
  told: 1 << 19,
  /** "admitted helping them". */
  gerund: 1 << 20,
} as const;
export type ComplementName = keyof typeof complement;

/** What a form of a verb is, as bits. */
export const verbForm = {
  finite: 1 << 0,
  plural: 1 << 1,
  conditional: 1 << 2,
  pastParticiple: 1 << 3,
  presentParticiple: 1 << 4,
  infinitive: 1 << 5,
  future: 1 << 6,
  /** Of the first or second person: a verb only beside its pronoun ("je dis", "nous répétons"). */
  personal: 1 << 7,
} as const;

/** A form of a reporting verb: what it takes, and what it tells of the one who speaks. */
export interface ReportingForm {
  readonly lemma: string;
  readonly takes: number;
  readonly act: CueAct;
  readonly form: number;
}

/** Verbs that share what they take and tell; lemmas with a space between them. */
export interface ReportingVerbs {
  readonly act: CueAct;
  readonly takes: readonly ComplementName[];
  readonly lemmas: string;
}

/** The forms of each verb, as the generating script writes them: eight fields with a bar between them, forms with a space. */
export type VerbForms = Readonly<Record<string, string>>;
const fields = [
  verbForm.finite,
  verbForm.finite | verbForm.plural,
  verbForm.finite | verbForm.conditional,
  verbForm.pastParticiple,
  verbForm.presentParticiple,
  verbForm.infinitive,
  verbForm.finite | verbForm.future,
  verbForm.personal,
];

const maskOf = (takes: readonly ComplementName[]) => takes.reduce((bits, name) => bits | complement[name], 0);

/** The word list of all forms of the listed verbs. A form of two verbs belongs to the one listed first; `nounLike` forms are marked. */
export const reportingVerbList = (
  groups: readonly ReportingVerbs[],
  forms: VerbForms,
  nounLike: ReadonlySet<string>,
): WordList => {
  const words = new Map<string, LexicalFields & { readonly report: ReportingForm }>();
  for (const { act, takes, lemmas } of groups) {
    const mask = maskOf(takes);
    for (const name of lemmas.split(' ')) {
      const lemma = name.replaceAll('_', ' ');
      forms[name]?.split('|').forEach((list, field) => {
        const plain = { report: { lemma, takes: mask, act, form: fields[field] as number } };
        for (const word of list.split(' ')) {
          if (word === '') continue;
          const known = words.get(word)?.report;
          if (known !== undefined && known.lemma !== lemma) continue;
          if (known === undefined && !nounLike.has(word)) {
            words.set(word, plain);
            continue;
          }
          const form = (known?.form ?? 0) | plain.report.form;
          const marked = nounLike.has(word) ? complement.nounLike : 0;
          words.set(word, { report: { ...plain.report, takes: mask | marked, form } });
        }
      });
    }
  }
  return { tags: ['reportingVerb'], words };
};

/** The small words around reported speech. All as in `norm`. */
export interface ReportingWords {
  /** "que", "that". */
  readonly clauseLinks: ReadonlySet<string>;
  /** Before "que" they make another conjunction of it: "plus que", "alors que". */
  readonly notLinks: ReadonlySet<string>;
  /** Open an indirect question: "quand", "why". Those in `silentLinks` are no part of the content: "si", "whether". */
  readonly questionLinks: ReadonlySet<string>;
  readonly silentLinks: ReadonlySet<string>;
  readonly infinitiveLinks: ReadonlySet<string>;
  /** How an infinitive or gerund shows itself, where its form does: French "-er", "-ir", "-re". */
  readonly infinitiveEndings: readonly string[];
  /** "avoir", "être": the infinitive of what has been. */
  readonly perfectInfinitives: ReadonlySet<string>;
  readonly accusationLinks: ReadonlySet<string>;
  /** Before what something is estimated at: "à", "at". */
  readonly estimateLinks: ReadonlySet<string>;
  readonly namingLinks: ReadonlySet<string>;
  /** Links that are articles of an object as well: "annonce [des] mesures". */
  readonly partitives: ReadonlySet<string>;
  /** Between a verb and what it speaks of: "parle de", "spoke of". */
  readonly topicLinks: ReadonlySet<string>;
  /** "avoir", "have": with a participle it reports. */
  readonly perfect: ReadonlySet<string>;
  /** "être", "be": with a participle it is passive, unless reflexive. */
  readonly passive: ReadonlySet<string>;
  /** "do": with the infinitive it reports. */
  readonly support: ReadonlySet<string>;
  /** "will", "could": what follows was not said. */
  readonly modal: ReadonlySet<string>;
  readonly reflexives: ReadonlySet<string>;
  readonly objectClitics: ReadonlySet<string>;
  /** Pronouns that stand behind a verb as its object alone, and begin no clause: "him", "themselves". */
  readonly objectPronouns: ReadonlySet<string>;
  /** "you", "vous": who is asked. */
  readonly secondPersons: ReadonlySet<string>;
  /** "I", "je": outside of quote marks somebody speaks whom the text does not name, as in an interview. */
  readonly firstPersons: ReadonlySet<string>;
  /** End a verb whose subject is a pronoun that may also be an object: "nous disons", but "nous dit". */
  readonly personalEndings: readonly string[];
  readonly negations: ReadonlySet<string>;
  /** Alone, with "que" behind the verb, they restrict: "ne … que". */
  readonly restricting: ReadonlySet<string>;
  /** Adverbs that can stand between an auxiliary and its participle, beside those tagged so. */
  readonly adverbEndings: readonly string[];
  /** "-t-il", "-elle": a subject behind its verb. */
  readonly inversions: ReadonlySet<string>;
  /** Before a present participle: "en affirmant", "by saying". */
  readonly gerundLinks: ReadonlySet<string>;
  /** Verbs that report together with an infinitive: "tient à préciser", "a fait savoir". */
  readonly governors: ReadonlySet<string>;
  /** Between a governor and its infinitive. */
  readonly governorLinks: ReadonlySet<string>;
  /** Behind a comma they begin what is no longer reported. */
  readonly breaks: ReadonlySet<string>;
  /** In an interview, the words of who answers: "je", "we". */
  readonly ownVoices: ReadonlySet<string>;
  /** Coordinators that, at the start of a sentence, are no part of what is said: "Mais, …". What denies ("ni") is no such. */
  readonly connectives: ReadonlySet<string>;
  /** Words behind which they are another word: "so [far]". */
  readonly connectiveIdioms: ReadonlySet<string>;
  /** Behind one of those they add to what is reported: "pas seulement …, mais [aussi]", "but [also]". */
  readonly correlatives: ReadonlySet<string>;
  /** Behind a long quote they begin the reporter's own words: "« … » [lors] d'un débat". */
  readonly circumstances: ReadonlySet<string>;
  /** So do these, behind a nominal content alone: a clause may go on with them. */
  readonly nominalBreaks: ReadonlySet<string>;
  /** Stand within a verb group as an adverb does: "par ailleurs", "de son côté". */
  readonly insertions: PhraseTable<string>;
  /** "refuse de dire si", "declined to say whether": with the infinitive of a cue they withhold its content. */
  readonly refusals: ReadonlySet<string>;
  /** Before an infinitive or gerund they make it the reporter's own: "il convient de rappeler", "worth noting". */
  readonly impersonal: ReadonlySet<string>;
  /** Before a quote they make a name of it: "surnommé « … »", "entitled \"…\"". */
  readonly nameMarkers: ReadonlySet<string>;
  /** Ends what one says who wants to stay unknown, which states nothing: "asked not to be named", "a requis l'anonymat". */
  readonly anonymity: ReadonlySet<string>;
  /** Participles of those whom a medium quotes: "was [quoted] as saying". */
  readonly quotedForms: ReadonlySet<string>;
  /** "comme", "as": open a clause that says who says the next one. */
  readonly asWords: ReadonlySet<string>;
  /** Before a subject with a participle: ", with one witness saying …". */
  readonly absoluteLinks: ReadonlySet<string>;
  /** Parts of days and spans of time that say when something was said. */
  readonly timeNouns: ReadonlySet<string>;
  /** Before a noun they show that it is one and singular: "a", "une". */
  readonly singulars: ReadonlySet<string>;
  /** Verbs whose negation negates what they report: who "doesn't think that it is safe" says that it is not. */
  readonly negationRaising: ReadonlySet<string>;
  /** "aurait", "might", "allegedly". */
  readonly hedges: ReadonlySet<string>;
  readonly hedgeEndings: readonly string[];
  /** Of those the ones that with a negation behind them tell what somebody was unable to: "could not pay". */
  readonly abilities: ReadonlySet<string>;
  /** Of those the ones that tell no more than the future behind a verb of the past: "a dit qu'il serait", "said it would". */
  readonly futureInPast: ReadonlySet<string>;
  /** Endings of the participles behind an auxiliary of `perfect`. */
  readonly perfectEndings: readonly string[];
  /** What shows a verb of the past, beside its auxiliary. */
  readonly pastVerbs: ReadonlySet<string>;
  readonly pastEndings: readonly string[];
  /** A subject pronoun and its verb in one word: "it's", "they've". */
  readonly contractions: ReadonlySet<string>;
  /** What makes a word a finite verb, as far as short lists and endings tell. */
  readonly finiteVerbs: ReadonlySet<string>;
  readonly finiteEndings: readonly string[];
  /** Pronouns and negations with a finite verb behind them, its clitics left out of account: "ils", "ne", "they". */
  readonly beforeFinite: ReadonlySet<string>;
  /** Nouns and adjectives that end as finite verbs do: "retrait", "hundred". */
  readonly notFinite: ReadonlySet<string>;
  /** Plural verbs that show themselves right behind a plural noun alone: "villes interdisent". */
  readonly pluralVerbs: {
    readonly endings: readonly string[];
    readonly not: readonly string[];
    readonly after: readonly string[];
  };
  /** Present participles: "ramenant", "citing". */
  readonly participleEndings: readonly string[];
  /** The expressions that name a source and their lemma. */
  readonly sources: PhraseTable<string>;
  /** Of those, the ones that need a person or an organisation to do so: "pour". */
  readonly weakSources: ReadonlySet<string>;
  /** Nouns after such an expression that are no source: "selon les cas". */
  readonly notSources: ReadonlySet<string>;
  /** Behind a comma a noun without determiner is an apposition, for no clause begins with one: "Luc Morin, consul à Bari, …". */
  readonly bareAppositions: boolean;
  /** The subject of their clause: "qui", "who". */
  readonly subjectRelatives: ReadonlySet<string>;
  /** Behind a source preposition they take up a noun: "la rumeur selon laquelle". */
  readonly sourceRelatives: ReadonlySet<string>;
  /** Nouns that announce what somebody says: "la rumeur selon laquelle", "the conclusion is that". */
  readonly reportNouns: ReadonlySet<string>;
  /** Between a passive and its agent: "par", "by". */
  readonly agentLinks: ReadonlySet<string>;
}
