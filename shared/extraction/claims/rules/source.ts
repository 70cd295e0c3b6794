import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import { isAdverb } from '../adverbs.ts';
import { type ClaimDraft, type ClaimRule, contentOf, interruptedContent, isQuoted } from '../claim-draft.ts';
import { hasFiniteVerb, isFiniteVerb } from '../clause.ts';
import { contentEnd, trimEnd } from '../content-end.ts';
import { clauseStart, contentStart, isCount } from '../content-start.ts';
import { beginsPhrase } from '../noun-phrase.ts';
import { isWeakSource, readSource } from '../source-phrase.ts';

const clauseEdges = new Set([',', ';', ':', '—', '–', '-', '(', '…', '.']);

/** "Selon X, …": the source stands before what it says. */
export const sourceRule: ClaimRule = {
  name: 'claim.source',
  triggers: tag.sourcePreposition,
  examples: [
    { language: 'fr', text: 'Selon la préfète, trois routes sont coupées.', reads: 'trois routes sont coupées' },
    { language: 'fr', text: "D'après Luc Morin, le maire, « rien n'est perdu ».", reads: "rien n'est perdu" },
    { language: 'fr', text: 'Pour le syndicat, il manque 200 postes.', reads: 'il manque 200 postes' },
    { language: 'en', text: 'According to the coach, the team is ready.', reads: 'the team is ready' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'Pour la première fois, le musée ouvre la nuit.' },
    { language: 'fr', text: 'Selon les cas, le délai est plus long.' },
    { language: 'fr', text: 'Pour gagner, il faut jouer.' },
  ],
  read: (analysis, at, context) => {
    const { tokens, tags, pack } = analysis;
    if (isQuoted(context, at)) return null;
    const floor = context.unitFirst(at);
    const before = tokens[at - 1];
    const leads =
      at === floor ||
      before?.kind === 'break' ||
      (at === floor + 1 && isAdverb(analysis, floor)) ||
      clauseEdges.has(before?.text ?? '') ||
      (leadsClause(analysis, at - 1) && !isWeakSource(analysis, at));
    if (!leads) return null;
    const source = readSource(analysis, context, at);
    if (source === null) return null;
    const limit = context.unitEnd(at);
    const mark = tokens[source.end]?.text;
    let first = source.end;
    // "la plaque qui selon lui avait disparu"
    const relative = pack.reporting.subjectRelatives.has(before?.norm ?? '') && at > floor;
    if (mark === ',' || mark === ':') first++;
    else if (!isQuoted(context, first) && !beginsPhrase(analysis, first) && !relative) return null;
    if (first >= limit) return null;
    // "…, selon X, …" behind a clause closes it, and is no opening.
    if (before?.text === ',' && at > floor && hasFiniteVerb(analysis, floor, at) && !leadsClause(analysis, at - 2))
      return null;
    const end = contentEnd(analysis, context, first, { nominal: false, at, sourced: true });
    if (end <= first + 1) return null;
    if (relative)
      return { ...interruptedContent(context, [at - 1, at], [first, end]), cue: source.cue, speaker: source.speaker };
    const content = contentOf(context, first, end);
    const verbless = content.kind === 'indirect' && !hasFiniteVerb(analysis, first, end);
    const weak = isWeakSource(analysis, at);
    // "According to Lee, students gather the data": a bare noun begins the clause as well.
    const opens = beginsPhrase(analysis, first) || (mark === ',' && ((tags[first] as number) & notBare) === 0);
    if (verbless && (weak || end - first < 4 || !opens)) return null;
    return { ...content, cue: source.cue, speaker: source.speaker, fragments: null };
  },
};

const notBare = tag.preposition | tag.subordinator | tag.coordinator | tag.auxiliary | tag.adverb;

/** Does the word open a clause, so that a source behind it leads one: "que", "qui", "mais", "and"? */
const leadsClause = ({ tags }: Analysis, at: number) => ((tags[at] ?? 0) & (tag.subordinator | tag.coordinator)) !== 0;

const isPreposition = (bits: number | undefined) => ((bits ?? 0) & tag.preposition) !== 0;

/** "…, selon X": the source stands behind what it says. */
export const sourceBehindRule: ClaimRule = {
  name: 'claim.source.behind',
  triggers: tag.sourcePreposition,
  examples: [
    { language: 'fr', text: 'Trois routes sont coupées, selon la préfecture.', reads: 'Trois routes sont coupées' },
    {
      language: 'fr',
      text: 'Le feu a détruit 40 hectares selon un bilan provisoire.',
      reads: 'Le feu a détruit 40 hectares',
    },
    {
      language: 'en',
      text: 'The plant will close in May, according to the union.',
      reads: 'The plant will close in May',
    },
  ],
  lookAlikes: [{ language: 'fr', text: 'Le prix varie selon les régions.' }],
  read: (analysis, at, context): ClaimDraft | null => {
    const { tokens, tags, pack } = analysis;
    if (isQuoted(context, at) || isWeakSource(analysis, at)) return null;
    // "n'a pas été confirmé de source indépendante"
    if (context.cues.get(at - 1)?.shape === 'passive') return null;
    const floor = context.unitFirst(at);
    const counted = isCount(analysis, contentStart(analysis, context, floor, at), at);
    if (at - floor < 3 && !counted) return null;
    const source = readSource(analysis, context, at);
    if (source === null) return null;
    const comma = tokens[at - 1]?.text === ',';
    const start = contentStart(analysis, context, floor, at);
    const first = start;
    const last = comma ? at - 1 : at;
    if (!hasFiniteVerb(analysis, first, last) && last - first < 4 && !counted) return null;
    if (leadsClause(analysis, last - 1)) return null;
    // "aurait selon plusieurs sources payé …", "Le maire, selon lui, a tort": it interrupts what it says.
    const resumed = comma ? source.end + 1 : source.end;
    const hasVerb = hasFiniteVerb(analysis, first, last);
    const open = (comma && !hasVerb) || isFiniteVerb(analysis, last - 1);
    const next = tokens[source.end];
    // "312 mm à Bari, selon Météo-France, [qui] a levé l'alerte": the relative is the source's.
    const related = pack.reporting.subjectRelatives.has(tokens[source.end + 1]?.norm ?? '');
    const goesOn = comma
      ? next?.text === ',' && !related && (open || isPreposition(tags[source.end + 1])) && !counted
      : (next?.kind === 'word' || (open && next?.kind === 'number')) &&
        (open || ((tags[source.end] as number) & (tag.coordinator | tag.preposition | tag.subordinator)) === 0);
    if (goesOn && resumed < context.unitEnd(at)) {
      const first = clauseStart(analysis, start, last, comma);
      const end = contentEnd(analysis, context, resumed, { nominal: false, at, sourced: true, resumed: hasVerb });
      return end <= resumed || last <= first
        ? null
        : { ...interruptedContent(context, [first, last], [resumed, end]), cue: source.cue, speaker: source.speaker };
    }
    const end = trimEnd(analysis, context, first, last);
    if (end <= first) return null;
    return { ...contentOf(context, first, end), cue: source.cue, speaker: source.speaker, fragments: null };
  },
};
