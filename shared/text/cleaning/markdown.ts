import { type Edit, editsOf } from '../offset-map.ts';

/** "[words](https://…)", "![words](/picture.jpg)" */
const link = /!?\[([^[\]\n]{1,300})\]\((?:https?:|mailto:|\/)[^\s()]{0,1000}(?:\s"[^"\n]{0,200}")?\)/gu;
/** "**words**", "_words_"; not "5*3*2" or "snake_case_names". */
const emphasis = /(?<![*_\p{L}\p{N}])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]{1,500})(?<![\s*_])\1(?![*_\p{L}\p{N}])/gu;
/** "## ", "> " at the beginning of a line. A dash stays: in French, somebody speaks. */
const lineMarks = /^(?:#{1,6}[ \t]{1,4}|(?:>[ \t]?){1,8})/gmu;

/** Takes away what stands before and after the words that a pattern has in a group, and leaves the words in their places. */
function* around(text: string, pattern: RegExp, group: number): Generator<Edit> {
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const words = match.index + match[0].indexOf(match[group] as string, match[0].startsWith('!') ? 2 : 1);
    yield { start: match.index, end: words, replacement: '' };
    yield { start: words + (match[group] as string).length, end, replacement: '' };
  }
}

export const removeLinkAddresses = (text: string): Iterable<Edit> => (text.includes('](') ? around(text, link, 1) : []);

export const removeEmphasis = (text: string): Iterable<Edit> =>
  text.includes('*') || text.includes('_') ? around(text, emphasis, 2) : [];

/** Takes the marks of headings and quotations away. */
export const removeLineMarks = (text: string): Iterable<Edit> =>
  text.includes('#') || text.includes('>') ? editsOf(text, lineMarks, () => '') : [];
