import { tag } from '../../../languages/lexical-tags.ts';
import { phraseBefore } from '../../../languages/phrase-table.ts';
import { complement } from '../../../languages/reporting-words.ts';
import type { Analysis } from '../../analysis.ts';
import type { ClaimContext } from '../claim-context.ts';
import {
  type ClaimDraft,
  type ClaimRule,
  contentOf,
  draftCue,
  isAsked,
  isQuoted,
  opensSentence,
  speakerOf,
} from '../claim-draft.ts';
import { hasFiniteVerb, isFiniteVerb } from '../clause.ts';
import { findLink, isInfinitive, isInsertion, pastAdjuncts, pastTold, pastWhen, takes } from '../complement.ts';
import { contentEnd } from '../content-end.ts';
import type { Cue } from '../cue.ts';
import { canSpeak, readMention } from '../mention.ts';
import { isNamePart } from '../names.ts';
import { beginsPhrase, phraseEnd } from '../noun-phrase.ts';
import { subjectOf } from '../subject.ts';

/** Does an object that is nobody to be told stand before the link: "estimated [the number of grains] that …"? Then it links a relative clause. */
const hasObject = (analysis: Analysis, context: ClaimContext, cue: Cue, link: number): boolean => {
  if (takes(cue, 'told') || takes(cue, 'request') || isInsertion(analysis, cue.end, link)) return false;
  const first = pastAdjuncts(analysis, context, cue.end);
  if (first >= link || ((analysis.tags[first] as number) & tag.determiner) === 0) return false;
  const end = phraseEnd(analysis, first, link);
  // "reported the arrest and that caused": what is joined to an object is no clause.
  const joined = end === link - 1 && ((analysis.tags[end] as number) & tag.coordinator) !== 0;
  return (end === link || joined) && !canSpeak(analysis, readMention(analysis, first, end));
};

const clauseLink = (analysis: Analysis, context: ClaimContext, cue: Cue): number => {
  const { tokens, pack } = analysis;
  const isLink = (at: number) => pack.reporting.clauseLinks.has(tokens[at]?.norm ?? '');
  // "she claims that": a verb, though as a noun it would be none ("despite claims that").
  if (isLink(cue.end) && pack.reporting.notLinks.has(tokens[cue.at]?.norm ?? '')) {
    const subject = subjectOf(analysis, context, cue);
    if (subject !== null && canSpeak(analysis, subject)) return cue.end;
  }
  return findLink(analysis, context, cue, isLink);
};

/** Where the content of a clause begins behind a cue, or -1. */
const clauseStart = (analysis: Analysis, context: ClaimContext, cue: Cue): number => {
  const { tokens, tags, pack } = analysis;
  const { questionLinks, silentLinks } = pack.reporting;
  if (cue.restrictive) return -1;
  // "explique avoir tout vérifié et que …"
  if (takes(cue, 'infinitive') && isInfinitive(analysis, cue.end, false)) return -1;
  const link = clauseLink(analysis, context, cue);
  if (link >= 0 && hasObject(analysis, context, cue, link)) return -1;
  if (link >= 0) return tokens[link + 1]?.text === ',' ? link + 2 : link + 1;
  if (!cue.negated && cue.report.act !== 'demands') return -1;
  const question = findLink(analysis, context, cue, (at) => questionLinks.has(tokens[at]?.norm ?? ''));
  if (question < 0 || question > cue.end + 3) return -1;
  if (!silentLinks.has(tokens[question]?.norm ?? '')) return question;
  // "whether [or not] talks took place"
  const orNot = ((tags[question + 1] ?? 0) & tag.coordinator) !== 0 && ((tags[question + 2] ?? 0) & tag.negation) !== 0;
  return orNot ? question + 3 : question + 1;
};

