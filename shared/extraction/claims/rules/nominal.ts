import { tag } from '../../../languages/lexical-tags.ts';
import { verbForm } from '../../../languages/reporting-words.ts';
import type { Analysis } from '../../analysis.ts';
import { isAdverb } from '../adverbs.ts';
import type { ClaimContext } from '../claim-context.ts';
import { type ClaimRule, contentOf, draftCue, isAsked, isQuoted, opensSentence, speakerOf } from '../claim-draft.ts';
import { isFiniteVerb } from '../clause.ts';
import { findLink, pastAdjuncts, takes } from '../complement.ts';
import { contentEnd } from '../content-end.ts';
import type { Cue } from '../cue.ts';
import { canSpeak } from '../mention.ts';
import { isNamePart } from '../names.ts';
import { asksAnonymity } from './infinitive.ts';

/** Past an aside between a verb and its object: "a annoncé[, dans un communiqué,] le retrait de". */
const pastAsideBehind = (analysis: Analysis, context: ClaimContext, cue: Cue): number => {
  const { tokens } = analysis;
  if (tokens[cue.end]?.text !== ',') return cue.end;
  const limit = Math.min(context.unitEnd(cue.at), cue.end + longestAside);
  for (let i = cue.end + 1; i < limit; i++) {
    if (tokens[i]?.text === ',') return i + 1;
    if (tokens[i]?.kind === 'punctuation' || isQuoted(context, i) || isFiniteVerb(analysis, i)) return cue.end;
  }
  return cue.end;
};

/** In tokens, its commas included. */
export const longestAside = 12;

/** "citant un porte-parole", "en évoquant une « source proche des négociations »": whom somebody speaks of is no statement. */
const namesSomebody = ({ entries, tags, tokens }: Analysis, first: number): boolean => {
  let i = first;
  while (((tags[i] ?? 0) & (tag.determiner | tag.quoteMark | tag.numeral | tag.digits)) !== 0) i++;
  const speaks = entries[i]?.speaks;
  return tokens[i]?.kind === 'word' && (speaks === 'person' || speaks === 'group' || speaks === 'anonymous');
};

/** "denied [Lee's] comments": whose they are stands for an article. */
const isOwned = (analysis: Analysis, first: number): boolean => {
  const { tokens, pack } = analysis;
  for (let i = first; i < first + 3 && isNamePart(analysis, i); i++)
    if (pack.speakers.possessives.has(tokens[i + 1]?.norm ?? '')) return true;
  return false;
};

/** "denied [rumors] that …", "denied wrongdoing.": where heads stand last a noun may be without an article. */
const isBare = ({ tokens, tags, pack }: Analysis, { report, end }: Cue, first: number): boolean => {
  if (pack.nouns.head !== 'last' || report.act !== 'denies' || first !== end) return false;
  const next = tokens[first + 1];
  const closed = next?.kind === 'punctuation' || pack.reporting.clauseLinks.has(next?.norm ?? '');
  return tags[first] === 0 && tokens[first]?.kind === 'word' && tokens[first]?.capital === false && closed;
};

