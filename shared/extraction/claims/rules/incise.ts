import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import type { ClaimContext } from '../claim-context.ts';
import { type ClaimDraft, type ClaimRule, contentOf, draftCue, isQuoted } from '../claim-draft.ts';
import { hasFiniteVerb } from '../clause.ts';
import { pastAdjuncts, pastTold, takes } from '../complement.ts';
import { contentEnd, trimEnd } from '../content-end.ts';
import { contentStart } from '../content-start.ts';
import { endsWithAny } from '../endings.ts';
import { type Incise, verbFirstIncise } from '../incise.ts';
import { canSpeak } from '../mention.ts';
import { subjectBefore } from '../subject.ts';

/** "After the vote", "When asked about it": no statement of its own. */
const opensAside = ({ tags }: Analysis, at: number): boolean =>
  ((tags[at] as number) & (tag.preposition | tag.subordinator)) !== 0 && ((tags[at] as number) & tag.determiner) === 0;

/** "[Asked whether] it would hold, she said": what somebody was asked. */
const opensWithQuestion = ({ tokens, pack }: Analysis, at: number): boolean =>
  endsWithAny(tokens[at]?.norm ?? '', pack.speakers.openingEndings) &&
  pack.reporting.questionLinks.has(tokens[at + 1]?.norm ?? '');

const build = (
  analysis: Analysis,
  context: ClaimContext,
  incise: Incise,
  floor: number,
  contentLimit: number,
  whole = false,
): ClaimDraft | null => {
  const { tokens } = analysis;
  const first = contentStart(analysis, context, floor, contentLimit);
  // "des élus qui, dit-on, avaient quitté la salle": only what follows is said.
  if (((analysis.tags[contentLimit - 1] ?? 0) & tag.subordinator) !== 0) {
    const from = tokens[incise.end]?.text === ',' ? incise.end + 1 : incise.end;
    const end = contentEnd(analysis, context, from, { nominal: false, at: incise.first });
    return end > from
      ? { ...contentOf(context, from, end), cue: draftCue(incise.cue), speaker: incise.speaker, fragments: null }
      : null;
  }
  const before = trimEnd(analysis, context, first, contentLimit);
  if (before <= first) return null;
  const cue = draftCue(incise.cue);
  // What stands before is no clause yet: the content goes on behind the incise.
  let resumed = incise.end;
  while (
    resumed < context.unitEnd(incise.first) &&
    tokens[resumed]?.text !== ',' &&
    tokens[resumed]?.kind !== 'punctuation'
  )
    resumed++;
  if (!hasFiniteVerb(analysis, first, before) && tokens[resumed]?.text === ',') {
    const end = contentEnd(analysis, context, resumed + 1, { nominal: false, at: incise.first });
    if (end > resumed + 2 && hasFiniteVerb(analysis, resumed + 1, end))
      return {
        kind: contentOf(context, first, end).kind === 'mixed' ? 'mixed' : 'indirect',
        first,
        end,
        cue,
        speaker: incise.speaker,
        fragments: [
          [first, before],
          [resumed + 1, end],
        ],
      };
    return null;
  }
  const content = contentOf(context, first, before);
  // A content that is one quote belongs to the rules of quotes.
  if (content.kind === 'direct') return null;
  if (content.kind === 'indirect' && !whole && !hasFiniteVerb(analysis, first, before)) return null;
  return { ...content, cue, speaker: incise.speaker, fragments: null };
};

