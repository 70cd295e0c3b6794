import { decodeHTMLStrict } from 'entities/decode';
import { type Edit, editsOf } from '../offset-map.ts';

const entity = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});/gu;

/** Reads HTML's character references ("&eacute;", "&#8217;"). Once: what was escaped twice takes two passes. */
export const decodeEntities = (text: string): Iterable<Edit> =>
  text.includes('&') ? editsOf(text, entity, ([found]) => decodeHTMLStrict(found)) : [];

/** Elements that a line begins and ends with, however the source is laid out. */
const blocks =
  'address|article|aside|blockquote|body|br|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|li|main|nav|ol|option|p|section|select|table|tbody|td|tfoot|th|thead|title|tr|ul';
const inlines =
  'a|abbr|acronym|area|audio|b|base|bdi|bdo|big|button|center|cite|code|data|del|dfn|em|embed|font|i|iframe|img|input|ins|kbd|label|link|mark|meta|noscript|object|param|picture|pre|q|s|samp|small|source|span|strike|strong|sub|sup|time|tt|u|var|video|wbr';
/** Attributes of one tag: data: addresses of pictures are set apart by being longer, and no prose. */
const attributes = String.raw`(?:[\s/][^<>]{0,2000})?`;
const tagPattern = new RegExp(
  String.raw`<(?:/?(?:(${blocks})|${inlines})${attributes}|!doctype\b[^<>]{0,200}|\?xml\b[^<>]{0,200})>`,
  'giu',
);

/** What no reader of the page sees, with all that stands in it. */
const hidden = [
  { opens: /<!--/gu, closes: /-->/gu },
  { opens: /<script(?=[\s>])/giu, closes: /<\/script\s{0,20}>/giu },
  { opens: /<style(?=[\s>])/giu, closes: /<\/style\s{0,20}>/giu },
] as const;

/** Comments, scripts and styles, in order. One that is never closed is left: better a stray word than a lost article. */
export const removeHiddenMarkup = (text: string): Iterable<Edit> => {
  if (!text.includes('<')) return [];
  const found: Edit[] = [];
  for (const { opens, closes } of hidden) {
    let read = 0;
    for (const { index } of text.matchAll(opens)) {
      if (index < read) continue;
      closes.lastIndex = index;
      if (closes.exec(text) === null) break;
      read = closes.lastIndex;
      found.push({ start: index, end: read, replacement: '\n' });
    }
  }
  let read = 0;
  return found
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      if (start < read) return false;
      read = end;
      return true;
    });
};

/** Of these, two make a page, where a line end in the source is a space; one may be a stray tag in a plain text. */
const paragraphTag = /<(?:html|body|p|div)[\s>]/giu;
const isHypertext = (text: string): boolean => {
  const found = text.matchAll(paragraphTag);
  return !found.next().done && !found.next().done;
};
const tagOrLineEnd = new RegExp(`${tagPattern.source}|[\\r\\n]+`, 'giu');

/** Takes HTML's tags out: a block's begins a new line. What only looks like a tag ("<3 000 habitants>") stays. */
export const removeTags = (text: string): Iterable<Edit> => {
  if (!text.includes('<')) return [];
  return editsOf(text, isHypertext(text) ? tagOrLineEnd : tagPattern, ([found, block]) => {
    if (!found.startsWith('<')) return ' ';
    return block === undefined ? '' : '\n';
  });
};
