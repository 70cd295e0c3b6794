import { tag } from '../../languages/lexical-tags.ts';
import { verbForm } from '../../languages/reporting-words.ts';
import { spanOf } from '../../text/tokens.ts';
import type { Analysis } from '../analysis.ts';
import type { ClaimReading } from './claim-reading.ts';
import { hasFiniteVerb } from './clause.ts';
import { isHedged } from './modality.ts';
import { pastTimeLabel } from './time-label.ts';

/** So many words make a statement. */
const fewestWords = 5;
/** So many do where no verb of theirs is known, or fewer with a figure: a present tense may be on no list. */
const enoughWords = 8;
/** So many do that stand outside of quote marks: with fewer, somebody else speaks whom the text does not name. */
const fewestOwnWords = 3;
/** And so many of its words where it begins with a quote: a quote with a frame around it is what another says. */
const leastOwn = 0.5;
/** A sentence longer than this, in tokens, is no prose. */
const longest = 160;
/** A sentence of whose words attributed claims hold this share reports them: it is no assertion of the article's own. */
const covered = 0.15;

const stops: ReadonlySet<string> = new Set(['.', '!', '…']);
const closers: ReadonlySet<string> = new Set(['»', '”', '"', ')', ']']);
const quoteOpeners: ReadonlySet<string> = new Set(['«', '“']);
const quoteClosers: ReadonlySet<string> = new Set(['»', '”']);
const quoteMarks: ReadonlySet<string> = new Set([...quoteOpeners, '"']);
const openers: ReadonlySet<string> = new Set(['-', '–', '—', '•', '*']);

interface OwnWords {
  readonly words: number;
  /** Those outside of quote marks. */
  readonly own: number;
  /** "I" is among those: somebody speaks whom the text does not name, as in an interview. */
  readonly firstPerson: boolean;
  /** A quote that was opened before ends here: "… and nobody came.\"" */
  readonly quoteEnds: boolean;
}

/** Counts the words of the tokens `[first, end)`, and tells whose they are. */
const ownWords = (analysis: Analysis, first: number, end: number): OwnWords => {
  const { tokens } = analysis;
  let words = 0;
  let own = 0;
  let quoted = false;
  let firstPerson = false;
  let quoteEnds = false;
  for (let i = first; i < end; i++) {
    const { text, kind } = tokens[i] as (typeof tokens)[number];
    if (kind === 'word') {
      words++;
      if (quoted) continue;
      own++;
      firstPerson ||= isFirstPerson(analysis, i, first);
    } else if (quoteOpeners.has(text)) quoted = true;
    else if (quoteClosers.has(text)) {
      quoteEnds ||= !quoted;
      quoted = false;
    } else if (text === '"') quoted = !quoted;
  }
  // A straight mark at the very end opens nothing.
  return { words, own, firstPerson, quoteEnds: quoteEnds || (quoted && tokens[end - 1]?.text === '"') };
};

/** "I", but not the numeral of "World War I". */
const isFirstPerson = ({ tokens, pack }: Analysis, at: number, first: number): boolean =>
  pack.reporting.firstPersons.has(tokens[at]?.norm ?? '') && (at === first || tokens[at - 1]?.capital !== true);

/** "Et d'ajouter …", "Et de demander …": an infinitive in place of "il ajoute" reports. */
const tellsOn = ({ tokens, tags, entries, pack }: Analysis, first: number): boolean =>
  ((tags[first] as number) & tag.coordinator) !== 0 &&
  pack.reporting.infinitiveLinks.has(tokens[first + 1]?.norm ?? '') &&
  ((entries[first + 2]?.report?.form ?? 0) & verbForm.infinitive) !== 0;

/** How many words of the tokens `[first, end)` stand in one of the claims. */
const wordsWithin = ({ tokens }: Analysis, first: number, end: number, claims: readonly ClaimReading[]): number => {
  let within = 0;
  for (let i = first; i < end; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    if (token.kind === 'word' && claims.some(({ span }) => span[0] <= token.start && token.end <= span[1])) within++;
  }
  return within;
};

/**
 * What the article itself states: each whole sentence of its prose that no attributed claim covers, that is no bare quote, and in which nobody else speaks.
 * `counts`: does a statistic stand in the tokens `[first, end)`? Then a few words do. In the order of the text.
 */
export const readAssertions = (
  analysis: Analysis,
  attributed: readonly ClaimReading[],
  counts: (first: number, end: number) => boolean,
): ClaimReading[] => {
  const { tokens, sentences, masked } = analysis;
  const assertions: ClaimReading[] = [];
  let next = 0;
  let open: ClaimReading[] = [];
  for (const { first: from, end: to, span } of sentences) {
    for (; next < attributed.length && (attributed[next] as ClaimReading).span[0] < span[1]; next++)
      open.push(attributed[next] as ClaimReading);
    open = open.filter((claim) => claim.span[1] > span[0]);
    if (masked[from] === 1 || to - from > longest) continue;
    let end = to;
    while (end > from && closers.has(tokens[end - 1]?.text ?? '')) end--;
    if (!stops.has(tokens[end - 1]?.text ?? '')) continue;
    if (end === to) end--;
    else end = to;
    let first = pastTimeLabel(analysis, from);
    while (first < end && openers.has(tokens[first]?.text ?? '')) first++;
    const { words, own, firstPerson, quoteEnds } = ownWords(analysis, first, end);
    const opens = quoteMarks.has(tokens[first]?.text ?? '');
    if ((own < fewestOwnWords && own < words) || (opens && own < leastOwn * words)) continue;
    if (firstPerson || quoteEnds || tellsOn(analysis, first)) continue;
    const counted = words < enoughWords && words > 1 && counts(first, end);
    if (words < fewestWords && !counted) continue;
    if (words < (counted ? fewestWords : enoughWords) && !hasFiniteVerb(analysis, first, end)) continue;
    if (open.length > 0 && wordsWithin(analysis, from, to, open) > covered * words) continue;
    assertions.push({
      rule: 'claim.assertion',
      kind: 'assertion',
      span: spanOf(tokens, first, end),
      fragments: null,
      speaker: null,
      cue: null,
      polarity: 'stated',
      hedged: isHedged(analysis, { first, end }, false),
      about: null,
      checkWorthiness: null,
    });
  }
  return assertions;
};
