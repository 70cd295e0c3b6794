import type { Noise } from '../../domain/extraction.ts';
import { normalizedWords } from '../../domain/identity.ts';
import type { Passage, Span } from '../../domain/span.ts';
import type { LanguagePack } from '../../languages/language-pack.ts';
import type { PageWords } from '../../languages/page-words.ts';
import { frontMatterSpan } from '../../text/front-matter.ts';
import { bylineNames, furnitureKind, isHeading, isNameAlone, isProse } from './furniture.ts';
import { linksIn } from './links.ts';
import { readTitle, titleFromFrontMatter } from './title.ts';

export interface Page {
  readonly title: Passage | null;
  /** As the first byline names them. */
  readonly author: string | null;
  readonly noise: readonly Noise[];
}

interface Line extends Passage {
  /** Its text as normalized words. */
  readonly words: string;
  readonly kind: Noise['kind'] | null;
}

/** Shorter lines repeat by chance. */
const leastRepeated = 20;
/** A longer line is a text without line ends: no furniture, and too much to compare. */
const longestLine = 20_000;
/** Beyond so many lines it is no page but a table, a log or a list, and is read as it stands. */
const mostLines = 20_000;
/** Headlines that a list of other pieces may have. */
const longestList = 15;

/** The lines of a text from an offset on, without their ends. A line may be the whole of a long text, so no pattern runs over it. */
function* lineSpans(source: string, from: number): Generator<Span> {
  const lineEnd = /[\n\r\u2028\u2029\u0085]/gu;
  lineEnd.lastIndex = from;
  let start = from;
  for (let end = lineEnd.exec(source); end !== null; end = lineEnd.exec(source)) {
    if (end.index > start) yield [start, end.index];
    start = end.index + 1;
  }
  if (source.length > start) yield [start, source.length];
}

const linesFrom = (source: string, from: number, page: PageWords): Line[] => {
  const seen = new Set<string>();
  const lines: Line[] = [];
  for (const [lineStart, lineEnd] of lineSpans(source, from)) {
    if (lines.length === mostLines) break;
    const line = source.slice(lineStart, lineEnd);
    if (!/[\p{L}\p{N}]/u.test(line)) continue;
    const start = lineStart + line.length - line.trimStart().length;
    const text = line.trim();
    if (text.length > longestLine) {
      lines.push({ text, span: [start, start + text.length], words: '', kind: null });
      continue;
    }
    const words = normalizedWords(text);
    const isRepeated = words.length >= leastRepeated && seen.has(words);
    seen.add(words);
    const kind = furnitureKind(text, words, page) ?? (isRepeated ? 'duplicate' : null);
    lines.push({ text, span: [start, start + text.length], words, kind });
  }
  return lines;
};

/**
 * What only its neighbours tell: lists of other pieces' headlines, readers' comments to the end of the page, and a name alone beside the
 * time of publication. Before the first prose no list begins: the headline below may be the article's own.
 */
const markSections = (lines: readonly Line[], page: PageWords): Line[] => {
  let afterProse = false;
  let list = 0;
  let inComments = false;
  return lines.map((line, i) => {
    if (inComments) return { ...line, kind: 'comment' };
    if (afterProse && isHeading(line.words, page.commentHeadings)) {
      inComments = true;
      return { ...line, kind: 'comment' };
    }
    if (isHeading(line.words, page.relatedHeadings)) {
      if (afterProse) list = longestList;
      return { ...line, kind: 'navigation' };
    }
    if (line.kind !== null) return line;
    if (isProse(line.text)) {
      afterProse = true;
      list = 0;
      return line;
    }
    if (list > 0) {
      list--;
      return { ...line, kind: 'navigation' };
    }
    const besideTime = [lines[i - 1], lines[i + 1]].some((other) => other?.kind === 'timestamp');
    return besideTime && isNameAlone(line.text) ? { ...line, kind: 'byline' } : line;
  });
};

/** Who a byline names: behind its first word, or all of a line that is just a name. */
const authorOf = (byline: string, { openings }: PageWords): string | null => {
  const words = normalizedWords(byline);
  return openings.byline.some((opening) => words.startsWith(opening)) ? bylineNames(byline) : byline;
};

/** Tells the article's title and text from what a copied page has around it: credits, bylines, links, repeated lines. */
export const readPage = (source: string, pack: LanguagePack): Page => {
  const noise: Noise[] = [];
  const article: Passage[] = [];
  const fenceSpan = frontMatterSpan(source);
  const fence = fenceSpan && { text: source.slice(...fenceSpan), span: fenceSpan };
  if (fence !== null) noise.push({ kind: 'front-matter', ...fence });
  for (const { text, span, kind } of markSections(linesFrom(source, fence?.span[1] ?? 0, pack.page), pack.page)) {
    if (kind === null) article.push({ text, span });
    else noise.push({ kind, text, span });
  }
  const title = (fence && titleFromFrontMatter(fence, article)) ?? readTitle(article, noise, pack);
  const links: Noise[] = [];
  noise.sort((a, b) => a.span[0] - b.span[0]);
  let next = 0;
  for (const link of linksIn(source)) {
    while (next < noise.length && (noise[next] as Noise).span[1] <= link.span[0]) next++;
    const beside = noise[next];
    if (beside === undefined || beside.span[0] >= link.span[1]) links.push(link);
  }
  const byline = noise.find(({ kind }) => kind === 'byline')?.text ?? null;
  const author = byline === null ? null : authorOf(byline, pack.page);
  return { title, author, noise: [...noise, ...links].sort((a, b) => a.span[0] - b.span[0]) };
};
