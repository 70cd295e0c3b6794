import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import { isAdverb } from '../adverbs.ts';
import { type ClaimRule, contentOf, draftCue, isQuoted, speakerOf } from '../claim-draft.ts';
import { isFiniteVerb } from '../clause.ts';
import { takes } from '../complement.ts';
import { contentEnd } from '../content-end.ts';
import { canSpeak } from '../mention.ts';

/** How far behind what is estimated its number may stand, in tokens. */
const reach = 16;

/** Does an amount stand behind the link at `at`: "à 4 000", "à près de 4 000", "at about 40"? */
const isAmount = ({ tokens, tags, pack }: Analysis, at: number): boolean => {
  if (!pack.reporting.estimateLinks.has(tokens[at]?.norm ?? '')) return false;
  for (let i = at + 1; i < at + 4; i++) {
    if (tokens[i]?.kind === 'number' || tokens[i]?.kind === 'symbol') return true;
    const bits = tags[i] ?? 0;
    if ((bits & (tag.numeral | tag.collective)) !== 0) return true;
    if ((bits & (tag.modifier | tag.preposition | tag.determiner)) === 0) return false;
  }
  return false;
};

/** "estime à 4 000 le nombre de …", "évalue le coût à 3 millions", "estimated the toll at 40": the amount and what it is of. */
export const estimateRule: ClaimRule = {
  name: 'claim.estimate',
  triggers: tag.reportingVerb,
  examples: [
    {
      language: 'fr',
      text: 'Le syndicat estime à 4 000 le nombre de postes menacés.',
      reads: '4 000 le nombre de postes menacés',
    },
    { language: 'fr', text: 'La mairie évalue le coût du pont à 3 millions.', reads: 'le coût du pont à 3 millions' },
    { language: 'en', text: 'The mayor estimated the toll at 40.', reads: 'the toll at 40' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'La mairie évalue le projet à huis clos.' },
    { language: 'en', text: 'The council will evaluate it at noon.' },
  ],
  read: (analysis, at, context) => {
    const { tokens, tags } = analysis;
    const cue = context.cues.get(at);
    if (cue === undefined || cue.shape === 'passive' || !takes(cue, 'estimate') || isQuoted(context, at)) return null;
    let first = cue.end;
    while (isAdverb(analysis, first)) first++;
    let link = first;
    if (((tags[first] ?? 0) & tag.determiner) !== 0) {
      const limit = Math.min(context.unitEnd(at), first + reach);
      while (link < limit && !isAmount(analysis, link)) {
        if (tokens[link]?.kind === 'punctuation' || isFiniteVerb(analysis, link)) return null;
        link++;
      }
    } else first++;
    if (!isAmount(analysis, link)) return null;
    const end = contentEnd(analysis, context, first, { nominal: true, at });
    const speaker = speakerOf(analysis, context, cue);
    if (end <= link + 1 || speaker === null || !canSpeak(analysis, speaker)) return null;
    return { ...contentOf(context, first, end), cue: draftCue(cue), speaker, fragments: null };
  },
};
