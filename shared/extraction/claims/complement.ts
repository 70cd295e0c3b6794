import { tag } from '../../languages/lexical-tags.ts';
import { phraseBefore } from '../../languages/phrase-table.ts';
import { complement } from '../../languages/reporting-words.ts';
import type { Analysis } from '../analysis.ts';
import { isAdverb, isTimeWord } from './adverbs.ts';
import type { ClaimContext } from './claim-context.ts';
import { isFiniteVerb } from './clause.ts';
import type { Cue } from './cue.ts';
import { isNamePart } from './names.ts';
import { beginsPhrase, phraseEnd } from './noun-phrase.ts';

/** How far behind its verb a complement may begin: "a rappelé mardi soir sur une radio que". */
const reach = 16;

/**
 * The word that links a cue to its content ("que", "that", "de"), past what stands between them: adverbs, a day, a place, an addressee.
 * -1 when a verb, a quote or the end of the clause comes first.
 */
export const findLink = (
  analysis: Analysis,
  context: ClaimContext,
  cue: Cue,
  isLink: (at: number) => boolean,
): number => {
  const { tokens, tags, pack } = analysis;
  const limit = Math.min(context.unitEnd(cue.at), cue.end + reach);
  for (let i = cue.end; i < limit; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    // "said Lee, the mayor, adding that": another cue's link.
    if (i > cue.end && isLink(i) && context.cues.get(i - 1)?.shape === 'participle') return -1;
    if (isLink(i) && (!pack.reporting.notLinks.has(tokens[i - 1]?.norm ?? '') || isInsertion(analysis, cue.end, i)))
      return i;
    if ((context.quotes.at[i] as number) >= 0) return -1;
    // "in a letter to staff that": no infinitive, since the link follows it.
    if (pack.reporting.infinitiveLinks.has(token.norm) && isInfinitive(analysis, i + 1, true) && !isLink(i + 2))
      return -1;
    if (token.text === ',') {
      // A stray comma: "a rappelé à cet égard, que".
      if (i > cue.end && isLink(i + 1) && pastAdjuncts(analysis, context, cue.end) >= i) return i + 1;
      const close = pastAside(analysis, context, i, isLink);
      if (close < 0 || close >= limit) return -1;
      i = close;
      continue;
    }
    if (token.text === '(') {
      while (i < limit && tokens[i]?.text !== ')') i++;
      continue;
    }
    if (token.kind === 'punctuation' && token.text !== '.' && token.text !== '-') return -1;
    if (token.text === '.' && token.index === limit - 1) return -1;
    if (token.kind === 'word' && i > cue.end - 1) {
      if (isFiniteVerb(analysis, i) || (context.cues.get(i)?.shape === 'finite' && !token.capital)) return -1;
      if (
        ((tags[i] as number) & tag.subordinator) !== 0 &&
        ((tags[i] as number) & (tag.determiner | tag.preposition)) === 0
      )
        return -1;
    }
  }
  return -1;
};

/** Is all that stands here an expression that adds nothing: "affirme [en outre] que", "[ainsi]", "[une nouvelle fois]"? */
export const isInsertion = ({ tokens, pack }: Analysis, first: number, end: number): boolean =>
  phraseBefore(pack.reporting.insertions, tokens, end)?.first === first;

/** How long an aside may be that stands between a cue and its link, in tokens. */
const longestAside = 24;

/** The comma that ends the aside which begins with the one at `at`; -1 when it is none. It may hold a verb if the link follows it: ", comme l'a dit X, que". */
const pastAside = (analysis: Analysis, context: ClaimContext, at: number, isLink: (at: number) => boolean): number => {
  const { tokens, pack } = analysis;
  const clause = pack.reporting.asWords.has(tokens[at + 1]?.norm ?? '');
  const limit = Math.min(context.unitEnd(at), at + longestAside);
  for (let i = at + 1; i < limit; i++) {
    if (tokens[i]?.text === ',') return clause && !isLink(i + 1) ? -1 : i;
    const abbreviates = tokens[i]?.text === '.' && i < limit - 1;
    if ((tokens[i]?.kind === 'punctuation' && !abbreviates) || (!clause && isFiniteVerb(analysis, i))) return -1;
  }
  return -1;
};

/** Past adverbs, days, brackets and prepositional phrases right behind a cue: where its object begins. */
export const pastAdjuncts = (analysis: Analysis, context: ClaimContext, from: number): number => {
  const { tokens, tags, pack } = analysis;
  const limit = context.unitEnd(from);
  let i = from;
  for (let steps = 0; steps < 8 && i < limit; steps++) {
    const bits = tags[i] as number;
    const norm = tokens[i]?.norm ?? '';
    if (isQuotedAt(context, i)) return i;
    if (isAdverb(analysis, i) || isTimeWord(analysis, i) || tokens[i]?.kind === 'number') {
      if (tokens[i]?.kind === 'number' && !isDay(analysis, i)) return i;
      i++;
    } else if ((bits & tag.determiner) !== 0 && isDay(analysis, i + 1)) i++;
    else if (
      (bits & tag.preposition) !== 0 &&
      (!pack.reporting.partitives.has(norm) || isDay(analysis, i + 1)) &&
      !(pack.reporting.infinitiveLinks.has(norm) && !beginsPhrase(analysis, i + 1))
    ) {
      const end = addresseeEnd(analysis, i + 1, limit);
      if (end <= i + 1) return i;
      i = end;
    } else if (tokens[i]?.text === ',' && steps > 0 && beginsPhrase(analysis, i + 1)) i++;
    else break;
  }
  return i;
};

