import { tag } from '../../../languages/lexical-tags.ts';
import { type ClaimRule, contentOf, draftCue, isQuoted, speakerOf } from '../claim-draft.ts';
import { contentEnd } from '../clause.ts';
import { canSpeak } from '../mention.ts';
import { verbFirstIncise } from './incise.ts';

/** How far behind its cue the comma may stand that ends the clause of "comme" or "as". */
const reach = 14;

/** "Comme l'a rappelé la maire, …", "As Lee told the paper, …": the clause before names who says the one behind it. */
export const asRule: ClaimRule = {
  name: 'claim.as',
  triggers: tag.reportingVerb,
  examples: [
    { language: 'fr', text: "Comme l'a rappelé la maire, le pont date de 1930.", reads: 'le pont date de 1930' },
    {
      language: 'en',
      text: 'As Lee told the paper, the bridge was built in 1930.',
      reads: 'the bridge was built in 1930',
    },
  ],
  lookAlikes: [{ language: 'fr', text: 'Comme la maire, il se tait.' }],
  read: (analysis, at, context) => {
    const { tokens, pack } = analysis;
    const cue = context.cues.get(at);
    if (cue === undefined || cue.shape !== 'finite' || isQuoted(context, at)) return null;
    if (!pack.reporting.asWords.has(tokens[context.unitFirst(at)]?.norm ?? '')) return null;
    const limit = Math.min(context.unitEnd(at), cue.end + reach);
    let comma = cue.end;
    while (comma < limit && tokens[comma]?.text !== ',') comma++;
    if (comma >= limit || isQuoted(context, comma + 1)) return null;
    const speaker =
      (cue.clitic ? verbFirstIncise(analysis, context, cue.first)?.speaker : null) ?? speakerOf(analysis, context, cue);
    if (speaker === null || !canSpeak(analysis, speaker)) return null;
    const end = contentEnd(analysis, context, comma + 1, { nominal: false, at });
    if (end <= comma + 2) return null;
    return { ...contentOf(context, comma + 1, end), cue: draftCue(cue), speaker, fragments: null };
  },
};
