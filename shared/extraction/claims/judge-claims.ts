import type { Span } from '../../domain/span.ts';
import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import type { DateReading } from '../dates/date-reading.ts';
import type { Reading, Ruled, Trace } from '../rule.ts';
import type { StatisticReading } from '../statistics/statistic-reading.ts';
import { readAssertions } from './assertions.ts';
import type { ClaimReading } from './claim-reading.ts';
import { isNamePart, isSpeakerNoun } from './names.ts';
import { worthFeatures } from './worth-features.ts';
import { aboutOf, baseWeight, type WorthSubject, worthSignals } from './worth-signals.ts';

/** Assertions below this are left out: hardly anybody would check them. Attributed claims all stay. */
const leastWorth = 0.1;
/** So many sentences of an article are its lead. */
const leadSentences = 3;

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

/** The first token at or behind an offset of the source. */
const tokenAt = ({ tokens }: Analysis, offset: number): number => {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Does the statement begin with somebody who can act? */
const isNamed = (analysis: Analysis, first: number, end: number): boolean => {
  for (let i = first; i < Math.min(end, first + 4); i++) {
    if (isSpeakerNoun(analysis, i) || (i > first && isNamePart(analysis, i))) return true;
    if (((analysis.tags[i] as number) & tag.subjectPronoun) !== 0) return true;
  }
  return false;
};

export interface JudgedWith {
  readonly statistics: readonly Ruled<StatisticReading>[];
  readonly dates: readonly Ruled<DateReading>[];
}

/**
 * Adds the article's own assertions to its attributed claims, and says of each what it is about and how much a fact-checker would want it checked,
 * 0..1. In the order of the text.
 */
export const judgeClaims = (
  analysis: Analysis,
  attributed: readonly ClaimReading[],
  { statistics, dates }: JudgedWith,
  trace?: Trace,
): ClaimReading[] => {
  const statisticsIn = within(statistics);
  const datesIn = within(dates);
  const lead = analysis.sentences
    .filter(({ first, end }) => analysis.masked[first] === 0 && end - first > 5)
    .slice(0, leadSentences)
    .at(-1);
  const judge = (claim: ClaimReading): ClaimReading => {
    const [start, stop]: Span = claim.span;
    const first = tokenAt(analysis, start);
    const end = tokenAt(analysis, stop);
    const features = worthFeatures(analysis, first, end, statisticsIn(first, end), datesIn(first, end).length);
    const subject: WorthSubject = { claim, features, leads: lead !== undefined && start < lead.span[1] };
    let weight = baseWeight;
    const shares: [name: string, share: number][] = [];
    for (const signal of worthSignals) {
      const share = signal.weight * signal.of(subject);
      weight += share;
      if (trace !== undefined && share !== 0) shares.push([signal.name, share]);
    }
    const worth = Math.round(100 / (1 + Math.exp(-weight))) / 100;
    const kept = claim.kind !== 'assertion' || worth >= leastWorth;
    if (trace !== undefined) {
      for (const [rule, share] of shares)
        trace({
          rule,
          span: claim.span,
          outcome: 'read',
          reason: `${share > 0 ? '+' : ''}${share.toFixed(2)} of ${weight.toFixed(2)}`,
        });
      if (claim.kind === 'assertion')
        trace({
          rule: claim.rule,
          span: claim.span,
          outcome: kept ? 'read' : 'dropped',
          reason: kept ? null : `worth a check only ${worth}`,
        });
    }
    return { ...claim, about: aboutOf(subject, isNamed(analysis, first, end)), checkWorthiness: worth };
  };
  const assertions = readAssertions(analysis, attributed, (first, end) => statisticsIn(first, end).length > 0)
    .map(judge)
    .filter(({ checkWorthiness }) => (checkWorthiness ?? 0) >= leastWorth);
  return [...attributed.map(judge), ...assertions].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
};
