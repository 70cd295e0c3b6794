import { tag } from '../../../languages/lexical-tags.ts';
import { isAdverb } from '../adverbs.ts';
import { type ClaimRule, contentOf, draftCue, isQuoted, speakerOf } from '../claim-draft.ts';
import { takes } from '../complement.ts';
import { contentEnd } from '../content-end.ts';
import { canSpeak } from '../mention.ts';
import { phraseEnd } from '../noun-phrase.ts';

/** "parle de 400 postes menacés", "spoke of \"a disaster\"": a figure or a quote that somebody speaks of. "parle de son enfance" states nothing. */
export const topicRule: ClaimRule = {
  name: 'claim.topic',
  triggers: tag.reportingVerb,
  examples: [
    { language: 'fr', text: 'Le syndicat parle de 400 postes menacés.', reads: '400 postes menacés' },
    { language: 'en', text: 'The minister spoke of "a disaster for the coast".', reads: 'a disaster for the coast' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'La maire a parlé de son enfance.' },
    { language: 'fr', text: 'Le syndicat parle des deux usines.' },
  ],
  read: (analysis, at, context) => {
    const { tokens, tags, pack } = analysis;
    const cue = context.cues.get(at);
    if (cue === undefined || !takes(cue, 'topic') || cue.shape === 'passive' || isQuoted(context, at)) return null;
    let link = cue.end;
    while (isAdverb(analysis, link)) link++;
    if (!pack.reporting.topicLinks.has(tokens[link]?.norm ?? '')) return null;
    const article = tokens[link + 1]?.norm ?? '';
    const quoted =
      isQuoted(context, link + 1) || (pack.reporting.singulars.has(article) && isQuoted(context, link + 2));
    const counted =
      tokens[link + 1]?.kind === 'number' || ((tags[link + 1] ?? 0) & (tag.numeral | tag.collective)) !== 0;
    if (!quoted && (!counted || pack.speakers.indefinites.has(tokens[link]?.norm ?? ''))) return null;
    const end = contentEnd(analysis, context, link + 1, { nominal: true, at });
    if (end <= link + 1) return null;
    const speaker = speakerOf(analysis, context, cue);
    if (speaker === null || !canSpeak(analysis, speaker)) return null;
    return { ...contentOf(context, link + 1, end), cue: draftCue(cue), speaker, fragments: null };
  },
};

/** "juge le plan « irréaliste »", "juge la mesure insuffisante": what is judged and how. */
export const judgementRule: ClaimRule = {
  name: 'claim.judgement',
  triggers: tag.reportingVerb,
  examples: [
    { language: 'fr', text: "L'opposition juge le plan « irréaliste ».", reads: 'le plan « irréaliste »' },
    { language: 'fr', text: 'Le syndicat juge cette hausse trop faible.', reads: 'cette hausse trop faible' },
  ],
  lookAlikes: [{ language: 'fr', text: 'Le tribunal juge deux hommes depuis lundi.' }],
  read: (analysis, at, context) => {
    const { tags, tokens } = analysis;
    const cue = context.cues.get(at);
    if (cue === undefined || !takes(cue, 'judgement') || cue.shape === 'passive' || isQuoted(context, at)) return null;
    let first = cue.end;
    while (isAdverb(analysis, first)) first++;
    if (((tags[first] ?? 0) & tag.determiner) === 0) return null;
    const behind = phraseEnd(analysis, first, context.unitEnd(at));
    if (behind <= first + 1) return null;
    const graded = isAdverb(analysis, behind) && tokens[behind + 1]?.kind === 'word';
    if (!isQuoted(context, behind) && !graded) return null;
    const speaker = speakerOf(analysis, context, cue);
    if (speaker === null || !canSpeak(analysis, speaker)) return null;
    const end = contentEnd(analysis, context, first, { nominal: true, at });
    return end <= behind ? null : { ...contentOf(context, first, end), cue: draftCue(cue), speaker, fragments: null };
  },
};
