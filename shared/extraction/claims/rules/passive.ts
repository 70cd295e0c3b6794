import { tag } from '../../../languages/lexical-tags.ts';
import { agentOf } from '../agent.ts';
import { type ClaimRule, contentOf, draftCue, isQuoted } from '../claim-draft.ts';
import { findLink, takes } from '../complement.ts';
import { canSpeak } from '../mention.ts';
import { subjectBefore } from '../subject.ts';

const acts: ReadonlySet<string> = new Set(['announces', 'asserts']);

/** "La fermeture a été annoncée par la direction": the subject is the content, the agent speaks. */
export const passiveRule: ClaimRule = {
  name: 'claim.passive',
  triggers: tag.reportingVerb,
  examples: [
    {
      language: 'fr',
      text: "La fermeture de l'usine a été annoncée lundi par la direction.",
      reads: "La fermeture de l'usine",
    },
    {
      language: 'en',
      text: 'The closure of the plant was announced by the company.',
      reads: 'The closure of the plant',
    },
  ],
  lookAlikes: [
    { language: 'fr', text: "La fermeture de l'usine a été annoncée lundi." },
    { language: 'fr', text: 'Le texte a été critiqué par la presse.' },
    { language: 'fr', text: 'Le renfort a été dénoncé par la maire.' },
    { language: 'fr', text: 'Anne Leroy a été reconnue par un témoin.' },
  ],
  read: (analysis, at, context) => {
    const { tokens, tags, pack } = analysis;
    const cue = context.cues.get(at);
    if (cue === undefined || cue.shape !== 'passive' || isQuoted(context, at)) return null;
    if (cue.negated || !takes(cue, 'noun') || !acts.has(cue.report.act)) return null;
    if (findLink(analysis, context, cue, (i) => pack.reporting.clauseLinks.has(tokens[i]?.norm ?? '')) >= 0)
      return null;
    const speaker = agentOf(analysis, context, cue);
    if (speaker === null || !canSpeak(analysis, speaker)) return null;
    const subject = subjectBefore(analysis, context, cue.first);
    if (subject === null || subject.pronoun || subject.name !== null) return null;
    let first = Math.min(subject.first, subject.role?.[0] ?? subject.first);
    while (first > context.unitFirst(at) && ((tags[first - 1] as number) & tag.determiner) !== 0) first--;
    if (cue.first - first < 2 || isQuoted(context, first)) return null;
    return { ...contentOf(context, first, cue.first), cue: draftCue(cue), speaker, fragments: null };
  },
};
