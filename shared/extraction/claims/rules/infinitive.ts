import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import { isAdverb, isTimeWord } from '../adverbs.ts';
import { type ClaimRule, contentOf, draftCue, isAsked, isQuoted, opensSentence, speakerOf } from '../claim-draft.ts';
import { findLink, isInfinitive, pastAdjuncts, takes } from '../complement.ts';
import { contentEnd } from '../content-end.ts';
import { endsWithAny } from '../endings.ts';
import { canSpeak } from '../mention.ts';

/** "asked [not to be named]": a wish to stay unknown states nothing. */
export const asksAnonymity = ({ tokens, pack }: Analysis, first: number, end: number): boolean =>
  end - first < 7 && pack.reporting.anonymity.has(tokens[end - 1]?.norm ?? '');

/** "admitted [helping] them": a gerund. */
const isGerund = ({ tokens, pack }: Analysis, at: number): boolean => {
  const token = tokens[at];
  if (token?.kind !== 'word' || token.capital) return false;
  return endsWithAny(token.norm, pack.reporting.participleEndings);
};

/** "affirme avoir vu …", "a promis de …", "demande aux pilotes de …", "asked the council to …". */
export const infinitiveRule: ClaimRule = {
  name: 'claim.infinitive',
  triggers: tag.reportingVerb,
  examples: [
    { language: 'fr', text: 'Le maire affirme avoir tout tenté.', reads: 'avoir tout tenté' },
    { language: 'fr', text: 'Elle a promis de baisser les impôts.', reads: 'baisser les impôts' },
    { language: 'fr', text: 'La police demande aux riverains de fermer leurs volets.', reads: 'fermer leurs volets' },
    { language: 'en', text: 'The union asked the company to reopen the plant.', reads: 'reopen the plant' },
    { language: 'en', text: 'He promised to cut taxes.', reads: 'cut taxes' },
    { language: 'en', text: 'The driver admitted leaving the scene.', reads: 'leaving the scene' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Elle a dit un mot de trop.' },
    { language: 'en', text: 'He spoke to the press.' },
  ],
  read: (analysis, at, context) => {
    const { tokens, pack } = analysis;
    const cue = context.cues.get(at);
    if (cue === undefined || cue.shape === 'infinitive' || isQuoted(context, at)) return null;
    let first = -1;
    if (takes(cue, 'infinitive')) {
      let i = cue.end;
      while (isAdverb(analysis, i) || isTimeWord(analysis, i)) i++;
      if (tokens[i]?.text === ',' && i > cue.end) i++;
      // "a assuré aux juges avoir …"
      if (((analysis.tags[i] ?? 0) & tag.preposition) !== 0) {
        const past = pastAdjuncts(analysis, context, i);
        if (pack.reporting.perfectInfinitives.has(tokens[past]?.norm ?? '')) i = past;
      }
      if (tokens[i]?.kind === 'word' && isInfinitive(analysis, i, false)) first = i;
    }
    if (takes(cue, 'gerund') && isGerund(analysis, cue.end)) first = cue.end;
    // "s'est dit prêt à partir" says to be ready.
    if (cue.reflexive && takes(cue, 'stance')) return null;
    if (first < 0 && (takes(cue, 'linkedInfinitive') || takes(cue, 'request'))) {
      const link = findLink(
        analysis,
        context,
        cue,
        (i) => pack.reporting.infinitiveLinks.has(tokens[i]?.norm ?? '') && isInfinitive(analysis, i + 1, true),
      );
      if (link >= 0 && (takes(cue, 'request') || pastAdjuncts(analysis, context, cue.end) >= link)) first = link + 1;
    }
    if (first < 0 || isAsked(analysis, context, cue)) return null;
    const speaker = speakerOf(analysis, context, cue);
    // "They have been told to leave": by nobody who is named.
    const anonymous = cue.shape === 'passive' && !takes(cue, 'request');
    if (!anonymous && (speaker === null || !canSpeak(analysis, speaker))) return null;
    const opening = opensSentence(analysis, context, cue);
    const end = contentEnd(analysis, context, first, { nominal: true, at, opening });
    if (end <= first || asksAnonymity(analysis, first, end)) return null;
    const content = contentOf(context, first, end);
    return { ...content, cue: draftCue(cue), speaker, fragments: null };
  },
};

/** "accuse X d'avoir …", "accused X of …": the accused belongs to the content. */
export const accusationRule: ClaimRule = {
  name: 'claim.accusation',
  triggers: tag.reportingVerb,
  examples: [
    { language: 'fr', text: "Le syndicat accuse la direction d'avoir menti.", reads: "la direction d'avoir menti" },
    { language: 'en', text: 'The union accused the company of lying.', reads: 'the company of lying' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Le coureur accuse un retard.' },
    { language: 'fr', text: 'Deux hommes sont accusés de vol.' },
  ],
  read: (analysis, at, context) => {
    const { tokens, pack } = analysis;
    const cue = context.cues.get(at);
    if (cue === undefined || cue.shape === 'passive' || !takes(cue, 'accusation') || isQuoted(context, at)) return null;
    let first = cue.end;
    while (isAdverb(analysis, first) || isTimeWord(analysis, first)) first++;
    const links = pack.reporting.accusationLinks;
    const limit = Math.min(context.unitEnd(first), first + 20);
    // The mark of a broken quote may stand for the apostrophe: d"entraver".
    const isLink = (i: number) =>
      links.has(tokens[i]?.norm ?? '') || (links.has(`${tokens[i]?.norm}'`) && tokens[i + 1]?.spaced === false);
    let link = first + 1;
    while (link < limit && !isLink(link)) link++;
    if (link >= limit || tokens[first]?.kind !== 'word') return null;
    const end = contentEnd(analysis, context, first, { nominal: true, at });
    if (end <= link + 1) return null;
    return {
      ...contentOf(context, first, end),
      cue: draftCue(cue),
      speaker: speakerOf(analysis, context, cue),
      fragments: null,
    };
  },
};

/** "est soupçonné d'avoir …", "was accused by his partner of lying": of what somebody is accused, by whomever is named. */
export const accusedRule: ClaimRule = {
  name: 'claim.accused',
  triggers: tag.reportingVerb,
  examples: [
    {
      language: 'fr',
      text: "Deux élus sont soupçonnés d'avoir truqué le vote.",
      reads: 'avoir truqué le vote',
    },
    { language: 'fr', text: "Le gérant a été accusé par la mairie d'avoir menti.", reads: 'avoir menti' },
    { language: 'en', text: 'The minister was accused by the union of hiding the report.', reads: 'hiding the report' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Deux hommes sont accusés de vol.' },
    { language: 'en', text: 'Two men were accused of theft.' },
  ],
  read: (analysis, at, context) => {
    const { tokens, pack } = analysis;
    const cue = context.cues.get(at);
    if (cue === undefined || cue.shape !== 'passive' || !takes(cue, 'accusation') || isQuoted(context, at)) return null;
    const { accusationLinks, infinitiveEndings } = pack.reporting;
    const isAct = (i: number) => {
      if (infinitiveEndings.length > 0) return isInfinitive(analysis, i, true);
      return isGerund(analysis, i);
    };
    const link = findLink(analysis, context, cue, (i) => accusationLinks.has(tokens[i]?.norm ?? '') && isAct(i + 1));
    if (link < 0) return null;
    const end = contentEnd(analysis, context, link + 1, { nominal: true, at });
    if (end <= link + 2) return null;
    const speaker = speakerOf(analysis, context, cue);
    return { ...contentOf(context, link + 1, end), cue: draftCue(cue), speaker, fragments: null };
  },
};
