import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import { isAdverb } from '../adverbs.ts';
import { agentOf } from '../agent.ts';
import type { ClaimContext } from '../claim-context.ts';
import { type ClaimDraft, type ClaimRule, contentOf, draftCue, isQuoted, speakerOf } from '../claim-draft.ts';
import { takes } from '../complement.ts';
import { contentEnd } from '../content-end.ts';
import type { Cue } from '../cue.ts';
import { canSpeak } from '../mention.ts';
import { longestAside } from './nominal.ts';

/** "was described by the paper as …": how somebody is named by whom. */
const readNamed = (analysis: Analysis, context: ClaimContext, cue: Cue): ClaimDraft | null => {
  const { tokens, pack } = analysis;
  const speaker = agentOf(analysis, context, cue);
  if (speaker === null || !canSpeak(analysis, speaker)) return null;
  const limit = Math.min(context.unitEnd(cue.at), speaker.end + longestAside);
  for (let i = speaker.end; i < limit; i++) {
    const quoted = isQuoted(context, i);
    if (!quoted && !pack.reporting.namingLinks.has(tokens[i]?.norm ?? '')) continue;
    const first = quoted ? i : i + 1;
    const end = contentEnd(analysis, context, first, { nominal: true, at: cue.at });
    if (end <= first) return null;
    return { ...contentOf(context, first, end), cue: draftCue(cue), speaker, fragments: null };
  }
  return null;
};

/** "qualifie X de « … »", "l'a décrite comme …", "described X as …", "called X \"…\"". */
export const namingRule: ClaimRule = {
  name: 'claim.naming',
  triggers: tag.reportingVerb,
  examples: [
    {
      language: 'fr',
      text: "L'opposition qualifie le texte de « recul historique ».",
      reads: 'le texte de « recul historique »',
    },
    {
      language: 'fr',
      text: "Le maire l'a qualifiée de « plus grave crue du siècle ».",
      reads: 'plus grave crue du siècle',
    },
    {
      language: 'fr',
      text: "Il reçoit les marins, qu'il a salués comme des héros de la côte.",
      reads: 'des héros de la côte',
    },
    { language: 'en', text: 'The minister described the ruling as historic.', reads: 'the ruling as historic' },
    {
      language: 'en',
      text: 'She was described by the Harbour Post as "the voice of the coast".',
      reads: 'the voice of the coast',
    },
    { language: 'en', text: 'The plan was called by the mayor "a leap in the dark".', reads: 'a leap in the dark' },
  ],
  lookAlikes: [{ language: 'fr', text: 'Il décrit sa maison.' }],
  read: (analysis, at, context) => {
    const { tokens, pack } = analysis;
    const cue = context.cues.get(at);
    if (cue === undefined || !takes(cue, 'naming') || isQuoted(context, at)) return null;
    if (cue.shape === 'infinitive') return null;
    if (cue.shape === 'passive') return readNamed(analysis, context, cue);
    let first = cue.end;
    while (isAdverb(analysis, first)) first++;
    const limit = Math.min(context.unitEnd(first), first + 20);
    const isLink = (i: number) => pack.reporting.namingLinks.has(tokens[i]?.norm ?? '');
    // "les marins, qu'il a salués comme des héros": their pronoun stands before.
    if (cue.clitic || isLink(first)) {
      if (!isLink(first)) return null;
      first++;
    } else {
      let link = first + 1;
      while (link < limit && !isLink(link) && !(isQuoted(context, link) && link > first + 1)) link++;
      if (link >= limit || tokens[first]?.kind !== 'word') return null;
      const holdsQuote = () => {
        for (let i = first; i < limit; i++) if (isQuoted(context, i)) return true;
        return false;
      };
      // "qualifie le texte de …" needs a quote, "décrit le texte comme …" none.
      if (isLink(link) && !pack.reporting.asWords.has(tokens[link]?.norm ?? '') && !holdsQuote()) return null;
      // "characterized it as « … »": a quote that says it all.
      const quote = context.quotes.list[context.quotes.at[link + 1] as number];
      if (quote !== undefined && quote.open === link + 1 && quote.end - quote.first > 5) first = link + 1;
    }
    const end = contentEnd(analysis, context, first, { nominal: true, at });
    if (end <= first) return null;
    const speaker = speakerOf(analysis, context, cue);
    // "a comet called Wild 2"
    if (speaker !== null && !canSpeak(analysis, speaker)) return null;
    return { ...contentOf(context, first, end), cue: draftCue(cue), speaker, fragments: null };
  },
};