/** "…, a indiqué la direction", "…, dit-il": what is reported stands before, without quote marks or only in part between them. */
export const inciseRule: ClaimRule = {
  name: 'claim.incise',
  triggers: tag.reportingVerb,
  examples: [
    { language: 'fr', text: 'Le pont sera fermé lundi, a indiqué la préfecture.', reads: 'Le pont sera fermé lundi' },
    {
      language: 'fr',
      text: 'Le constructeur Sabor va fermer deux sites, ont annoncé ses dirigeants mardi.',
      reads: 'Le constructeur Sabor va fermer deux sites',
    },
    {
      language: 'fr',
      text: 'Les travaux ont pris du retard, reconnaît-elle.',
      reads: 'Les travaux ont pris du retard',
    },
  ],
  lookAlikes: [{ language: 'fr', text: 'Luc Morin, directeur du site, a rejoint son équipe.' }],
  read: (analysis, at, context) => {
    const { tokens } = analysis;
    const cue = context.cues.get(at);
    if (cue === undefined || cue.shape !== 'finite' || isQuoted(context, at)) return null;
    const before = tokens[cue.first - 1];
    const floor = context.unitFirst(cue.first);
    if (before === undefined || cue.first - floor < 2) return null;
    const behindQuote = (context.quotes.at[cue.first - 1] as number) >= 0;
    if (before.text !== ',' && before.text !== '…' && !behindQuote) return null;
    const incise = verbFirstIncise(analysis, context, cue.first);
    if (incise === null) return null;
    const limit = behindQuote ? cue.first : cue.first - 1;
    if (cue.inverted < 0) {
      // ", qui craignent un bilan, poursuivent les recherches": without a quote such a verb reports nothing.
      if (takes(cue, 'quoteOnly') && !behindQuote && !isQuoted(context, cue.first - 2)) return null;
      // "Luc Morin, directeur du service, a annoncé le retrait": a subject stands before, so what follows is none.
      const goesOn = tokens[incise.end]?.text === ',' && incise.speaker.role === null;
      if (!hasFiniteVerb(analysis, floor, limit) && !goesOn) return null;
      const subject = subjectBefore(analysis, context, cue.first);
      if (
        subject !== null &&
        subject.name !== null &&
        (subject.role?.[0] ?? 0) > subject.first &&
        incise.speaker.name === null
      )
        return null;
      if (
        takes(cue, 'noun') &&
        incise.speaker.name === null &&
        pastAdjuncts(analysis, context, incise.end) < context.unitEnd(at) - 1 &&
        tokens[incise.end]?.kind === 'word'
      )
        return null;
    }
    return build(analysis, context, incise, floor, limit);
  },
};

/** "…, researchers say.", "…, he said.": the subject first, and nothing behind the verb that it could report. */
export const inciseSubjectFirstRule: ClaimRule = {
  name: 'claim.incise.subject',
  triggers: tag.reportingVerb,
  examples: [
    { language: 'en', text: 'The bridge will close in May, the mayor said.', reads: 'The bridge will close in May' },
    {
      language: 'en',
      text: 'Half of all children are affected, researchers say.',
      reads: 'Half of all children are affected',
    },
  ],
  lookAlikes: [{ language: 'en', text: 'When asked about it, the mayor said nothing.' }],
  read: (analysis, at, context) => {
    const { tokens } = analysis;
    const cue = context.cues.get(at);
    if (cue === undefined || cue.shape !== 'finite' || cue.inverted >= 0 || cue.negated || isQuoted(context, at))
      return null;
    // ", which he continued for years": without a quote such a verb reports nothing.
    if (takes(cue, 'quoteOnly')) return null;
    const closing = pastAdjuncts(analysis, context, pastTold(analysis, context, cue));
    const mark = tokens[closing]?.text ?? '.';
    if (closing < context.unitEnd(at) && mark !== '.' && mark !== ',') return null;
    const speaker = subjectBefore(analysis, context, cue.first);
    if (speaker === null) return null;
    let start = Math.min(speaker.first, speaker.role?.[0] ?? speaker.first);
    while (start > 0 && ((analysis.tags[start - 1] as number) & tag.determiner) !== 0) start--;
    const floor = context.unitFirst(at);
    if (tokens[start - 1]?.text !== ',' || start - floor < 3) return null;
    const incise = { cue, speaker, first: start, end: closing };
    // Nothing follows the verb: what stands before is what it reports, even where no verb of it is known.
    const first = contentStart(analysis, context, floor, start - 1);
    const whole = start - 1 - first > 3 && canSpeak(analysis, speaker) && !opensAside(analysis, first);
    if (opensWithQuestion(analysis, first)) return null;
    if (!hasFiniteVerb(analysis, first, start) && mark !== ',' && !whole) return null;
    if (((analysis.tags[floor] as number) & tag.subordinator) !== 0 && mark !== ',') return null;
    return build(analysis, context, incise, floor, start - 1, mark !== ',' && whole);
  },
};
