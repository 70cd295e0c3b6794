import type { Language } from '../domain/language.ts';
import type { Span } from '../domain/span.ts';
import { packs } from '../languages/packs.ts';
import { stretchesOf } from '../text/stretches.ts';
import { type Analysis, analyse } from './analysis.ts';
import type { DateContext, PublishedAt } from './dates/date-reading.ts';
import { foreignPassages } from './language.ts';

/** What was read in a stretch of an article, in one language, and what it tells of the whole. */
export interface StretchReading<Found> {
  readonly publishedAt: PublishedAt;
  /** The day that a line of publication names, whether or not it is believed. */
  readonly dateline: string | null;
  readonly found: Found;
}

/** An article to be read: where it is none, and what is known of its days. */
export interface ReadableArticle {
  readonly text: string;
  readonly language: Language;
  /** In order. */
  readonly noise: readonly Span[];
  readonly publishedAt: PublishedAt;
  /** YYYY-MM-DD. */
  readonly receivedOn: string;
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

/**
 * Reads an article stretch by stretch, each paragraph in its own language, until `isEnough`. The date of publication that one stretch gives
 * holds for the next.
 */
export const readStretches = <Found>(
  { text, language, noise, receivedOn, ...given }: ReadableArticle,
  read: (analysis: Analysis, days: DateContext) => StretchReading<Found>,
  isEnough: (found: readonly Found[]) => boolean = () => false,
): StretchReading<Found[]> => {
  let { publishedAt } = given;
  let dateline: string | null = null;
  const found: Found[] = [];
  for (const stretch of stretchesOf(text)) {
    const masked = noise.filter(([start, end]) => start < stretch[1] && end > stretch[0]);
    const analysis = analyse(text, packs[language], stretch);
    const foreign = foreignPassages(analysis);
    mask(analysis, masked);
    mask(
      analysis,
      foreign.map(({ span }) => span),
    );
    const own = read(analysis, { publishedAt: publishedAt?.date ?? null, receivedOn });
    publishedAt ??= own.publishedAt;
    dateline ??= own.dateline;
    found.push(own.found);
    for (const other of new Set(foreign.map((passage) => passage.language))) {
      const passages = foreign.filter((passage) => passage.language === other).map(({ span }) => span);
      const aside = analyse(text, packs[other], stretch);
      mask(aside, masked);
      mask(aside, between(passages, stretch[1]));
      found.push(read(aside, { publishedAt: publishedAt?.date ?? null, receivedOn }).found);
    }
    if (isEnough(found)) break;
  }
  return { publishedAt, dateline, found };
};
