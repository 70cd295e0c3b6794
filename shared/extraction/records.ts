import type { Claim } from '../domain/claim.ts';
import type { DateMention } from '../domain/date-mention.ts';
import { claimKeyOf, type Digest, joinParts, normalizedWords, recordIdOf } from '../domain/identity.ts';
import type { Passage, Span } from '../domain/span.ts';
import type { Statistic } from '../domain/statistic.ts';
import type { MappedText } from '../text/offset-map.ts';
import type { Sentence } from '../text/sentences.ts';
import type { Analysis } from './analysis.ts';
import type { ClaimReading } from './claims/claim-reading.ts';
import type { DateReading } from './dates/date-reading.ts';
import { type Ruled, spanOfReading } from './rule.ts';
import type { StatisticReading } from './statistics/statistic-reading.ts';

/** What was read in an article, before it has ids. Each list is in the order of the text. */
export interface Readings {
  readonly dates: readonly Ruled<DateReading>[];
  readonly statistics: readonly Ruled<StatisticReading>[];
  readonly claims: readonly ClaimReading[];
}

/** A claim while what stands in it is being linked to it. */
type LinkedClaim = Claim & { readonly statisticIds: string[]; readonly dateIds: string[] };

/** Gives each record an id from its content; equal ones are told apart by their order. */
const idsFor = (prefix: 's' | 'c' | 'd', digest: Digest) => {
  const seen = new Map<string, number>();
  return (...parts: string[]): string => {
    const content = joinParts(...parts);
    const first = recordIdOf(prefix, 0, content, digest);
    const ordinal = seen.get(first) ?? 0;
    seen.set(first, ordinal + 1);
    return ordinal === 0 ? first : recordIdOf(prefix, ordinal, content, digest);
  };
};

/** Gives ids to the records of one article, whichever of its languages they are read in. */
export const recordIds = (digest: Digest) => ({
  date: idsFor('d', digest),
  claim: idsFor('c', digest),
  statistic: idsFor('s', digest),
  claimKey: (claim: Parameters<typeof claimKeyOf>[0]) => claimKeyOf(claim, digest),
});

/** For each inner span (in order), the outer ones (in order) that hold it whole; linear while few outer ones overlap. */
const holders = <Outer extends { readonly span: Span }>(
  inner: readonly { readonly span: Span }[],
  outer: readonly Outer[],
): Outer[][] => {
  let next = 0;
  let open: Outer[] = [];
  return inner.map(({ span: [start, end] }) => {
    if (open.length > 0) open = open.filter(({ span }) => span[1] > start);
    for (; next < outer.length && (outer[next] as Outer).span[0] <= start; next++)
      if ((outer[next] as Outer).span[1] > start) open.push(outer[next] as Outer);
    return open.filter(({ span }) => span[1] >= end);
  });
};

const sentenceAt = (sentences: readonly Sentence[], offset: number): Span => {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle] as Sentence).span[0] <= offset) low = middle;
    else high = middle - 1;
  }
  return (sentences[low] as Sentence).span;
};

const length = ([start, end]: Span) => end - start;

/** Of the claims around a statistic the innermost is the one that states it. */
const shortest = <Outer extends { readonly span: Span }>(around: readonly Outer[]): Outer | null => {
  let best = around[0] ?? null;
  for (const one of around) if (best !== null && length(one.span) < length(best.span)) best = one;
  return best;
};

/** A stretch of a text as the source has it. */
export const passageOf = (source: string, { toSource }: MappedText, read: Span): Passage => {
  const span = toSource(read);
  return { text: source.slice(...span), span };
};

/** The same, with how it reads where the source has it otherwise. */
export const passageAsRead = (source: string, text: MappedText, read: Span) => {
  const passage = passageOf(source, text, read);
  const words = text.text.slice(...read);
  return { ...passage, asRead: words === passage.text ? null : words };
};

/**
 * Turns readings into records: exact words and places in the source, ids from content as it was read, and links between what stands in what.
 */
