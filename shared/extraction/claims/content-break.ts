import { tag } from '../../languages/lexical-tags.ts';
import { complement } from '../../languages/reporting-words.ts';
import type { Analysis } from '../analysis.ts';
import type { ClaimContext } from './claim-context.ts';
import { isFiniteVerb } from './clause.ts';
import { endsWithAny } from './endings.ts';

/** A present participle that begins a clause of its own: ", ramenant …", ", citing …". */
const isParticiple = ({ tokens, pack }: Analysis, at: number): boolean => {
  const word = tokens[at]?.norm ?? '';
  return endsWithAny(word, pack.reporting.participleEndings);
};

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
export const breaksAfterComma = (
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
export const cueFollows = (analysis: Analysis, context: ClaimContext, at: number): boolean => {
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

/** Does a subject stand here, as behind the comma of an opening clause? */
export const startsClause = ({ tags, tokens }: Analysis, at: number): boolean =>
  ((tags[at] ?? 0) & (tag.determiner | tag.subjectPronoun)) !== 0 || tokens[at]?.capital === true;
