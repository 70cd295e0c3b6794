import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { DateReading } from '../dates/date-reading.ts';
import type { Reading, Ruled, Trace } from '../rule.ts';
import type { StatisticReading } from '../statistics/statistic-reading.ts';
import { readAssertions } from './assertions.ts';
import type { ClaimReading } from './claim-reading.ts';
import { isNamePart, isSpeakerNoun } from './names.ts';
import { checkWorthinessOf, explainWorth, type Worth, weigh } from './worth.ts';
import { type SentenceFeatures, sentenceFeatures, type WorthFeatures, worthFeatures } from './worth-features.ts';
import { aboutOf } from './worth-signals.ts';

/** Assertions below this are left out: hardly anybody would check them. Attributed claims all stay. */
const leastWorth = 0.07;
/** So many sentences of an article are its lead: they tell its news, which is what one checks first. */
const leadSentences = 3;
/** Fewer tokens than this are a heading or a dateline. */
const shortestLead = 6;

/** The readings that stand in `[first, end)`: one pass over a sorted list, while what is asked for moves forwards. */
const within = <Found extends Reading>(readings: readonly Ruled<Found>[]) => {
  const sorted = readings.map(({ found }) => found).sort((a, b) => a.first - b.first);
  return (first: number, end: number): Found[] => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as Found).first < first) low = middle + 1;
      else high = middle;
    }
    const found: Found[] = [];
    for (; low < sorted.length && (sorted[low] as Found).first < end; low++) found.push(sorted[low] as Found);
    return found;
  };
};

/** How far tokens are looked through one by one before half of the rest is left out each time. */
const near = 64;

/** The first token at or behind an offset of the source; found soonest shortly behind `from`. */
const tokenAt = ({ tokens }: Analysis, offset: number, from: number): number => {
  const isBefore = (at: number) => (tokens[at]?.start ?? offset) < offset;
  if (from > 0 && isBefore(from - 1)) {
    let at = from;
    while (at < from + near && isBefore(at)) at++;
    if (!isBefore(at)) return at;
  }
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Where the article's lead ends, as an offset. */
const endOfLead = ({ opens, sentences, masked }: Analysis): number => {
  if (!opens) return 0;
  let found = 0;
  let end = 0;
  for (const sentence of sentences) {
    if (masked[sentence.first] === 1 || sentence.end - sentence.first < shortestLead) continue;
    end = sentence.span[1];
    if (++found === leadSentences) break;
  }
  return end;
};

/** Does the statement begin with somebody who can act? */
const isNamed = (analysis: Analysis, first: number, end: number): boolean => {
  for (let i = first; i < Math.min(end, first + 4); i++) {
    if (isSpeakerNoun(analysis, i) || (i > first && isNamePart(analysis, i))) return true;
    if (((analysis.tags[i] as number) & tag.subjectPronoun) !== 0) return true;
  }
  return false;
};

/** The tokens `[first, end)`. */
type Stretch = Pick<Reading, 'first' | 'end'>;

export interface JudgedWith {
  readonly statistics: readonly Ruled<StatisticReading>[];
  readonly dates: readonly Ruled<DateReading>[];
}

/**
 * Adds the article's own assertions to its attributed claims, and says of each what it is about and how much a fact-checker would want it checked,
 * 0..1: a claim of several sentences as much as the one of them that deserves it most. In the order of the text.
 */
export const judgeClaims = (
  analysis: Analysis,
  attributed: readonly ClaimReading[],
  { statistics, dates }: JudgedWith,
  trace?: Trace,
): ClaimReading[] => {
  const { sentences, sentenceOf } = analysis;
  const statisticsIn = within(statistics);
  const datesIn = within(dates);
  const leadEnd = endOfLead(analysis);
  const figuresIn = (first: number, end: number) => ({
    statistics: statisticsIn(first, end),
    dates: datesIn(first, end),
  });
  const known = new Map<number, SentenceFeatures>();
  const sentenceOfStretch = ({ first, end }: Stretch): SentenceFeatures => {
    const found = known.get(first) ?? sentenceFeatures(analysis, first, end, figuresIn(first, end));
    known.set(first, found);
    return found;
  };
  const featuresOf = (first: number, end: number, sentence: SentenceFeatures): WorthFeatures =>
    worthFeatures(analysis, first, end, { ...figuresIn(first, end), sentence });
  let last = 0;
  const judge = (claim: ClaimReading): ClaimReading => {
    const first = tokenAt(analysis, claim.span[0], last);
    const end = tokenAt(analysis, claim.span[1], first);
    last = first;
    const leads = claim.span[0] < leadEnd;
    const worthIn = (sentence: Stretch): Worth => {
      const around = sentenceOfStretch(sentence);
      const features = featuresOf(Math.max(first, sentence.first), Math.min(end, sentence.end), around);
      return weigh({ claim, features, leads });
    };
    let at = sentenceOf[first] as number;
    let worthiest = worthIn(sentences[at] ?? { first, end });
    let { features } = worthiest.subject;
    if (at >= 0 && (sentences[at + 1]?.first ?? end) < end) {
      features = featuresOf(first, end, features.sentence);
      for (at++; (sentences[at]?.first ?? end) < end; at++) {
        const worth = worthIn(sentences[at] as Stretch);
        if (worth.weight > worthiest.weight) worthiest = worth;
      }
    }
    if (trace !== undefined) explainWorth(claim, worthiest, trace);
    return {
      ...claim,
      about: aboutOf({ claim, features, leads }, isNamed(analysis, first, end)),
      checkWorthiness: checkWorthinessOf(worthiest),
    };
  };
  const assertions: ClaimReading[] = [];
  for (const assertion of readAssertions(analysis, attributed, (first, end) => statisticsIn(first, end).length > 0)) {
    const judged = judge(assertion);
    const worth = judged.checkWorthiness ?? 0;
    const kept = worth >= leastWorth;
    if (kept) assertions.push(judged);
    trace?.({
      rule: judged.rule,
      span: judged.span,
      outcome: kept ? 'read' : 'dropped',
      reason: kept ? null : `worth a check only ${worth}`,
    });
  }
  return [...attributed.map(judge), ...assertions].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
};
