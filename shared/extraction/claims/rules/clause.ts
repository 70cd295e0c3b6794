import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import type { ClaimContext } from '../claim-context.ts';
import { type ClaimDraft, type ClaimRule, contentOf, draftCue, isQuoted, speakerOf } from '../claim-draft.ts';
import { contentEnd, hasFiniteVerb } from '../clause.ts';
import { findLink, pastAddressee, pastAdjuncts, takes } from '../complement.ts';
import type { Cue } from '../cue.ts';
import { beginsPhrase } from '../mention.ts';

/** Where the content of a clause begins behind a cue, or -1. */
const clauseStart = (analysis: Analysis, context: ClaimContext, cue: Cue): number => {
  const { tokens, pack } = analysis;
  const { clauseLinks, questionLinks, silentLinks } = pack.reporting;
  const link = findLink(analysis, context, cue, (at) => clauseLinks.has(tokens[at]?.norm ?? ''));
  if (link >= 0) return tokens[link + 1]?.text === ',' ? link + 2 : link + 1;
  if (!cue.negated && cue.report.act !== 'demands') return -1;
  const question = findLink(analysis, context, cue, (at) => questionLinks.has(tokens[at]?.norm ?? ''));
  if (question < 0 || question > cue.end + 3) return -1;
  return silentLinks.has(tokens[question]?.norm ?? '') ? question + 1 : question;
};

const read = (analysis: Analysis, at: number, context: ClaimContext, from: (cue: Cue) => number): ClaimDraft | null => {
  const cue = context.cues.get(at);
  if (cue === undefined || isQuoted(context, at)) return null;
  const first = from(cue);
  if (first < 0) return null;
  const end = contentEnd(analysis, context, first, { nominal: false });
  if (end <= first) return null;
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
    read(analysis, at, context, (cue) => (takes(cue, 'clause') ? clauseStart(analysis, context, cue) : -1)),
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
      if (!takes(cue, 'bareClause') || cue.shape === 'passive' || clauseStart(analysis, context, cue) >= 0) return -1;
      const from = takes(cue, 'request') ? pastAddressee(analysis, context, cue.end) : cue.end;
      const direct = opensClause(analysis, context, from);
      if (direct) return from;
      const past = pastAdjuncts(analysis, context, from);
      return past > from && opensClause(analysis, context, past) ? past : -1;
    }),
};

/** Does a clause of its own begin here: something to be its subject, and a finite verb behind it? */
const opensClause = (analysis: Analysis, context: ClaimContext, at: number): boolean => {
  const { tokens, tags } = analysis;
  if (tokens[at]?.kind === 'punctuation' || isQuoted(context, at)) return false;
  const limit = Math.min(context.unitEnd(at), at + 40);
  if (limit <= at + 1) return false;
  const bits = tags[at] as number;
  if ((bits & (tag.auxiliary | tag.coordinator)) !== 0) return false;
  if ((bits & tag.preposition) !== 0 && !hasFiniteVerb(analysis, at, limit)) return false;
  return (beginsPhrase(analysis, at) || tokens[at]?.kind === 'word') && hasFiniteVerb(analysis, at + 1, limit);
};
