import type { ArticleMetadata, MetadataConflict } from '../domain/article.ts';
import type { Encoding, Extraction } from '../domain/extraction.ts';
import { documentIdOf, sha256Hex } from '../domain/identity.ts';
import { noMetadata } from '../domain/metadata.ts';
import type { Span } from '../domain/span.ts';
import { packs } from '../languages/packs.ts';
import { clean } from '../text/clean.ts';
import { stretchesOf } from '../text/stretches.ts';
import { type Analysis, analyse } from './analysis.ts';
import { judgeClaims } from './claims/judge-claims.ts';
import { readClaims } from './claims/read-claims.ts';
import { readDates } from './dates/read-dates.ts';
import { detectLanguage, foreignPassages } from './language.ts';
import { readPage } from './page/read-page.ts';
import { passageAsRead, passageOf, recordIds, recordsOf } from './records.ts';
import type { Trace } from './rule.ts';
import { readStatistics } from './statistics/read-statistics.ts';
import { extractorVersion } from './version.ts';

export interface ExtractOptions {
  /** File name or S3 key. */
  readonly name: string;
  /** ISO 8601 instant: when the file came in. No date that leaves its year out is read as later. */
  readonly receivedAt: string;
  /** What is known of the article; what is left out is read from the text where it can be. */
  readonly metadata?: Partial<ArticleMetadata>;
  /** Where what is known of it and its front matter differ. */
  readonly conflicts?: readonly MetadataConflict[];
  /** Default: an id of the name alone. */
  readonly documentId?: string;
  /** Of the file's bytes, lower-case hex. Default: of the source as UTF-8. */
  readonly sha256?: string;
  /** What the source was decoded from. Default: utf-8. */
  readonly encoding?: Encoding;
  /** Once a long text has more records than this, the rest is not read: for who refuses such a text anyway. Default: all is read. */
  readonly mostRecords?: number;
  /** Is told each rule that fired, and what became of it. */
  readonly trace?: Trace;
}

/** Takes stretches, in order, out of what is read. */
const mask = ({ tokens, masked }: Analysis, stretches: readonly Span[]): void => {
  let next = 0;
  for (const [start, end] of stretches) {
    while (next < tokens.length && (tokens[next]?.end ?? 0) <= start) next++;
    for (let i = next; i < tokens.length && (tokens[i]?.start ?? 0) < end; i++) masked[i] = 1;
  }
};

/** What lies between stretches that are in order, up to `end`. */
const between = (stretches: readonly Span[], end: number): Span[] =>
  [...stretches, [end, end] as const].map(([start], i) => [stretches[i - 1]?.[1] ?? 0, start]);

const readRecords = (analysis: Analysis, days: { publishedAt: string | null; receivedOn: string }, trace?: Trace) => {
  const { dates, publishedAt, dateline } = readDates(analysis, days, trace);
  const statistics = readStatistics(analysis, dates, trace);
  const claims = judgeClaims(analysis, readClaims(analysis, trace), { statistics, dates }, trace);
  return { publishedAt, dateline, readings: { dates, statistics, claims } };
};

/** A date of publication that was given, and another that stands on the page. */
const datelineConflict = (given: string | null, dateline: string | null): MetadataConflict[] =>
  given === null || dateline === null || given === dateline
    ? []
    : [{ field: 'publishedAt', used: given, ignored: dateline, from: 'dateline' }];

const byPlace = (a: { span: Span }, b: { span: Span }): number => a.span[0] - b.span[0] || a.span[1] - b.span[1];

/**
 * Reads an article: its title and date of publication, and the exact words and place of each claim, statistic and date in it.
 * Pure: the same source and options give the same extraction. Spans are UTF-16 code units of `source`.
 * A text that is longer than any article is read in stretches, each by itself. A text that is neither French nor English gives a document with language null and no records.
 */
export const extract = (source: string, options: ExtractOptions): Extraction => {
  const { name, receivedAt } = options;
  const { language: givenLanguage, publishedAt: givenDay, ...given } = { ...noMetadata, ...options.metadata };
  const text = clean(source);
  const { trace: tell } = options;
  const trace: Trace | undefined = tell && ((event) => tell({ ...event, span: text.toSource(event.span) }));
  const language = givenLanguage ?? detectLanguage(text.text);
  const document = {
    name,
    id: options.documentId ?? documentIdOf({ bucket: '', key: name, source: given.source, articleId: given.articleId }),
    sha256: options.sha256 ?? sha256Hex(new TextEncoder().encode(source)),
    encoding: options.encoding ?? 'utf-8',
    language,
    ...given,
  };
  const head = { schema: 'claimwire/extraction@1', extractor: { version: extractorVersion } } as const;
  if (language === null) {
    const publishedAt = givenDay === null ? null : ({ date: givenDay, from: 'metadata' } as const);
    return {
      ...head,
      document: { ...document, title: null, publishedAt, conflicts: options.conflicts ?? [], noise: [] },
      statistics: [],
      claims: [],
      dates: [],
    };
  }
  const page = readPage(text.text, packs[language]);
  const noise = page.noise.map(({ span }) => span);
  const receivedOn = receivedAt.slice(0, 10);
  const article = { source, text, documentId: document.id, ids: recordIds() };
  const records: ReturnType<typeof recordsOf>[] = [];
  let published: Pick<ReturnType<typeof readRecords>, 'publishedAt' | 'dateline'> = {
    publishedAt: null,
    dateline: null,
  };
  let count = 0;
  for (const stretch of stretchesOf(text.text)) {
    const analysis = analyse(text.text, packs[language], stretch);
    const foreign = foreignPassages(analysis);
    mask(analysis, noise);
    mask(
      analysis,
      foreign.map(({ span }) => span),
    );
    const day = published.publishedAt?.date ?? givenDay;
    const read = readRecords(analysis, { publishedAt: day, receivedOn }, trace);
    if (published.publishedAt === null) published = read;
    records.push(recordsOf(analysis, read.readings, article));
    for (const other of new Set(foreign.map((passage) => passage.language))) {
      const passages = foreign.filter((passage) => passage.language === other).map(({ span }) => span);
      const aside = analyse(text.text, packs[other], stretch);
      mask(aside, noise);
      mask(aside, between(passages, text.text.length));
      const days = { publishedAt: published.publishedAt?.date ?? null, receivedOn };
      records.push(recordsOf(aside, readRecords(aside, days, trace).readings, article));
    }
    count = records.reduce((sum, { statistics, claims }) => sum + statistics.length + claims.length, 0);
    if (count > (options.mostRecords ?? Number.POSITIVE_INFINITY)) break;
  }
  const { publishedAt, dateline } = published;
  const title = page.title && passageAsRead(source, text, page.title.span);
  return {
    ...head,
    document: {
      ...document,
      author: document.author ?? page.author,
      title,
      publishedAt,
      conflicts: [...(options.conflicts ?? []), ...datelineConflict(givenDay, dateline)],
      noise: page.noise.map(({ kind, span }) => ({ kind, ...passageOf(source, text, span) })),
    },
    statistics: records.flatMap(({ statistics }) => statistics).sort(byPlace),
    claims: records.flatMap(({ claims }) => claims).sort(byPlace),
    dates: records.flatMap(({ dates }) => dates).sort(byPlace),
  };
};
