import type { ArticleMetadata, MetadataConflict } from '../domain/article.ts';
import type { Encoding, Extraction } from '../domain/extraction.ts';
import { type Digest, documentIdOf, sha256Text } from '../domain/identity.ts';
import { noMetadata } from '../domain/metadata.ts';
import type { Span } from '../domain/span.ts';
import { packs } from '../languages/packs.ts';
import { clean } from '../text/clean.ts';
import type { Analysis } from './analysis.ts';
import { judgeClaims } from './claims/judge-claims.ts';
import { readClaims } from './claims/read-claims.ts';
import type { DateContext, PublishedAt } from './dates/date-reading.ts';
import { readDates } from './dates/read-dates.ts';
import { detectLanguage } from './language.ts';
import { readPage } from './page/read-page.ts';
import { readStretches, type StretchReading } from './read-stretches.ts';
import { passageAsRead, passageOf, type Readings, recordIds, recordsOf } from './records.ts';
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
  /** How ids are made of content: a platform's own is faster. Default: in JavaScript alone. The ids are the same. */
  readonly digest?: Digest;
  /** What the source was decoded from. Default: utf-8. */
  readonly encoding?: Encoding;
  /**
   * Once a long text has more claims and statistics than this, or more dates, the rest is not read: for who refuses such a text anyway. Default:
   * all is read.
   */
  readonly mostRecords?: number;
  /** Is told the sentences of the article as they are read, in order: see `sentenceContext`. */
  readonly onSentences?: (sentences: readonly Span[]) => void;
  /** Is told each rule that fired, and what became of it. */
  readonly trace?: Trace;
}

const readLayers = (analysis: Analysis, days: DateContext, trace?: Trace): StretchReading<Readings> => {
  const { dates, publishedAt, dateline } = readDates(analysis, days, trace);
  const statistics = readStatistics(analysis, dates, trace);
  const claims = judgeClaims(analysis, readClaims(analysis, trace), { statistics, dates }, trace);
  return { publishedAt, dateline, found: { dates, statistics, claims } };
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
 * A text that is longer than any article is read in stretches, each by itself. A text that is neither French nor English gives a document with
 * language null and no records.
 */
export const extract = (source: string, options: ExtractOptions): Extraction => {
  const { name, receivedAt } = options;
  const { language: givenLanguage, publishedAt: givenDay, ...given } = { ...noMetadata, ...options.metadata };
  const text = clean(source);
  const { trace: tell, onSentences, digest = sha256Text, mostRecords = Number.POSITIVE_INFINITY } = options;
  const trace: Trace | undefined = tell && ((event) => tell({ ...event, span: text.toSource(event.span) }));
  const language = givenLanguage ?? detectLanguage(text.text);
  const document = {
    name,
    id: options.documentId ?? documentIdOf({ bucket: '', key: name, source: given.source, articleId: given.articleId }),
    sha256: options.sha256 ?? digest(source),
    encoding: options.encoding ?? 'utf-8',
    language,
    ...given,
  };
  const givenDate: PublishedAt = givenDay === null ? null : { date: givenDay, from: 'metadata' };
  const head = { schema: 'claimwire/extraction@1', extractor: { version: extractorVersion } } as const;
  if (language === null) {
    return {
      ...head,
      document: { ...document, title: null, publishedAt: givenDate, conflicts: options.conflicts ?? [], noise: [] },
      statistics: [],
      claims: [],
      dates: [],
    };
  }
  const page = readPage(text.text, packs[language]);
  const noise = page.noise.map(({ span }) => span);
  const article = { source, text, documentId: document.id, ids: recordIds(digest) };
  const { publishedAt, dateline, found } = readStretches(
    { text: text.text, language, noise, publishedAt: givenDate, receivedOn: receivedAt.slice(0, 10) },
    (analysis, days) => {
      const read = readLayers(analysis, days, trace);
      if (analysis.pack.language === language) onSentences?.(analysis.sentences.map(({ span }) => text.toSource(span)));
      return { ...read, found: recordsOf(analysis, read.found, article) };
    },
    (all) =>
      all.reduce((count, { statistics, claims }) => count + statistics.length + claims.length, 0) > mostRecords ||
      all.reduce((count, { dates }) => count + dates.length, 0) > mostRecords,
  );
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
    statistics: found.flatMap(({ statistics }) => statistics).sort(byPlace),
    claims: found.flatMap(({ claims }) => claims).sort(byPlace),
    dates: found.flatMap(({ dates }) => dates).sort(byPlace),
  };
};