/** "a annoncé le retrait de 700 agents", "denied any wrongdoing". */
export const nominalRule: ClaimRule = {
  name: 'claim.nominal',
  triggers: tag.reportingVerb,
  examples: [
    {
      language: 'fr',
      text: 'La maire a annoncé mardi la fermeture de deux écoles.',
      reads: 'la fermeture de deux écoles',
    },
    { language: 'fr', text: "Les élus réclament l'ouverture d'une enquête.", reads: "l'ouverture d'une enquête" },
    { language: 'en', text: 'The company announced the closure of its plant.', reads: 'the closure of its plant' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Elle a annoncé.' },
    { language: 'fr', text: 'Une annonce attendue par tous.' },
  ],
  read: (analysis, at, context) => {
    const { tokens, tags, pack } = analysis;
    const cue = context.cues.get(at);
    if (cue === undefined || !(takes(cue, 'noun') || takes(cue, 'linkedNoun')) || isQuoted(context, at)) return null;
    if (cue.shape === 'passive' || cue.shape === 'infinitive' || cue.inverted >= 0 || cue.clitic) return null;
    // What will be announced has not been said.
    if ((cue.report.form & verbForm.future) !== 0 && cue.first === at) return null;
    const { clauseLinks, infinitiveLinks } = pack.reporting;
    // "ce que redoutent les habitants": what follows is the subject.
    if (clauseLinks.has(tokens[cue.first - 1]?.norm ?? '')) return null;
    if (cue.shape === 'participle' && cue.report.act === 'opines') return null;
    if (takes(cue, 'clause') && findLink(analysis, context, cue, (i) => clauseLinks.has(tokens[i]?.norm ?? '')) >= 0)
      return null;
    const linked = takes(cue, 'linkedNoun');
    if (linked && !pack.reporting.topicLinks.has(tokens[cue.end]?.norm ?? '')) return null;
    // "fait état de violences", "fait état d'une hausse"; "des" is the article as well: "fait état des dégâts".
    const contracted = linked && ((tags[cue.end] ?? 0) & tag.determiner) !== 0;
    const first = linked
      ? cue.end + (contracted ? 0 : 1)
      : pastAdjuncts(analysis, context, pastAsideBehind(analysis, context, cue));
    const bits = tags[first] ?? 0;
    const determined =
      linked ||
      (bits & (tag.determiner | tag.numeral | tag.digits)) !== 0 ||
      isOwned(analysis, first) ||
      isBare(analysis, cue, first);
    if (!determined || isQuoted(context, first) || infinitiveLinks.has(tokens[first]?.norm ?? '')) return null;
    if (first >= context.unitEnd(at)) return null;
    const opening = opensSentence(analysis, context, cue);
    const end = contentEnd(analysis, context, first, { nominal: true, at, opening });
    if (end <= first + 1 || asksAnonymity(analysis, first, end) || isAsked(analysis, context, cue)) return null;
    if (cue.report.act === 'asserts' && namesSomebody(analysis, first)) return null;
    const speaker = speakerOf(analysis, context, cue);
    if (speaker === null || (speaker.first <= first && speaker.end > first)) return null;
    if (!linked && !canSpeak(analysis, speaker)) return null;
    if (pack.speakers.nobody.has(tokens[speaker.first]?.norm ?? '')) return null;
    return { ...contentOf(context, first, end), cue: draftCue(cue), speaker, fragments: null };
  },
};

/** "s'est dit satisfait de …", "se disent inquiets". */
export const stanceRule: ClaimRule = {
  name: 'claim.stance',
  triggers: tag.reportingVerb,
  examples: [{ language: 'fr', text: "Le patron s'est dit confiant pour la suite.", reads: 'confiant pour la suite' }],
  lookAlikes: [
    { language: 'fr', text: "Elle s'est dit que tout irait bien." },
    { language: 'fr', text: "L'incendie s'est déclaré dans la cave." },
  ],
  read: (analysis, at, context) => {
    const { tokens, pack } = analysis;
    const cue = context.cues.get(at);
    if (cue === undefined || !cue.reflexive || !takes(cue, 'stance') || isQuoted(context, at)) return null;
    let first = cue.end;
    while (isAdverb(analysis, first) && !isQuoted(context, first)) first++;
    if (pack.reporting.clauseLinks.has(tokens[first]?.norm ?? '')) return null;
    if (tokens[first]?.kind !== 'word' && !isQuoted(context, first)) return null;
    const end = contentEnd(analysis, context, first, { nominal: true, at });
    if (end <= first) return null;
    // "l'incendie s'est déclaré dans la cave"
    const speaker = speakerOf(analysis, context, cue);
    if (speaker !== null && !canSpeak(analysis, speaker)) return null;
    return { ...contentOf(context, first, end), cue: draftCue(cue), speaker, fragments: null };
  },
};
