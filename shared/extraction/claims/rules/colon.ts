import { tag } from '../../../languages/lexical-tags.ts';
import { type ClaimRule, contentOf, draftCue, isQuoted } from '../claim-draft.ts';
import { hasFiniteVerb } from '../clause.ts';
import { pastAdjuncts, takes } from '../complement.ts';
import { contentEnd } from '../content-end.ts';
import { verbFirstIncise } from '../incise.ts';
import { canSpeak } from '../mention.ts';
import { subjectOf } from '../subject.ts';

/** "La préfète prévient : la route restera coupée.", "Je le répète, rien n'est décidé.": a clause behind a mark, without quote marks. */
export const colonRule: ClaimRule = {
  name: 'claim.colon',
  triggers: tag.reportingVerb,
  examples: [
    { language: 'fr', text: 'La préfète prévient : la route restera coupée.', reads: 'la route restera coupée' },
    { language: 'fr', text: "Le ministre l'assure : la loi sera votée.", reads: 'la loi sera votée' },
    { language: 'fr', text: "Je le répète, rien n'est décidé.", reads: "rien n'est décidé" },
    { language: 'en', text: 'The coach warned: the team is not ready.', reads: 'the team is not ready' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Le rapport comprend deux parties : les causes et les coûts.' },
    { language: 'fr', text: 'Elle cite trois villes : Brest, Lyon et Nice.' },
  ],
  read: (analysis, at, context) => {
    const { tokens, pack } = analysis;
    const cue = context.cues.get(at);
    if (cue === undefined || cue.shape !== 'finite' || isQuoted(context, at)) return null;
    const nounLike = cue.first === at && takes(cue, 'nounLike');
    if (nounLike || takes(cue, 'quoteOnly') || !takes(cue, 'clause')) return null;
    // "ce qu'a dit la maire :"
    const relative = pack.reporting.clauseLinks.has(tokens[cue.first - 1]?.norm ?? '');
    const behind = relative ? verbFirstIncise(analysis, context, cue.first) : null;
    const close = behind?.end ?? pastAdjuncts(analysis, context, cue.end);
    const mark = tokens[close]?.text;
    const anticipated = mark === ',' && cue.clitic && cue.end === close && cue.first - context.unitFirst(at) < 4;
    if (mark !== ':' && !anticipated) return null;
    if (isQuoted(context, close + 1) || close + 1 >= context.unitEnd(at)) return null;
    const end = contentEnd(analysis, context, close + 1, { nominal: false, at });
    if (end <= close + 3 || !hasFiniteVerb(analysis, close + 1, end)) return null;
    const speaker = behind?.speaker ?? subjectOf(analysis, context, cue);
    // "Tous ou presque l'ont souligné :": the clitic tells that a statement follows.
    if (speaker === null || (!cue.clitic && !canSpeak(analysis, speaker))) return null;
    return { ...contentOf(context, close + 1, end), cue: draftCue(cue), speaker, fragments: null };
  },
};
