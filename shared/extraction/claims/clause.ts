import { tag } from '../../languages/lexical-tags.ts';
import { complement, verbForm } from '../../languages/reporting-words.ts';
import { type Analysis, askedOnce } from '../analysis.ts';
import type { ClaimContext } from './claim-context.ts';
import { isAttributive } from './cue.ts';

const endsWithAny = (word: string, endings: readonly string[]): boolean => {
  for (const ending of endings) if (word.length > ending.length + 2 && word.endsWith(ending)) return true;
  return false;
};

const functionTags =
  tag.determiner |
  tag.pronoun |
  tag.preposition |
  tag.coordinator |
  tag.subordinator |
  tag.negation |
  tag.adverb |
  tag.numeral;

/** Right behind what stands before a finite verb alone: "ils [arrachent]", "ne [suffit] pas", "they [agree]". */
const isBesidePronoun = ({ tokens, tags, pack }: Analysis, at: number): boolean => {
  const { beforeFinite, objectClitics, reflexives, infinitiveEndings } = pack.reporting;
  if (((tags[at] as number) & functionTags) !== 0) return false;
  let i = at - 1;
  while (i > at - 3 && (objectClitics.has(tokens[i]?.norm ?? '') || reflexives.has(tokens[i]?.norm ?? ''))) i--;
  if (!beforeFinite.has(tokens[i]?.norm ?? '')) return false;
  // "pour ne citer que": a negation stands before an infinitive as well.
  return ((tags[i] as number) & tag.subjectPronoun) !== 0 || !endsWithAny(tokens[at]?.norm ?? '', infinitiveEndings);
};

/** Is the token a finite verb, as far as lists and endings tell? */
export const isFiniteVerb = askedOnce('finiteVerb', (analysis, at) => {
  const { tokens, tags, entries, pack } = analysis;
  const token = tokens[at];
  if (token?.kind !== 'word' || token.capital) return false;
  const { contractions, finiteVerbs, finiteEndings, notFinite, pluralVerbs } = pack.reporting;
  const { norm } = token;
  if (finiteVerbs.has(norm) || contractions.has(norm)) return true;
  if (((tags[at] as number) & tag.reportingVerb) !== 0) {
    const report = entries[at]?.report;
    if (report !== undefined && (report.form & verbForm.finite) !== 0)
      return (report.takes & complement.nounLike) === 0;
  }
  if (notFinite.has(norm)) return false;
  if (endsWithAny(norm, finiteEndings)) return !isAttributive(analysis, at);
  if (isBesidePronoun(analysis, at)) return true;
  if (!endsWithAny(norm, pluralVerbs.endings) || endsWithAny(norm, pluralVerbs.not)) return false;
  const before = tokens[at - 1];
  const beforeBits = tags[at - 1] ?? 0;
  return (
    before?.kind === 'word' &&
    (beforeBits & (tag.determiner | tag.preposition | tag.adverb)) === 0 &&
    endsWithAny(before.norm, pluralVerbs.after)
  );
});

/** Does a finite verb stand in `[first, end)`? */
export const hasFiniteVerb = (analysis: Analysis, first: number, end: number): boolean => {
  for (let i = first; i < end; i++) if (isFiniteVerb(analysis, i)) return true;
  return false;
};

/** A present participle that begins a clause of its own: ", ramenant …", ", citing …". */
const isParticiple = ({ tokens, pack }: Analysis, at: number): boolean => {
  const word = tokens[at]?.norm ?? '';
  return pack.reporting.participleEndings.some((ending) => word.length > ending.length + 2 && word.endsWith(ending));
};

/** Moves an end back over marks that close nothing of the content: stops, commas, a bracket or quote mark opened outside it. */
export const trimEnd = (analysis: Analysis, context: ClaimContext, first: number, end: number): number => {
  const { tokens } = analysis;
  let i = end;
  while (i > first) {
    const token = tokens[i - 1];
    if (token === undefined || (token.kind !== 'punctuation' && token.kind !== 'break')) break;
    const quote = context.quotes.list[context.quotes.at[i - 1] as number];
    if (quote !== undefined && quote.open >= first) break;
    if ((token.text === ')' || token.text === ']') && opensWithin(analysis, first, i - 1)) break;
    i--;
  }
  return i;
};

const opensWithin = ({ tokens }: Analysis, first: number, end: number): boolean => {
  let depth = 0;
  for (let i = end - 1; i >= first; i--) {
    const text = tokens[i]?.text;
    if (text === ')' || text === ']') depth++;
    else if (text === '(' || text === '[') {
      if (depth === 0) return true;
      depth--;
    }
  }
  return false;
};

/** In tokens: behind a quote so long the reporter's own words go on, and tell when or where it was said. */
const longQuote = 8;

