import type { Noise } from '../domain/extraction.ts';
import { normalizedWords } from '../domain/identity.ts';
import type { Passage, Span } from '../domain/span.ts';
import type { LanguagePack, PageWords } from '../languages/language-pack.ts';

export interface Page {
  readonly title: Passage | null;
  readonly noise: readonly Noise[];
}

/** Furniture is short; a longer line that begins like it is prose. */
const furnitureLength = 160;
const captionLength = 400;
const titleLength = 200;

const linesOf = (source: string): Passage[] =>
  [...source.matchAll(/[^\n\r\u2028\u2029\u0085]+/gu)].flatMap(({ 0: line, index }) => {
    const text = line.trim();
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    const start = index + line.indexOf(text);
    return [{ text, span: [start, start + text.length] satisfies Span }];
  });

const beginsWith = (line: string, openings: readonly string[]) => openings.some((opening) => line.startsWith(opening));
/** Names to the end of the line, or up to what is set off from them: "Par Hélène Castaing", "By Staff Writer | March 3". Prose begins like it, too. */
const bylineNames =
  /^\S+\s+\p{Lu}[\p{L}'’-]*(?:\s+(?:\p{Lu}|de |d['’]|et |and |,)[\p{L}.'’-]*){0,12}(?:\s*[|–—•].{0,80})?$/u;

/** "Home > Health > Hospitals" */
const breadcrumbs = /^[^>›|]{1,40}(?:\s[>›|]\s[^>›|]{1,40}){2,8}$/u;

/** "The bridge in March. Image: Rory Blake." closes with whose picture it describes. */
const creditedTo = (line: string, word: string): boolean => {
  const at = line.lastIndexOf(` ${word}`);
  return at > 0 && line.length - at <= 60;
};

/** What a line of the page is, if it is no line of the article; `line` is its text as normalized words. */
const furnitureKind = (text: string, line: string, page: PageWords): Noise['kind'] | null => {
  if (text.length > captionLength) return null;
  const isShort = text.length <= furnitureLength;
  if (isShort && (beginsWith(line, page.credit) || (text.includes('©') && text.length < 100))) return 'credit';
  if (page.credit.some((word) => word.endsWith(':') && creditedTo(line, word))) return 'caption';
  if (!isShort) return null;
  if (beginsWith(line, page.timestamp)) return 'timestamp';
  if (/[.!?…]["»”]?$/u.test(text)) return null;
  if (breadcrumbs.test(text)) return 'navigation';
  if (beginsWith(line, page.navigation)) return 'navigation';
  if (beginsWith(line, page.sharing) && text.length < 60) return 'sharing';
  if (beginsWith(line, page.byline) && bylineNames.test(text)) return 'byline';
  return null;
};

/** Content words without the endings of the plural and the feminine, so that "prisons" meets "prison". */
const contentWords = (text: string, stopWords: ReadonlySet<string>): Set<string> =>
  new Set(
    (normalizedWords(text).match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? [])
      .filter((word) => (word.length > 3 || /\p{N}/u.test(word)) && !stopWords.has(word))
      .map((word) => (word.length > 4 ? word.replace(/(?:es|s|x|e)$/u, '') : word)),
  );

const quoted = /^[«"“].*[»"”]$/u;

/** The share of a headline's words that its article must repeat; a line all in quote marks is more often another piece's. */
const leastShared = { plain: 0.2, quoted: 0.4 };

/** Does the headline share enough words with the lines of `body`? They are read only as far as it takes to tell. */
const belongsTo = (headline: string, body: readonly Passage[], stopWords: ReadonlySet<string>): boolean => {
  const missing = contentWords(headline, stopWords);
  const total = missing.size;
  if (total === 0) return false;
  const least = quoted.test(headline) ? leastShared.quoted : leastShared.plain;
  for (const { text } of body) {
    for (const word of contentWords(text, stopWords)) missing.delete(word);
    if ((total - missing.size) / total >= least) return true;
  }
  return false;
};

/** Addresses of pages and people within the text: what stands in them is no number and no word of anybody. */
const linkPattern =
  /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"«»“”]{1,500}|(?<![\p{L}\p{N}._%+-])[a-z0-9._%+-]{1,60}@[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,4}/giu;
const linksIn = (source: string): Noise[] =>
  [...source.matchAll(linkPattern)].map(({ 0: match, index }) => {
    const text = match.replace(/[.,;:!?)\]]{1,3}$/u, '');
    return { kind: 'link', text, span: [index, index + text.length] };
  });

/** Tells the article's title and text from what a copied page has around it: credits, bylines, links, repeated lines. */
export const readPage = (source: string, pack: LanguagePack): Page => {
  const noise: Noise[] = [];
  const seen = new Set<string>();
  const article: Passage[] = [];
  for (const line of linesOf(source)) {
    const words = normalizedWords(line.text);
    const kind = furnitureKind(line.text, words, pack.page);
    const repeated = words.length >= 20 && seen.has(words);
    seen.add(words);
    if (kind !== null) noise.push({ kind, ...line });
    else if (repeated) noise.push({ kind: 'duplicate', ...line });
    else article.push(line);
  }
  const title = readTitle(article, noise, pack);
  const links: Noise[] = [];
  noise.sort((a, b) => a.span[0] - b.span[0]);
  let next = 0;
  for (const link of linksIn(source)) {
    while (next < noise.length && (noise[next] as Noise).span[1] <= link.span[0]) next++;
    const beside = noise[next];
    if (beside === undefined || beside.span[0] >= link.span[1]) links.push(link);
  }
  return { title, noise: [...noise, ...links].sort((a, b) => a.span[0] - b.span[0]) };
};

/** How many headlines of other pieces a copied page may have above its own. */
const foreignHeadlines = 3;

/**
 * The first line that reads like a title and shares its words with what follows; those before it that do not are noise. Where none does, the first
 * line is the title all the same, unless it is all in quote marks: that one is more often another piece's.
 */
const readTitle = (lines: readonly Passage[], noise: Noise[], pack: LanguagePack): Passage | null => {
  const strangers: Noise[] = [];
  for (const [i, line] of lines.slice(0, foreignHeadlines + 1).entries()) {
    if (line.text.length > titleLength || /[.;:,]$/u.test(line.text) || i === lines.length - 1) break;
    if (belongsTo(line.text, lines.slice(i + 1), pack.stopWords)) {
      noise.push(...strangers);
      return line;
    }
    strangers.push({ kind: 'headline', ...line });
  }
  noise.push(...strangers.filter(({ text }) => quoted.test(text)));
  const [first] = strangers;
  return first === undefined || quoted.test(first.text) ? null : { text: first.text, span: first.span };
};
