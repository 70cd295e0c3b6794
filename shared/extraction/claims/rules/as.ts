import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import type { ClaimContext } from '../claim-context.ts';
import {
  type ClaimDraft,
  type ClaimRule,
  contentOf,
  draftCue,
  interruptedContent,
  isQuoted,
  speakerOf,
} from '../claim-draft.ts';
import { hasFiniteVerb, isFiniteVerb } from '../clause.ts';
import { pastAdjuncts, pastTold } from '../complement.ts';
import { contentEnd } from '../content-end.ts';
import { clauseStart, contentStart } from '../content-start.ts';
import type { Cue } from '../cue.ts';
import { verbFirstIncise } from '../incise.ts';
import { canSpeak, type Mention } from '../mention.ts';

/** How far behind its cue the comma may stand that ends the clause of "comme" or "as". */
const reach = 14;

/** Who speaks in a clause of "comme", where the subject may stand behind the verb. */
const speakerOfClause = (analysis: Analysis, context: ClaimContext, cue: Cue, verbFirst: boolean): Mention | null =>
  (verbFirst ? verbFirstIncise(analysis, context, cue.first)?.speaker : null) ?? speakerOf(analysis, context, cue);

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
    const speaker = speakerOfClause(analysis, context, cue, cue.clitic);
    if (speaker === null || !canSpeak(analysis, speaker)) return null;
    const end = contentEnd(analysis, context, comma + 1, { nominal: false, at });
    if (end <= comma + 2) return null;
    return { ...contentOf(context, comma + 1, end), cue: draftCue(cue), speaker, fragments: null };
  },
};

/** How far before its cue the clause of "comme" or "as" may begin, in tokens. */
const longestSubject = 10;

/** The word that opens the clause of a cue, behind a mark: ", [comme] l'a rappelé la maire"; -1 when none does. */
const openingBehind = ({ tokens, pack }: Analysis, cue: Cue, floor: number): number => {
  for (let i = cue.first - 1; i > floor && i >= cue.first - longestSubject; i--) {
    if (pack.reporting.asWords.has(tokens[i]?.norm ?? '')) return tokens[i - 1]?.kind === 'punctuation' ? i : -1;
    if (tokens[i]?.kind === 'punctuation' || pack.speakers.relatives.has(tokens[i]?.norm ?? '')) return -1;
  }
  return -1;
};

/** "…, comme l'a rappelé la maire", "…, comme on l'a dit, …", "…, as the report notes": the same clause behind what it says, or within it. */
export const asBehindRule: ClaimRule = {
  name: 'claim.as.behind',
  triggers: tag.reportingVerb,
  examples: [
    {
      language: 'fr',
      text: "Le pont fut bâti en 1930, comme l'a rappelé la maire.",
      reads: 'Le pont fut bâti en 1930',
    },
    {
      language: 'fr',
      text: "Le pont, comme l'explique le rapport, est trop vieux.",
      reads: "Le pont, comme l'explique le rapport, est trop vieux",
    },
    {
      language: 'fr',
      text: 'Comme dit le proverbe : mieux vaut tard que jamais.',
      reads: 'mieux vaut tard que jamais',
    },
    {
      language: 'en',
      text: 'The bridge was built in 1930, as the report notes.',
      reads: 'The bridge was built in 1930',
    },
  ],
  lookAlikes: [
    { language: 'fr', text: "Ils ont fermé le pont comme l'a demandé la préfète." },
    { language: 'en', text: 'The crowd left, as the mayor said little.' },
  ],
  read: (analysis, at, context): ClaimDraft | null => {
    const { tokens, tags, pack } = analysis;
    const cue = context.cues.get(at);
    if (cue === undefined || cue.shape !== 'finite' || cue.negated || isQuoted(context, at)) return null;
    const floor = context.unitFirst(at);
    const limit = context.unitEnd(at);
    const opening = pack.reporting.asWords.has(tokens[floor]?.norm ?? '') ? floor : openingBehind(analysis, cue, floor);
    if (opening < 0) return null;
    const verbFirst = opening + 1 === cue.first;
    let mark = cue.end;
    while (mark < Math.min(limit, cue.end + reach) && tokens[mark]?.kind !== 'punctuation') mark++;
    // What the verb reports must not stand behind it.
    const from = pastTold(analysis, context, cue);
    if (!verbFirst && !cue.clitic && pastAdjuncts(analysis, context, from) < mark) return null;
    const speaker = speakerOfClause(analysis, context, cue, verbFirst);
    if (speaker === null || (!cue.clitic && !verbFirst && !canSpeak(analysis, speaker))) return null;
    const draft = { cue: draftCue(cue), speaker };
    if (tokens[mark]?.text === ':' && !isQuoted(context, mark + 1)) {
      const end = contentEnd(analysis, context, mark + 1, { nominal: false, at });
      return end > mark + 3 ? { ...contentOf(context, mark + 1, end), ...draft, fragments: null } : null;
    }
    if (opening === floor || pack.reporting.clauseLinks.has(tokens[mark + 1]?.norm ?? '')) return null;
    const last = opening - 1;
    // "Le règlement le prévoit et, comme je l'ai dit, cela se fait": it opens the clause behind it.
    if (((tags[last - 1] ?? 0) & tag.coordinator) !== 0) {
      const end = contentEnd(analysis, context, mark + 1, { nominal: false, at, sourced: true });
      return end > mark + 2 ? { ...contentOf(context, mark + 1, end), ...draft, fragments: null } : null;
    }
    const start = contentStart(analysis, context, floor, last);
    const told = hasFiniteVerb(analysis, start, last);
    const next = tags[mark + 1] ?? 0;
    const open = !told || isFiniteVerb(analysis, last - 1) || ((tags[last - 1] ?? 0) & tag.negation) !== 0;
    const goesOn = mark + 2 < limit && (open || (next & tag.preposition) !== 0);
    if (goesOn) {
      const first = clauseStart(analysis, start, last, true);
      const end = contentEnd(analysis, context, mark + 1, { nominal: false, at, sourced: true });
      return end > mark + 1 && last > first
        ? { ...interruptedContent(context, [first, last], [mark + 1, end]), ...draft }
        : null;
    }
    return told && last - start > 2 ? { ...contentOf(context, start, last), ...draft, fragments: null } : null;
  },
};
