import type { FurnitureKind, PageWords } from '../../languages/page-words.ts';

/** Furniture is short; a longer line that begins like it is prose. */
const furnitureLength = 160;
/** Of a box that asks for an address or consent, which may explain itself. */
const boxLength = 600;
const captionLength = 400;
const longestCredit = 60;

const endsSentence = (text: string): boolean => /[.!?…]["»”]?$/u.test(text);
const opening = (line: string, openings: readonly string[]) => openings.find((words) => line.startsWith(words));

/** More words are a sentence. */
const longestByline = 14;
const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word);
/** "de", "et", "avec", "and": joins names. */
const joinsNames = (word: string): boolean => /^\p{Ll}{1,5}['’]?$/u.test(word);

/**
 * The names that follow the first word, to the end of the line or to what is set off from them: "Par Hélène Castaing", "By Staff Writer |
 * March 3", "Par Jean Roy, publié le 3 mars". Null where it is prose, which begins like it, too.
 */
export const bylineNames = (text: string): string | null => {
  const words = text.split(/\s+/u).slice(1);
  const end = words.findIndex(
    (word, i) =>
      /^[|–—•-]$/u.test(word) || (words[i - 1]?.endsWith(',') === true && !isCapital(word) && !joinsNames(word)),
  );
  const names = end < 0 ? words : words.slice(0, end);
  const [first, last] = [names[0], names.at(-1)];
  const areNames =
    first !== undefined &&
    last !== undefined &&
    names.length <= longestByline &&
    isCapital(first) &&
    (isCapital(last) || words[end - 1]?.endsWith(',') === true) &&
    names.every((word) => isCapital(word) || joinsNames(word) || /^[lLdD]['’]\p{Lu}/u.test(word));
  return areNames ? names.join(' ').replace(/[,.]$/u, '') : null;
};

/** "Home > Health > Hospitals" */
const breadcrumbs = /^[^>›|]{1,40}(?:\s[>›|]\s[^>›|]{1,40}){2,8}$/u;

/** "12 partages", "1.2K shares" */
const counter = /^\d{1,6}(?:[.,]\d{1,2})?\s?[kKM]?\s(.{2,24})$/u;

/** A headline may begin like a timestamp. */
const tellsWhen = (line: string, nearDays: readonly string[]) =>
  /\d/u.test(line) || nearDays.some((words) => line.includes(words));

/** "The bridge in March. Image: Rory Blake." closes with whose picture it describes. */
const creditedTo = (line: string, openings: readonly string[]): boolean => {
  const closing = line.slice(Math.max(1, line.length - longestCredit));
  return closing.includes(':') && openings.some((word) => word.endsWith(':') && closing.includes(` ${word}`));
};

/** "Lire aussi : …", "Related: …": whatever follows the mark, and however it ends, belongs to another piece. */
const pointsTo = (line: string, words: string): boolean =>
  /^\s?[:|>→]/u.test(line.slice(words.length)) || words.endsWith(':');

/** What a line of the page is, if it is no line of the article; `line` is its text as normalized words. */
export const furnitureKind = (text: string, line: string, page: PageWords): FurnitureKind | 'caption' | null => {
  const { openings } = page;
  if (text.length <= boxLength)
    for (const kind of ['newsletter', 'consent'] as const) if (opening(line, openings[kind])) return kind;
  if (text.length > captionLength) return null;
  const isShort = text.length <= furnitureLength;
  if (isShort && (opening(line, openings.credit) || (text.includes('©') && text.length < 100))) return 'credit';
  if (creditedTo(line, openings.credit)) return 'caption';
  if (!isShort) return null;
  if (opening(line, openings.timestamp) && tellsWhen(line, page.nearDays)) return 'timestamp';
  const pointer = opening(line, openings.navigation);
  if (pointer !== undefined && pointsTo(line, pointer)) return 'navigation';
  const bare = line.replace(/(?<![\s:…>→])[\s:…>→]{1,20}$/u, '');
  for (const [kind, words] of Object.entries(page.lines)) if (words.includes(bare)) return kind as FurnitureKind;
  if (page.counters.includes(counter.exec(line)?.[1] ?? '')) return 'sharing';
  if (endsSentence(text)) return null;
  if (breadcrumbs.test(text) || pointer !== undefined) return 'navigation';
  if (opening(line, openings.sharing) && text.length < 60) return 'sharing';
  if (opening(line, openings.byline) && bylineNames(text) !== null) return 'byline';
  return null;
};

/** Is it the heading of a section, with or without a count: "Commentaires (12)", "3 comments"? */
export const isHeading = (line: string, headings: readonly string[]): boolean =>
  headings.includes(line.replace(/^\d{1,5}\s|\s?\(\d{1,5}\)$|\s?:$/gu, ''));

/** A line that people read for its sentences, and no headline, name or label. */
export const isProse = (text: string): boolean =>
  text.length > furnitureLength || (text.length > 60 && endsSentence(text));

/** Two to four capitalised words and nothing else: "Hélène Castaing", "Jean de La Fontaine". */
export const isNameAlone = (text: string): boolean =>
  text.length <= 60 && /^\p{Lu}[\p{L}.'’-]*(?:\s(?:\p{Lu}[\p{L}.'’-]*|de|du|la|le|van|von)){1,4}$/u.test(text);