const read = (analysis: Analysis, at: number, context: ClaimContext, from: (cue: Cue) => number): ClaimDraft | null => {
  const cue = context.cues.get(at);
  if (cue === undefined || isQuoted(context, at)) return null;
  const first = from(cue);
  if (first < 0 || isAsked(analysis, context, cue)) return null;
  const opening = opensSentence(analysis, context, cue);
  // "Le rapport, qui affirme que la digue est vétuste, sera publié": the main verb ends the content.
  const relative = analysis.pack.reporting.subjectRelatives.has(analysis.tokens[cue.first - 1]?.norm ?? '');
  const end = contentEnd(analysis, context, first, { nominal: false, at, opening, relative });
  if (end <= first) return null;
  // "mieux vaut prévenir que guérir", where an infinitive shows by its ending.
  const tells = analysis.pack.reporting.infinitiveEndings.length > 0;
  if (tells && isInfinitive(analysis, first, true) && !hasFiniteVerb(analysis, first, end)) return null;
  const content = contentOf(context, first, end);
  if (content.end <= content.first) return null;
  return { ...content, cue: draftCue(cue), speaker: speakerOf(analysis, context, cue), fragments: null };
};

/** "X a annoncé que …", "X said that …", "n'a pas précisé quand …". */
export const clauseRule: ClaimRule = {
  name: 'claim.clause',
  triggers: tag.reportingVerb,
  examples: [
    { language: 'fr', text: 'La maire a annoncé que le pont fermerait lundi.', reads: 'le pont fermerait lundi' },
    {
      language: 'fr',
      text: "Le ministre a indiqué mardi à la radio que l'usine serait vendue, mais n'a pas dit à qui.",
      reads: "l'usine serait vendue",
    },
    {
      language: 'fr',
      text: "L'entreprise n'a pas précisé quand le site rouvrirait.",
      reads: 'quand le site rouvrirait',
    },
    { language: 'fr', text: 'Le préfet dément que la digue ait cédé.', reads: 'la digue ait cédé' },
    { language: 'fr', text: 'Elle assure que « tout était prêt ».', reads: 'tout était prêt' },
    {
      language: 'en',
      text: 'The mayor announced on Friday that the bridge would close.',
      reads: 'the bridge would close',
    },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Le pont est plus long que prévu.' },
    { language: 'fr', text: "La demande que le maire attendait n'est jamais venue." },
    { language: 'en', text: 'The statement that day was short.' },
  ],
  read: (analysis, at, context) =>
    read(analysis, at, context, (cue) => {
      // "Autant dire que …" is nobody's statement; "pour exiger que …" is.
      if (!takes(cue, 'clause')) return -1;
      if (cue.shape === 'infinitive' && cue.report.act === 'asserts' && cue.first - context.unitFirst(at) < 2)
        return -1;
      return clauseStart(analysis, context, cue);
    }),
};

/** "X said he would come": the clause without its "that". */
export const bareClauseRule: ClaimRule = {
  name: 'claim.clause.bare',
  triggers: tag.reportingVerb,
  examples: [
    { language: 'en', text: 'The coach said the team was ready.', reads: 'the team was ready' },
    { language: 'en', text: 'Smith told reporters he would appeal.', reads: 'he would appeal' },
  ],
  lookAlikes: [
    { language: 'en', text: 'She said nothing.' },
    { language: 'en', text: 'The report was long.' },
  ],
  read: (analysis, at, context) =>
    read(analysis, at, context, (cue) => {
      if (!takes(cue, 'bareClause') || cue.shape === 'passive' || clauseLink(analysis, context, cue) >= 0) return -1;
      // "told reporters he would", but "warned the dam could fail": who is warned is not told from what is warned of.
      const from = pastWhen(analysis, takes(cue, 'request') ? pastTold(analysis, context, cue) : cue.end);
      // A participle needs an edge before it: ", saying he would come".
      if (cue.shape === 'participle' && cue.first === at && analysis.tokens[at - 1]?.text !== ',') {
        if (subjectOf(analysis, context, cue) === null) return -1;
      }
      if (opensClause(analysis, context, from, cue)) return from;
      // "has written to the trust, which said …"
      const isRelative = (i: number) => analysis.pack.speakers.relatives.has(analysis.tokens[i]?.norm ?? '');
      const past = pastAdjuncts(analysis, context, from);
      return past > from && !isRelative(past) && opensClause(analysis, context, past, cue) ? past : -1;
    }),
};

