import type { ArticleMetadata } from '../domain/article.ts';
import type { Encoding, Extraction } from '../domain/extraction.ts';
import { documentIdOf, sha256Hex } from '../domain/identity.ts';
import { noMetadata } from '../domain/metadata.ts';
import { packs } from '../languages/packs.ts';
import { clean } from '../text/clean.ts';
import { type Analysis, analyse } from './analysis.ts';
import { judgeClaims } from './claims/judge-claims.ts';
import { readClaims } from './claims/read-claims.ts';
import { readDates } from './dates/read-dates.ts';
import { detectLanguage } from './language.ts';
import { type Page, readPage } from './page.ts';
import { passageOf, recordsOf } from './records.ts';
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
  /** Default: an id of the name alone. */
  readonly documentId?: string;
  /** Of the file's bytes, lower-case hex. Default: of the source as UTF-8. */
  readonly sha256?: string;
  /** What the source was decoded from. Default: utf-8. */
  readonly encoding?: Encoding;
  /** Is told each rule that fired, and what became of it. */
  readonly trace?: Trace;
}

const mask = ({ tokens, masked }: Analysis, { noise }: Page): void => {
  let next = 0;
  for (const { span } of noise) {
    while (next < tokens.length && (tokens[next]?.end ?? 0) <= span[0]) next++;
    for (let i = next; i < tokens.length && (tokens[i]?.start ?? 0) < span[1]; i++) masked[i] = 1;
  }
};

/**
 * Reads an article: its title and date of publication, and the exact words and place of each claim, statistic and date in it.
 * Pure: the same source and options give the same extraction. Spans are UTF-16 code units of `source`.
 * A text that is neither French nor English gives a document with language null and no records.
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
      document: { ...document, title: null, publishedAt, noise: [] },
      statistics: [],
      claims: [],
      dates: [],
    };
  }
  const analysis = analyse(text.text, packs[language]);
  const page = readPage(text.text, analysis.pack);
  mask(analysis, page);
  const { dates, publishedAt } = readDates(
    analysis,
    { publishedAt: givenDay, receivedOn: receivedAt.slice(0, 10) },
    trace,
  );
  const statistics = readStatistics(analysis, dates, trace);
  const claims = judgeClaims(analysis, readClaims(analysis, trace), { statistics, dates }, trace);
  const records = recordsOf(analysis, { dates, statistics, claims }, { source, text, documentId: document.id });
  const title = page.title && passageOf(source, text, page.title.span);
  const noise = page.noise.map(({ kind, span }) => ({ kind, ...passageOf(source, text, span) }));
  return { ...head, document: { ...document, title, publishedAt, noise }, ...records };
};
