import { tag } from '../../languages/lexical-tags.ts';
import { phraseAt } from '../../languages/phrase-table.ts';
import { complement } from '../../languages/reporting-words.ts';
import type { Token } from '../../text/tokens.ts';
import type { Analysis } from '../analysis.ts';
import { functionTags, isContentWord } from '../content-word.ts';
import { opensClause } from './clause.ts';
import { type NounPhrase, nounPhraseAt } from './noun-phrase.ts';
import { partitiveAt } from './partitive.ts';
import { factorOfWord } from './rules/multiplier.ts';
import type { StatisticReading } from './statistic-reading.ts';

/** How far before a number the word of its change may stand, and before that the beginning of its clause. */
const changeReach = 6;
const clauseReach = 16;

const verbGroup = tag.auxiliary | tag.adverb | tag.negation | tag.preposition;
const clauseEdges = tag.subordinator | tag.coordinator | tag.quoteMark;

/** Marks within words part nothing: "10-year", "Case/Shiller"; a spaced dash does. */
const isClauseMark = (token: Token | undefined): boolean =>
  token?.kind === 'punctuation' && (token.spaced || !/^[-/'’]$/u.test(token.text));

/** "[said] footfall was up", but "asylum [claims] were up": what follows the verb is a clause. */
const isReport = ({ entries }: Analysis, at: number): boolean => {
  const report = entries[at]?.report;
  return (
    report !== undefined && (report.takes & complement.bareClause) !== 0 && (report.takes & complement.nounLike) === 0
  );
};

/** Where the clause of `at` begins: behind a mark or conjunction, or a verb that reports it. */
const clauseStart = (analysis: Analysis, at: number): number => {
  const { tokens, tags, sentences, sentenceOf } = analysis;
  const { first } = sentences[sentenceOf[at] as number] ?? { first: at };
  const furthest = Math.max(first, at - clauseReach);
  for (let i = at - 1; i >= furthest; i--)
    if (isClauseMark(tokens[i]) || ((tags[i] ?? 0) & clauseEdges) !== 0 || isReport(analysis, i)) return i + 1;
  return furthest === first ? first : -1;
};

/** The noun phrase behind the determiners at `from`. */
const determinedAt = (analysis: Analysis, from: number, end: number): NounPhrase | null => {
  let at = from;
  while (at < end && ((analysis.tags[at] ?? 0) & tag.determiner) !== 0) at++;
  const phrase = nounPhraseAt(analysis, at);
  return phrase !== null && phrase.end <= end ? phrase : null;
};

/** What rises or falls, as subject of the word of change at `at` ("les stocks ont reculé de", "l'action était en baisse de"). */
const subjectOf = (analysis: Analysis, at: number): NounPhrase | null => {
  const { tokens, tags, pack } = analysis;
  // A noun of change has its verb before it only behind a copula and a preposition.
  if (((tags[at - 1] ?? 0) & tag.determiner) !== 0) return null;
  let verb = at;
  // "its goal is to cut": an infinitive has another subject.
  if (pack.quantities.toWords.has(tokens[at - 1]?.norm ?? '')) return null;
  while (verb > 0 && ((tags[verb - 1] ?? 0) & verbGroup) !== 0) verb--;
  const start = clauseStart(analysis, at);
  if (start < 0 || start >= verb) return null;
  const phrase = determinedAt(analysis, start, verb);
  if (phrase === null || ((tags[phrase.head] ?? 0) & functionTags) !== 0) return null;
  if (phrase.end === verb) return phrase;
  // "la surface agricole a diminué": what is no plural and has no telling ending still stands before its verb.
  if (verb - phrase.end === 1 && isContentWord(analysis, phrase.end) && !tokens[phrase.end]?.capital) {
    const { head, participleEndings } = pack.nouns;
    // "The index [closed] up": a verb, where nothing that qualifies a noun stands behind it.
    const isVerb = head === 'last' && participleEndings.some((ending) => tokens[phrase.end]?.norm.endsWith(ending));
    return isVerb ? phrase : { ...phrase, end: verb };
  }
  if (((tags[phrase.end] ?? 0) & tag.preposition) === 0 || verb - phrase.end > changeReach) return null;
  if (!pack.nouns.partitive.has(tokens[phrase.end]?.norm ?? '')) return phrase;
  // "La Bourse de Paris [a fini en] baisse"
  let end = phrase.end;
  while (end < verb && ((tags[end] ?? 0) & tag.auxiliary) === 0) end++;
  return { ...phrase, end };
};

/** What a verb of change at `at` changes as its object: "réduit les effectifs de 5 %", "cut prices by 3 percent". */
const objectOf = (analysis: Analysis, at: number, first: number): NounPhrase | null => {
  const { tags, pack } = analysis;
  if (((tags[at - 1] ?? 0) & tag.determiner) !== 0) return null;
  const determined = ((tags[at + 1] ?? 0) & tag.determiner) !== 0;
  if (!determined && pack.nouns.head === 'first') return null;
  const phrase = determined ? determinedAt(analysis, at + 1, first) : nounPhraseAt(analysis, at + 1, true);
  return phrase !== null && phrase.end < first ? phrase : null;
};

/** "nombre d'homicides": the homicides, not the number; but "effectifs du groupe". */
const behindNumberNoun = (analysis: Analysis, phrase: NounPhrase | null): NounPhrase | null => {
  if (phrase === null || !analysis.pack.nouns.numberNouns.has(analysis.tokens[phrase.head]?.norm ?? '')) return phrase;
  return partitiveAt(analysis, phrase.head + 1, true) ?? phrase;
};

const changedAt = (analysis: Analysis, at: number, first: number): NounPhrase | null => {
  const complement = partitiveAt(analysis, at + 1);
  if (complement !== null && complement.end < first) return complement;
  return objectOf(analysis, at, first) ?? subjectOf(analysis, at);
};

/** What a change before the number (or the number itself, as "doubled") changes: its complement ("une baisse des stocks de 3 %"), object or subject. */
export const changedBefore = (
  analysis: Analysis,
  { first, end, outerFirst, type }: StatisticReading,
): NounPhrase | null => {
  const { tokens, tags, sentenceOf, pack } = analysis;
  if (type === 'multiplier' && end === first + 1 && factorOfWord(analysis, first) !== null)
    return behindNumberNoun(analysis, subjectOf(analysis, outerFirst));
  for (let i = first - 1; i >= first - changeReach && i >= 0 && sentenceOf[i] === sentenceOf[first]; i--) {
    if (tokens[i]?.kind === 'punctuation' || ((tags[i] ?? 0) & tag.digits) !== 0 || opensClause(analysis, i))
      return null;
    const isLink = pack.quantities.fromWords.has(tokens[i]?.norm ?? '');
    if (((tags[i] ?? 0) & tag.change) !== 0 && !isLink)
      return behindNumberNoun(analysis, changedAt(analysis, i, first));
  }
  return null;
};

/** Is what a number counts said by a pronoun behind it ("d'entre eux", "of them")? */
export const sharedByPronoun = ({ tokens, pack }: Analysis, end: number): boolean =>
  phraseAt(pack.nouns.sharedPronouns, tokens, end) !== null;

/** The plural subject that the clause of a number opens with: what "d'entre elles" means. */
export const pluralSubject = (analysis: Analysis, at: number): NounPhrase | null => {
  const { tokens, tags, sentences, sentenceOf, pack } = analysis;
  const { first } = sentences[sentenceOf[at] as number] ?? { first: at };
  if (((tags[first] ?? 0) & tag.determiner) === 0) return null;
  // "[Le] prix est cité par 57 % d'entre eux": where articles tell the number, a singular is meant by no "eux".
  if (pack.nouns.head === 'first' && !pack.speakers.plural.has(tokens[first]?.norm ?? '')) return null;
  const phrase = nounPhraseAt(analysis, first + 1, true);
  return phrase !== null && phrase.end < at ? phrase : null;
};

/** The plural right before a bracket or a bound and its number: "des papillons (238)", "asylum claims over 150,000". */
export const pluralBefore = (analysis: Analysis, end: number): NounPhrase | null => {
  const { tokens, tags, pack } = analysis;
  let found: NounPhrase | null = null;
  for (let from = end - 1; from > end - 5 && from >= 0 && ((tags[from] ?? 0) & functionTags) === 0; from--) {
    if (pack.nouns.verbs.has(tokens[from]?.norm ?? '')) break;
    const phrase = nounPhraseAt(analysis, from, true);
    if (phrase === null || phrase.end !== end) continue;
    found = phrase;
    if (((tags[from - 1] ?? 0) & functionTags) !== 0) break;
  }
  return found;
};
