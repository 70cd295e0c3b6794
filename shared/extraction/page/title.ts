import type { Noise } from '../../domain/extraction.ts';
import { normalizedWords } from '../../domain/identity.ts';
import type { Passage } from '../../domain/span.ts';
import type { LanguagePack } from '../../languages/language-pack.ts';

const titleLength = 200;

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

/** How many headlines of other pieces a copied page may have above its own. */
const foreignHeadlines = 3;

/**
 * The first line that reads like a title and shares its words with what follows; those before it that do not are noise. Where none does, the first
 * line is the title all the same, unless it is all in quote marks: that one is more often another piece's.
 */
export const readTitle = (lines: readonly Passage[], noise: Noise[], pack: LanguagePack): Passage | null => {
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

const titleField = /^(?:title|titre|headline)[ \t]{0,5}:[ \t]{0,5}(["']?)(\S.{0,300}?)\1[ \t]{0,5}$/imu;

/** The title that front matter gives: where a line of the text repeats it, that line; else the field's own words. */
export const titleFromFrontMatter = (fence: Passage, lines: readonly Passage[]): Passage | null => {
  const field = titleField.exec(fence.text);
  const words = field?.[2];
  if (field === null || words === undefined) return null;
  const repeated = lines.find(({ text }) => normalizedWords(text) === normalizedWords(words));
  const start = fence.span[0] + field.index + field[0].indexOf(words, field[0].indexOf(':') + 1);
  return repeated ?? { text: words, span: [start, start + words.length] };
};