export interface Extent {
  /** A nominal content ends before a participle clause and other asides as well. */
  readonly nominal: boolean;
  /** A token of the sentence whose content it is: the content ends with it at the latest, and is empty beyond it. */
  readonly at: number;
  /** Its cue is a participle that opens the sentence: the main clause follows a comma. */
  readonly opening?: boolean;
  /** A source and no verb reports it: no further cue can share its subject. */
  readonly sourced?: boolean;
  /** It stands within a relative clause: the verb of the main one ends it. */
  readonly relative?: boolean;
  /** It goes on behind an interruption: its verb may stand before. */
  readonly resumed?: boolean;
}

/** Where a quote at the token ends, as a token past its mark; or -1 when none begins in the content. */
const pastQuote = ({ quotes }: ClaimContext, at: number, from: number): number => {
  const quote = quotes.list[quotes.at[at] as number];
  if (quote === undefined || quote.open < from) return -1;
  return quote.close < 0 ? quote.end : quote.close + 1;
};

/** Does a clause with a subject and a verb of its own stand behind a comma: ", and Lee agreed", ", it was"? */
const startsOwnClause = (analysis: Analysis, at: number): boolean => {
  const { tags, tokens } = analysis;
  const coordinated = ((tags[at] ?? 0) & tag.coordinator) !== 0;
  const subject = coordinated ? at + 1 : at;
  const bits = tags[subject] ?? 0;
  if ((bits & tag.subjectPronoun) !== 0 && (bits & tag.determiner) === 0) return isFiniteVerb(analysis, subject + 1);
  if (!coordinated || !tokens[subject]?.capital) return false;
  let i = subject;
  while (tokens[i]?.capital) i++;
  return isFiniteVerb(analysis, i);
};

/** Does what follows a comma at `at` no longer belong to the content? */
const breaksAfterComma = (
  analysis: Analysis,
  context: ClaimContext,
  at: number,
  complete: boolean,
  { nominal, sourced = false }: Extent,
): boolean => {
  const { tokens, tags, pack } = analysis;
  const { breaks, nominalBreaks, absoluteLinks, clauseLinks, correlatives, reportNouns, singulars } = pack.reporting;
  const next = tokens[at + 1]?.norm ?? '';
  const second = tokens[at + 2]?.norm ?? '';
  if (breaks.has(next) && !clauseLinks.has(second) && !correlatives.has(second)) return true;
  // "un bénéfice de 3 millions, contre 2 un an plus tôt" compares.
  const compares = tokens[at + 2]?.kind === 'number';
  if (nominal && ((nominalBreaks.has(next) && !compares) || isParticiple(analysis, at + 1))) return true;
  // "…, une annonce accueillie avec prudence": it sums up what was said.
  const sumsUp = reportNouns.has(second) || ((tags[at + 2] ?? 0) & tag.spokenDocument) !== 0;
  if (singulars.has(next) && sumsUp) return true;
  if (nominal && startsOwnClause(analysis, at + 1)) return true;
  if (((tags[at + 1] ?? 0) & tag.sourcePreposition) !== 0 && context.sourceFrom(at + 1) !== null) return true;
  const absolute = absoluteLinks.has(next);
  for (let i = at + 1; i < at + 7; i++) {
    const cue = context.cueFrom(i);
    if (cue === null || (context.quotes.at[cue.at] as number) >= 0) continue;
    // A further cue of the same subject (", estimant que"), an incise (", a ajouté X"), or one with a subject of its own (", with X saying").
    if (i === at + 1 && cue.shape !== 'infinitive' && cue.shape !== 'passive')
      return complete && (!sourced || startsClause(analysis, cue.end));
    // ", sans préciser quand", ", while Lee maintains": what somebody else says, or does not say.
    if (nominalBreaks.has(next) && (i === at + 2 || cue.shape === 'finite')) return true;
    if (cue.inverted >= 0 && i < at + 5) return true;
    if (absolute && cue.shape === 'participle') return true;
  }
  return false;
};

/** Does a further cue of the same subject follow a coordinator: "et précise que", "et promettant"? */
const cueFollows = (analysis: Analysis, context: ClaimContext, at: number): boolean => {
  const { tags } = analysis;
  let i = at + 1;
  while (i < at + 4 && ((tags[i] ?? 0) & (tag.adverb | tag.subjectPronoun)) !== 0 && context.cueFrom(i) === null) i++;
  const cue = context.cueFrom(i);
  if (cue?.shape === 'participle') return true;
  if (cue === null || cue.shape !== 'finite' || cue.inverted >= 0) return false;
  // "mais salue « un premier pas »"
  const quoted = (context.quotes.at[cue.end] as number) >= 0 || (context.quotes.at[cue.end + 1] as number) >= 0;
  return (cue.report.takes & complement.quoteOnly) === 0 || quoted;
};