/** The end of an addressee or a place: before an indefinite article, which begins the object ("au gouvernement [des] mesures"). */
const addresseeEnd = (analysis: Analysis, at: number, limit: number): number => {
  const end = phraseEnd(analysis, at, limit);
  for (let i = at + 1; i < end; i++)
    if (analysis.pack.speakers.indefinites.has(analysis.tokens[i]?.norm ?? '') && !analysis.tokens[i + 1]?.capital)
      return i;
  return end;
};

const isQuotedAt = ({ quotes }: ClaimContext, at: number) => (quotes.at[at] as number) >= 0;

/** A day or part of one: "mardi", "4 février", "ce matin". */
const isDay = (analysis: Analysis, at: number): boolean => {
  const { tags, tokens } = analysis;
  if (isTimeWord(analysis, at)) return true;
  // "annonce mardi [1 200] emplois"
  if (tokens[at]?.kind !== 'number' || (tokens[at + 1]?.kind === 'number' && tokens[at + 1]?.text.length === 3))
    return false;
  return (((tags[at + 1] ?? 0) | (tags[at - 1] ?? 0)) & (tag.month | tag.weekday)) !== 0;
};

export const takes = ({ report }: Cue, name: keyof typeof complement): boolean =>
  (report.takes & complement[name]) !== 0;

/** Does an infinitive stand here, past clitics and a negation? Without a link before it, "la" is an article ("annonce la fermeture"). */
export const isInfinitive = (analysis: Analysis, at: number, linked: boolean): boolean => {
  const { tokens, tags, pack } = analysis;
  const { objectClitics, reflexives, negations, infinitiveEndings, perfect, passive } = pack.reporting;
  let i = at;
  for (; i < at + 5; i++) {
    const word = tokens[i]?.norm ?? '';
    if (
      !(
        objectClitics.has(word) ||
        reflexives.has(word) ||
        negations.has(word) ||
        isAdverb(analysis, i) ||
        isTimeWord(analysis, i)
      )
    )
      break;
  }
  const token = tokens[i];
  if (token?.kind !== 'word' || token.capital) return false;
  if (infinitiveEndings.length === 0) {
    // No ending shows it (English): a lower-case word that is no function word.
    return (
      ((tags[i] as number) & (tag.determiner | tag.pronoun | tag.preposition | tag.coordinator | tag.numeral)) === 0 ||
      perfect.has(token.norm) ||
      passive.has(token.norm)
    );
  }
  if (((tags[i] as number) & (tag.determiner | tag.preposition | tag.numeral)) !== 0) return false;
  if (i > at && !linked && ((tags[i - 1] ?? 0) & tag.determiner) !== 0) return false;
  if (((tags[i - 1] ?? 0) & tag.determiner) !== 0 && !objectClitics.has(tokens[i - 1]?.norm ?? '')) return false;
  for (const ending of infinitiveEndings)
    if (token.norm.length > ending.length + 1 && token.norm.endsWith(ending)) return true;
  return false;
};

/** Past further nouns of an addressee, where a mark or an adverb follows: "told a press [conference here,]". */
const nounsEnd = (analysis: Analysis, from: number, limit: number): number => {
  const { tokens, tags } = analysis;
  let i = from;
  while (i < Math.min(limit, from + 3) && tokens[i]?.kind === 'word' && tags[i] === 0 && !isFiniteVerb(analysis, i))
    i++;
  const closed = tokens[i]?.kind !== 'word' || isAdverb(analysis, i);
  return i < limit && closed ? i : from;
};

/** Past whom something is told: "told Harbour Weekly", "told reporters", "told the press". */
const pastAddressee = (analysis: Analysis, context: ClaimContext, at: number): number => {
  const { tokens, tags } = analysis;
  const limit = context.unitEnd(at);
  const bits = tags[at] ?? 0;
  if ((bits & tag.pronoun) !== 0 && (bits & (tag.determiner | tag.subjectPronoun)) === 0) return at + 1;
  let i = at;
  while (i < limit && (isNamePart(analysis, i) || tokens[i]?.text === '.')) i++;
  if (i > at) return i;
  if (((tags[at] ?? 0) & tag.determiner) !== 0) return at + 2 >= limit ? limit : nounsEnd(analysis, at + 2, limit);
  return tokens[at]?.kind === 'word' && (bits & tag.preposition) === 0 ? at + 1 : at;
};

/** Behind a cue, and whom it names as told: "told [reporters]", "warned [the council]". */
export const pastTold = (analysis: Analysis, context: ClaimContext, cue: Cue): number =>
  takes(cue, 'request') || takes(cue, 'told') ? pastAddressee(analysis, context, cue.end) : cue.end;

/** Past a day or a span of time right behind a cue: "said [on Tuesday] it would", "said [last week] the". A clause's subject is none: "said today was". */
export const pastWhen = (analysis: Analysis, at: number): number => {
  const { tokens, tags } = analysis;
  const linked = ((tags[at] ?? 0) & tag.preposition) !== 0 && isTimeWord(analysis, at + 1);
  let i = linked ? at + 1 : at;
  while (isTimeWord(analysis, i) || (i > at && tokens[i]?.kind === 'number' && isDay(analysis, i))) i++;
  if (i === at || tokens[i]?.kind !== 'word' || isFiniteVerb(analysis, i)) return at;
  return i;
};