/** The subject of a verb that may as well be an object ("wrote [papers on …]") ends with its phrase: what follows it, past adverbs, is the verb. */
const hasOwnVerb = (analysis: Analysis, at: number, limit: number): boolean => {
  const { tokens, tags, pack } = analysis;
  let linked = false;
  for (let i = at + 1; i < limit; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    if (token.text === ',') {
      // An aside of the subject: "found [crops, such as wheat, lose more]".
      while (i + 1 < limit && tokens[i + 1]?.text !== ',' && !isFiniteVerb(analysis, i + 1)) i++;
      if (tokens[++i]?.text !== ',') return false;
      continue;
    }
    if (token.kind === 'punctuation' && token.text !== '-' && token.text !== "'") return false;
    const bits = tags[i] as number;
    // "found [his brother] he had changed"
    if ((bits & tag.subjectPronoun) !== 0 && (bits & tag.determiner) === 0) return false;
    if (isFiniteVerb(analysis, i)) return !linked;
    if (pack.reporting.questionLinks.has(token.norm)) return false;
    linked = pack.speakers.relatives.has(token.norm) || (bits & (tag.subordinator | tag.coordinator)) !== 0;
    if (linked && (bits & tag.coordinator) === 0) return false;
  }
  return false;
};

/** How long a bound before a number may be, in tokens. */
const longestBound = 4;

/** Past what bounds a number: "found [at least] 40 schools had closed". */
const pastBound = ({ tokens, pack }: Analysis, at: number): number => {
  for (let i = at + 1; i <= at + longestBound; i++)
    if (phraseBefore(pack.quantities.modifiersBefore, tokens, i)?.first === at) return i;
  return at;
};

/** Does a clause of its own begin here: something to be its subject, and a finite verb behind it that is no relative clause's? */
const opensClause = (analysis: Analysis, context: ClaimContext, from: number, cue: Cue): boolean => {
  const { tokens, tags, pack } = analysis;
  const at = pastBound(analysis, from);
  if (tokens[at]?.kind !== 'word' && tokens[at]?.kind !== 'number') return false;
  if (isQuoted(context, at)) return false;
  const limit = Math.min(context.unitEnd(at), at + 40);
  const bits = tags[at] as number;
  if ((bits & (tag.auxiliary | tag.coordinator)) !== 0 || pack.reporting.infinitiveLinks.has(tokens[at]?.norm ?? ''))
    return false;
  if (pack.reporting.objectPronouns.has(tokens[at]?.norm ?? '')) return false;
  if (pack.reporting.contractions.has(tokens[at]?.norm ?? '')) return true;
  if (takes(cue, 'object')) return (bits & tag.preposition) === 0 && hasOwnVerb(analysis, at, limit);
  // Behind "said" a pronoun or a name with some words to follow is a clause, even where no verb of it is known.
  const certain = (cue.report.takes & complement.nounLike) === 0 && cue.shape === 'finite';
  const subject = (bits & tag.subjectPronoun) !== 0 || isNamePart(analysis, at);
  if (certain && subject && limit - at > 4 && (bits & tag.preposition) === 0) return true;
  for (let i = at + 1; i < limit && tokens[i]?.text !== ';'; i++)
    // "said of this testament, \"…\""
    if ((bits & tag.preposition) !== 0 && isQuoted(context, i)) return false;
    else if (isFiniteVerb(analysis, i) && !pack.speakers.relatives.has(tokens[i - 1]?.norm ?? '')) {
      if ((bits & tag.preposition) !== 0 && i - at < 3) return false;
      return beginsPhrase(analysis, at) || tokens[at]?.kind === 'word';
    } else if (pack.speakers.relatives.has(tokens[i]?.norm ?? '') && i - at < 3) return false;
  return false;
};
