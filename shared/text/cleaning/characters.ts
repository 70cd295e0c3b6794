import { type Edit, editsOf } from '../offset-map.ts';

/**
 * Soft hyphens, zero-width and directional marks, variation selectors, byte-order marks within the text, and control characters other than
 * tabs and line ends. None is seen, and each would part a word.
 */
const unseen =
  /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|[\ufe00-\ufe0f]/u;
/** Vertical tab and form feed: a page of a print file ends. */
const pageBreaks = /[\u000b\u000c]/u;
/** Ligatures of letters, and the full-width forms of ASCII. */
const compatible = /[\ufb00-\ufb06\uff01-\uff5e]/u;
/** A letter and the marks that stand on it, as macOS writes file names and some editors text (NFD). No script in use stacks more than eight. */
const decomposed = /\P{M}\p{M}{1,8}/u;
const mark = /\p{M}/u;

const all = (pattern: RegExp) => new RegExp(pattern, 'gu');
const unseenRuns = new RegExp(`(?:${unseen.source}){1,1000}`, 'gu');

export const removeUnseen = (text: string): Iterable<Edit> =>
  unseen.test(text) ? editsOf(text, unseenRuns, () => '') : [];

export const breakPages = (text: string): Iterable<Edit> =>
  pageBreaks.test(text) ? editsOf(text, all(pageBreaks), () => '\n') : [];

export const expandLigatures = (text: string): Iterable<Edit> =>
  compatible.test(text) ? editsOf(text, all(compatible), ([found]) => found.normalize('NFKC')) : [];

export const composeAccents = (text: string): Iterable<Edit> =>
  mark.test(text) ? editsOf(text, all(decomposed), ([found]) => found.normalize('NFC')) : [];