export const recordsOf = (
  analysis: Analysis,
  read: Readings,
  article: { source: string; text: MappedText; documentId: string; ids: ReturnType<typeof recordIds> },
) => {
  const { sentences } = analysis;
  const { source, text: readText, documentId, ids } = article;
  const passage = (span: Span): Passage => passageOf(source, readText, span);
  const words = (span: Span): string => readText.text.slice(...span);
  const sentenceOf = (span: Span): Span => readText.toSource(sentenceAt(sentences, span[0]));

  const dates: DateMention[] = read.dates.map(({ rule, found }) => {
    const span = spanOfReading(analysis, found);
    const id = ids.date(normalizedWords(words(span)), found.value ?? '');
    return { id, ...passage(span), value: found.value, rule };
  });
  const idOfDate = new Map(read.dates.map(({ found }, i) => [found, (dates[i] as DateMention).id]));

  const claims: LinkedClaim[] = read.claims.map((claim) => {
    const text = normalizedWords(words(claim.span));
    const speaker = claim.speaker && { ...claim.speaker, ...passage(claim.speaker.span) };
    const who = claim.speaker && (claim.speaker.id ?? normalizedWords(claim.speaker.name ?? words(claim.speaker.span)));
    const place = passageAsRead(source, readText, claim.span);
    return {
      id: ids.claim(claim.kind, text, who ?? ''),
      key: ids.claimKey({ text, speakerId: speaker?.id ?? null, documentId }),
      text: place.text,
      span: place.span,
      asRead: place.asRead,
      fragments: claim.fragments?.map(readText.toSource) ?? null,
      rule: claim.rule,
      kind: claim.kind,
      speaker,
      cue: claim.cue && { ...claim.cue, ...passage(claim.cue.span) },
      polarity: claim.polarity,
      hedged: claim.hedged,
      about: claim.about,
      checkWorthiness: claim.checkWorthiness,
      statisticIds: [],
      dateIds: [],
      sentence: sentenceOf(claim.span),
    };
  });

  const spans = read.statistics.map(({ found }) => spanOfReading(analysis, found));
  const places = spans.map((span) => passageAsRead(source, readText, span));
  const idOfStatistic = new Map<StatisticReading, string>();
  for (const [i, { found }] of read.statistics.entries()) {
    const { type, value, low, high, total, counted } = found;
    const text = normalizedWords(words(spans[i] as Span));
    const id = ids.statistic(type, text, `${value}`, `${low}`, `${high}`, `${total}`, counted?.key ?? '');
    idOfStatistic.set(found, id);
  }
  const claimsAround = holders(places, claims);
  const idOf = (reading: StatisticReading | null) => (reading === null ? null : (idOfStatistic.get(reading) ?? null));
  const statistics: Statistic[] = read.statistics.map(({ rule, found }, i) => {
    const { text, span, asRead } = places[i] as (typeof places)[number];
    const id = idOfStatistic.get(found) as string;
    const states = shortest(claimsAround[i] as LinkedClaim[]);
    states?.statisticIds.push(id);
    return {
      id,
      text,
      span,
      asRead,
      rule,
      type: found.type,
      value: found.value,
      low: found.low,
      high: found.high,
      total: found.total,
      modifier: found.modifier,
      vague: found.vague,
      unit: found.unit,
      counted: found.counted && { ...passage(found.counted.span), key: found.counted.key },
      metric: found.metric && passage(found.metric),
      change: found.change && {
        direction: found.change.direction,
        by: idOf(found.change.by),
        from: idOf(found.change.from),
        to: idOf(found.change.to),
      },
      dateId: found.date === null ? null : (idOfDate.get(found.date) ?? null),
      baselineDateId: found.baseline === null ? null : (idOfDate.get(found.baseline) ?? null),
      place: found.place && passage(found.place),
      claimId: states?.id ?? null,
      sentence: sentenceOf(spans[i] as Span),
    };
  });
  for (const [i, around] of holders(dates, claims).entries())
    for (const { dateIds } of around) dateIds.push((dates[i] as DateMention).id);
  return { statistics, claims, dates };
};
