import type { Noise } from '../../domain/extraction.ts';

/** Addresses of pages and people within the text: what stands in them is no number and no word of anybody. */
const linkPattern =
  /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"«»“”]{1,500}|(?<![\p{L}\p{N}._%+-])[a-z0-9._%+-]{1,60}@[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){1,4}/giu;
/** What every link has. */
const telltale = /:\/\/|www\.|@/iu;

export const linksIn = (source: string): Noise[] => {
  if (!telltale.test(source)) return [];
  return [...source.matchAll(linkPattern)].map(({ 0: match, index }) => {
    const text = match.replace(/[.,;:!?)\]]{1,3}$/u, '');
    return { kind: 'link', text, span: [index, index + text.length] };
  });
};
