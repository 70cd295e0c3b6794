import type { ArticleMetadata } from '../domain/article.ts';
import type { Claim } from '../domain/claim.ts';
import type { DateMention } from '../domain/date-mention.ts';
import type { Encoding, Extraction } from '../domain/extraction.ts';
import { claimKeyOf, normalizedWords, recordIdOf } from '../domain/identity.ts';
import type { Passage, Span } from '../domain/span.ts';
import type { Statistic } from '../domain/statistic.ts';
import { packs } from '../languages/packs.ts';
import { type Analysis, analyse } from './analysis.ts';
import { readClaims } from './claims/read-claims.ts';
import { readDates } from './dates/read-dates.ts';
import { detectLanguage } from './language.ts';
import { type Page, readPage } from './page.ts';
import { spanOfReading, type Trace } from './rule.ts';
import { readStatistics } from './statistics/read-statistics.ts';
import { extractorVersion } from './version.ts';

export interface ExtractOptions {
  /** File name or S3 key, as given. */
  readonly name: string;
  readonly documentId: string;
  /** ISO 8601 instant: when the file came in. No date that leaves its year out is read as later. */
  readonly receivedAt: string;
  /** Of the file's bytes, lower-case hex. */
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly metadata: ArticleMetadata;
  /** Is told each rule that fired, and what became of it. */
  readonly trace?: Trace;
}

/** Gives each record an id from its content; equal ones are told apart by their order. */
const idsFor = (prefix: 's' | 'c' | 'd') => {
  const seen = new Map<string, number>();
  return (...content: string[]): string => {
    const key = content.join('\u0000');
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return recordIdOf(prefix, ordinal, ...content);
  };
};

const within = ([start, end]: Span, [outerStart, outerEnd]: Span) => start >= outerStart && end <= outerEnd;

const mask = ({ tokens, masked }: Analysis, { noise }: Page): void => {
  let next = 0;
  for (const { span } of noise) {
    while (next < tokens.length && (tokens[next]?.end ?? 0) <= span[0]) next++;
    for (let i = next; i < tokens.length && (tokens[i]?.start ?? 0) < span[1]; i++) masked[i] = 1;
  }
};

const extractIn = (analysis: Analysis, options: ExtractOptions) => {
  const { source, tokens, sentences, sentenceOf } = analysis;
  const { metadata, trace } = options;
  const passage = (span: Span): Passage => ({ text: source.slice(...span), span });
  const sentenceAt = (offset: number): Span => {
    let low = 0;
    let high = sentences.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((sentences[middle]?.span[0] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return sentences[low]?.span ?? [0, source.length];
  };
  const sentenceOfToken = (token: number): Span =>
    sentences[sentenceOf[token] ?? -1]?.span ?? sentenceAt(tokens[token]?.start ?? 0);

  const readDate = readDates(analysis, { publishedAt: metadata.publishedAt, receivedOn: options.receivedAt.slice(0, 10) }, trace);
  const readings = readStatistics(analysis, readDate.dates, trace);
  const said = readClaims(analysis, trace);

  const dateId = idsFor('d');
  const dateIds = new Map<unknown, string>();
  const dates: DateMention[] = readDate.dates.map(({ rule, found }) => {
    const { text, span } = passage(spanOfReading(analysis, found));
    const id = dateId(normalizedWords(text), found.value ?? '');
    dateIds.set(found, id);
    return { id, span, text, value: found.value, rule };
  });

  const claimId = idsFor('c');
  const claims: Claim[] = said.map((claim) => {
    const { text, span } = passage(claim.span);
    const speaker = claim.speaker && { ...passage(claim.speaker.span), ...claim.speaker };
    const who = speaker === null ? '' : (speaker.id ?? normalizedWords(speaker.name ?? speaker.text));
    return {
      id: claimId(claim.kind, normalizedWords(text), who),
      key: claimKeyOf({ text, speakerId: speaker?.id ?? null, documentId: options.documentId }),
      span,
      text,
      fragments: claim.fragments,
      rule: claim.rule,
      kind: claim.kind,
      speaker,
      cue: claim.cue && { ...passage(claim.cue.span), ...claim.cue },
      polarity: claim.polarity,
      hedged: claim.hedged,
      about: null,
      checkWorthiness: null,
      statisticIds: [],
      dateIds: dates.filter((date) => within(date.span, span)).map(({ id }) => id),
      sentence: sentenceAt(span[0]),
    };
  });
  // The innermost claim that holds a statistic is the one that states it.
  const claimAround = (span: Span): Claim | undefined =>
    claims.filter((claim) => within(span, claim.span)).sort((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0]))[0];

  const statisticId = idsFor('s');
  const statisticIds = new Map(
    readings.map(({ found }) => {
      const { text } = passage(spanOfReading(analysis, found));
      const numbers = [found.value, found.low, found.high, found.total].map(String);
      return [found, statisticId(found.type, normalizedWords(text), ...numbers, found.counted?.key ?? '')];
    }),
  );
  const idOf = (reading: (typeof readings)[number]['found'] | null | undefined) => (reading ? (statisticIds.get(reading) ?? null) : null);
  const statistics: Statistic[] = readings.map(({ rule, found }) => {
    const { text, span } = passage(spanOfReading(analysis, found));
    return {
      id: statisticIds.get(found) as string,
      span,
      text,
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
      dateId: found.date === null ? null : (dateIds.get(found.date) ?? null),
      baselineDateId: found.baseline === null ? null : (dateIds.get(found.baseline) ?? null),
      place: found.place && passage(found.place),
      claimId: claimAround(span)?.id ?? null,
      sentence: sentenceOfToken(found.first),
    };
  });
  const linked = claims.map((claim) => ({
    ...claim,
    statisticIds: statistics.filter(({ claimId }) => claimId === claim.id).map(({ id }) => id),
  }));
  return { dates, statistics, claims: linked, publishedAt: readDate.publishedAt };
};

/**
 * Reads an article: its title and date of publication, and the exact words and place of each claim, statistic and date in it.
 * Pure: the same source and options give the same extraction. Spans are UTF-16 code units of `source`.
 * A text that is neither French nor English gives a document with language null and no records.
 */
export const extract = (source: string, options: ExtractOptions): Extraction => {
  const { metadata } = options;
  const language = metadata.language ?? detectLanguage(source);
  const { language: _, publishedAt: __, ...given } = metadata;
  const document = { name: options.name, id: options.documentId, sha256: options.sha256, encoding: options.encoding, ...given };
  const head = { schema: 'claimwire/extraction@1', extractor: { version: extractorVersion } } as const;
  if (language === null) {
    const publishedAt = metadata.publishedAt === null ? null : ({ date: metadata.publishedAt, from: 'metadata' } as const);
    return { ...head, document: { ...document, language, title: null, publishedAt, noise: [] }, statistics: [], claims: [], dates: [] };
  }
  const analysis = analyse(source, packs[language]);
  const page = readPage(source, analysis.pack);
  mask(analysis, page);
  const { publishedAt, ...records } = extractIn(analysis, options);
  return { ...head, document: { ...document, language, title: page.title, publishedAt, noise: page.noise }, ...records };
};