/**
 * Where a reported content that begins at `from` ends: before what its own sentence adds (", mais …", a further cue of the same subject, an incise,
 * a source), else with the sentence. The end leaves out closing punctuation.
 */
export const contentEnd = (analysis: Analysis, context: ClaimContext, from: number, extent: Extent): number => {
  const { nominal, at, opening = false, sourced = false, relative = false, resumed = false } = extent;
  const { tokens, tags, pack } = analysis;
  const limit = context.unitEnd(at);
  if (from >= limit) return from;
  let depth = 0;
  let complete = nominal || resumed;
  /** Relative clauses within the content whose verb is still to come. */
  let pending = 0;
  let joined = false;
  let i = from;
  for (; i < limit; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    const past = pastQuote(context, i, from);
    if (past >= 0) {
      const next = tokens[past];
      // A content that is quoted from its first word on ends with its quote, when a clause of its own or another sentence follows.
      if (i === from && next?.text === ',' && !leadsOn(analysis, past + 1, nominal)) return past;
      if (next?.text === '.' && tokens[past + 1]?.capital) return past;
      if (nominal && past - i > longQuote && pack.reporting.circumstances.has(next?.norm ?? '')) return past;
      i = past - 1;
      continue;
    }
    if (token.text === '(' || token.text === '[') depth++;
    else if ((token.text === ')' || token.text === ']') && --depth < 0) break;
    if (depth > 0) continue;
    if (token.text === ';' && (nominal || cueWithin(context, i + 1, limit))) break;
    if (token.text === ':' && (context.quotes.at[i + 1] as number) >= 0) break;
    if (token.text === ',' && opening && complete && startsClause(analysis, i + 1)) break;
    if (token.text === ',' && breaksAfterComma(analysis, context, i, complete, extent)) break;
    if (token.text === ',' && relative && complete && isFiniteVerb(analysis, i + 1)) break;
    if (token.kind !== 'word') continue;
    if (relative && complete && i > from) {
      // "[le stade fermera] est fausse": a second verb that nothing joins is the main clause's.
      if (((tags[i] as number) & (tag.coordinator | tag.subordinator)) !== 0 || pack.speakers.relatives.has(token.norm))
        joined = true;
      else if (!joined && isFiniteVerb(analysis, i)) break;
    }
    if (i > from && !complete && pack.speakers.relatives.has(token.norm)) pending++;
    else if (!complete && isFiniteVerb(analysis, i) && pending-- === 0) complete = true;
    if (i === from) continue;
    const bits = tags[i] as number;
    if ((bits & tag.coordinator) !== 0 && !sourced && cueFollows(analysis, context, i)) break;
    if (
      (bits & tag.sourcePreposition) !== 0 &&
      !(pack.reporting.weakSources.has(token.norm) && context.sourceFrom(i) === i + 1) &&
      sourceCloses(analysis, context, i, limit)
    )
      break;
  }
  return trimEnd(analysis, context, from, i);
};

/** Does a source begin here and end the sentence: "… selon un bilan provisoire."? */
const sourceCloses = (analysis: Analysis, context: ClaimContext, at: number, limit: number): boolean => {
  const { tokens, pack } = analysis;
  const source = context.sourceFrom(at);
  if (source === null) return false;
  const { notSources } = pack.reporting;
  for (let i = source; i < source + 3; i++) if (notSources.has(tokens[i]?.norm ?? '')) return false;
  for (let i = source; i < Math.min(limit, source + 16); i++) {
    const token = tokens[i];
    if (token?.kind === 'punctuation' && token.text !== '-' && token.text !== '(' && token.text !== ')')
      return i >= limit - 2 || token.text === ';' || (token.text === ',' && !isFiniteVerb(analysis, i + 1));
    if (isFiniteVerb(analysis, i)) return false;
  }
  return true;
};

/** Does a subject stand here, as behind the comma of an opening clause? */
const startsClause = ({ tags, tokens }: Analysis, at: number): boolean =>
  ((tags[at] ?? 0) & (tag.determiner | tag.subjectPronoun)) !== 0 || tokens[at]?.capital === true;

/** Does the content go on behind a comma with a mere addition: ", y compris", ", et que"? */
const leadsOn = (analysis: Analysis, at: number, nominal: boolean) => {
  const { tags } = analysis;
  if (((tags[at] ?? 0) & tag.quoteMark) !== 0) return true;
  if (((tags[at] ?? 0) & tag.coordinator) === 0) return false;
  // A noun goes on with another, a clause with what it likes.
  return !nominal || ((tags[at + 1] ?? 0) & (tag.determiner | tag.quoteMark | tag.preposition)) !== 0;
};

const cueWithin = ({ cues, quotes }: ClaimContext, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (cues.has(i) && (quotes.at[i] as number) < 0) return true;
  return false;
};
