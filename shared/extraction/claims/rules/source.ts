import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Analysis } from '../../analysis.ts';
import type { ClaimContext } from '../claim-context.ts';
import { type ClaimDraft, type ClaimRule, contentOf, type DraftCue, isQuoted } from '../claim-draft.ts';
import { contentEnd, hasFiniteVerb, isFiniteVerb, trimEnd } from '../clause.ts';
import { isAdverb } from '../cue.ts';
import { type Mention, readMention } from '../mention.ts';
import { beginsPhrase, describesRole, pastDeterminer, phraseEnd } from '../noun-phrase.ts';
import { properName } from '../subject.ts';

interface Source {
  readonly cue: DraftCue;
  readonly speaker: Mention;
  /** The token after the source, its apposition included. */
  readonly end: number;
  readonly closed: boolean;
}

const isWord = ({ tokens }: Analysis, at: number) => tokens[at]?.kind === 'word';

/** Reads "selon X", "according to X, the coach": the source's name, and where it ends. */
export const readSource = (analysis: Analysis, context: ClaimContext, at: number): Source | null => {
  const { tokens, tags, pack } = analysis;
  const phrase = phraseAt(pack.reporting.sources, tokens, at);
  if (phrase === null) return null;
  const marked = ((tags[phrase.end] ?? 0) & tag.quoteMark) !== 0 && !isQuoted(context, phrase.end);
  const first = marked ? phrase.end + 1 : phrase.end;
  const limit = context.unitEnd(at);
  if (first >= limit || !isWord(analysis, first) || isQuoted(context, first)) return null;
  for (let i = first; i < Math.min(limit, first + 3); i++)
    if (pack.reporting.notSources.has(tokens[i]?.norm ?? '')) return null;
  const pronoun = pack.speakers.pronouns.has(tokens[first]?.norm ?? '') && !((tags[first] as number) & tag.determiner);
  const end = pronoun ? first + 1 : phraseEnd(analysis, first, limit);
  if (end <= first) return null;
  let speaker = pronoun ? { first, end, name: null, role: null, pronoun: true } : readMention(analysis, first, end);
  if (pack.reporting.weakSources.has(tokens[at]?.norm ?? '') && !isStrong(analysis, speaker)) return null;
  // "According to Lee the property …": the clause begins without a comma.
  if (speaker.name !== null && ((tags[end] ?? 0) & tag.determiner) !== 0)
    return { cue: cueOf(at, phrase), speaker, end, closed: false };
  // What else belongs to the phrase, up to its comma: "un communiqué publié mardi par la police".
  let close = end;
  while (close < limit && close < end + 14 && !isQuoted(context, close) && !isFiniteVerb(analysis, close)) {
    const token = tokens[close] as (typeof tokens)[number];
    if (token.text === '(') while (close < limit && tokens[close]?.text !== ')') close++;
    else if (token.text === '[' && tokens[close + 2]?.text === ']') close += 2;
    else if (marked && ((tags[close] as number) & tag.quoteMark) !== 0) {
      close++;
      break;
    } else if (token.kind === 'punctuation' && token.text !== '-') break;
    close++;
  }
  const cue = cueOf(at, phrase);
  if (tokens[close]?.text !== ',')
    return { cue, speaker, end: close, closed: close >= limit || !isWord(analysis, close) };
  // An apposition: a name behind a role, or a role behind a name.
  let second = close + 1;
  while (
    second < limit &&
    second < close + 16 &&
    tokens[second]?.text !== ',' &&
    !isQuoted(context, second) &&
    tokens[second]?.text !== ':'
  )
    second++;
  if (second < limit) {
    const named = properName(analysis, close + 1, second);
    if (named !== null && speaker.name === null) {
      speaker = { ...named, role: [pastDeterminer(analysis, speaker.first, speaker.end), speaker.end] };
      close = second;
    } else if (
      speaker.name !== null &&
      describesRole(analysis, close + 1, second) &&
      !hasFiniteVerb(analysis, close + 1, second)
    ) {
      speaker = { ...speaker, role: speaker.role ?? [pastDeterminer(analysis, close + 1, second), second] };
      close = second;
    }
  }
  return { cue, speaker, end: close, closed: true };
};

const cueOf = (first: number, { end, value }: { readonly end: number; readonly value: string }): DraftCue => ({
  first,
  end,
  lemma: value,
  act: 'asserts',
  negated: false,
});

/** A person, a pronoun or a body: what "pour" needs before it to give somebody's view. */
const isStrong = ({ tags }: Analysis, { first, end, name, pronoun }: Mention): boolean => {
  if (pronoun || name !== null) return true;
  for (let i = first; i < Math.min(end, first + 4); i++)
    if (((tags[i] as number) & (tag.role | tag.organisation)) !== 0) return true;
  return false;
};

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
    const { tokens, pack } = analysis;
    if (isQuoted(context, at)) return null;
    const floor = context.unitFirst(at);
    const before = tokens[at - 1];
    const leads =
      at === floor ||
      before?.kind === 'break' ||
      (at === floor + 1 && isAdverb(analysis, floor)) ||
      clauseEdges.has(before?.text ?? '') ||
      (leadsClause(analysis, at - 1) && !pack.reporting.weakSources.has(tokens[at]?.norm ?? ''));
    if (!leads) return null;
    const source = readSource(analysis, context, at);
    if (source === null) return null;
    const limit = context.unitEnd(at);
    const mark = tokens[source.end]?.text;
    let first = source.end;
    if (mark === ',' || mark === ':') first++;
    else if (!isQuoted(context, first) && !beginsPhrase(analysis, first)) return null;
    if (first >= limit) return null;
    // "…, selon X, …" behind a clause closes it, and is no opening.
    if (before?.text === ',' && at > floor && hasFiniteVerb(analysis, floor, at) && !leadsClause(analysis, at - 2))
      return null;
    const end = contentEnd(analysis, context, first, { nominal: false, at });
    if (end <= first + 1) return null;
    const content = contentOf(context, first, end);
    const verbless = content.kind === 'indirect' && !hasFiniteVerb(analysis, first, end);
    const weak = pack.reporting.weakSources.has(tokens[at]?.norm ?? '');
    if (verbless && (weak || end - first < 4 || !beginsPhrase(analysis, first))) return null;
    return { ...content, cue: source.cue, speaker: source.speaker, fragments: null };
  },
};

/** Does the word open a clause, so that a source behind it leads one: "que", "qui", "mais", "and"? */
const leadsClause = ({ tags }: Analysis, at: number) => ((tags[at] ?? 0) & (tag.subordinator | tag.coordinator)) !== 0;

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
    const { tokens, pack } = analysis;
    if (isQuoted(context, at) || pack.reporting.weakSources.has(tokens[at]?.norm ?? '')) return null;
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
    const open = !hasFiniteVerb(analysis, first, last) || isFiniteVerb(analysis, last - 1);
    const goesOn = comma
      ? tokens[source.end]?.text === ',' && open && !counted
      : tokens[source.end]?.kind === 'word' &&
        ((analysis.tags[source.end] as number) & (tag.coordinator | tag.preposition | tag.subordinator)) === 0;
    if (goesOn && resumed < context.unitEnd(at)) {
      const first = clauseStart(analysis, start, last, comma);
      const end = contentEnd(analysis, context, resumed, { nominal: false, at });
      if (end <= resumed || last <= first) return null;
      const { kind } = contentOf(context, first, end);
      const fragments = [
        [first, last],
        [resumed, end],
      ] as const;
      return {
        kind: kind === 'direct' ? 'mixed' : kind,
        first,
        end,
        cue: source.cue,
        speaker: source.speaker,
        fragments,
      };
    }
    const end = trimEnd(analysis, context, first, last);
    if (end <= first) return null;
    return { ...contentOf(context, first, end), cue: source.cue, speaker: source.speaker, fragments: null };
  },
};

/** "200", "60 personnes": a number, and no more than its noun. */
const isCount = ({ tokens, tags }: Analysis, first: number, end: number): boolean =>
  end > first && end - first < 5 && (tokens[first]?.kind === 'number' || ((tags[first] as number) & tag.numeral) !== 0);

/** The start of the clause that `end` stands in: its relative pronoun, or behind the last comma unless the clause began before it. */
const clauseStart = ({ tokens, pack }: Analysis, first: number, end: number, past: boolean): number => {
  for (let i = end - 1; i > first; i--) {
    if (tokens[i]?.text === ',' && !past) return i + 1;
    if (pack.speakers.relatives.has(tokens[i]?.norm ?? '')) return i;
  }
  return first;
};

/** Where a content that ends at `end` begins: behind the last "; ", ": " or ", mais" of its unit, past a dateline's dash. */
export const contentStart = (analysis: Analysis, context: ClaimContext, floor: number, end: number): number => {
  const { tokens, tags, pack, sentenceOf } = analysis;
  let start = floor;
  for (let i = floor; i < end; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    // A unit may hold several sentences, where a quote runs through them: the content begins with its own.
    const opens = !isQuoted(context, i + 1) || context.quotes.list[context.quotes.at[i + 1] as number]?.open === i + 1;
    if (i + 1 < end && sentenceOf[i + 1] !== sentenceOf[i] && opens) start = i + 1;
    if (isQuoted(context, i)) continue;
    // "…, 60 selon la police": the number alone.
    if (token.text === ',' && context.sourceFrom(end) !== null && isCount(analysis, i + 1, end)) start = i + 1;
    if (token.text === ';' || (token.text === ':' && !isQuoted(context, i + 1))) start = i + 1;
    const next = tokens[i + 1]?.norm ?? '';
    if (token.text === ',' && ((tags[i + 1] ?? 0) & tag.coordinator) !== 0 && pack.reporting.breaks.has(next))
      start = i + 2;
    if ((token.text === '-' || token.text === '–' || token.text === '—') && token.spaced && i - floor < 8)
      start = i + 1;
  }
  // A coordinator that opens the sentence is no part of what is said: "Mais, …".
  if (((tags[start] ?? 0) & tag.coordinator) !== 0) start++;
  if (tokens[start]?.text === ',') start++;
  return start;
};
