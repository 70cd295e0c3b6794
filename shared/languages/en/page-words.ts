import type { PageWords } from '../language-pack.ts';

/** How the furniture of English pages begins. */
export const pageWords: PageWords = {
  credit: ['©', '(c)', 'credit:', 'photo:', 'photo credit', 'photograph:', 'image:', 'image credit', 'illustration:', 'picture:', 'getty images', 'source:'],
  byline: ['by ', 'reporting by', 'additional reporting', 'editing by', 'written by', '(reuters)', '(ap)', 'associated press'],
  timestamp: ['published ', 'updated ', 'last updated', 'last modified', 'first published', 'posted ', 'reading time'],
  navigation: ['read more', 'read also', 'see also', 'related:', 'related articles', 'more on this', 'home', 'skip to', 'continue reading', 'advertisement', 'listen to'],
  sharing: ['share', 'share this', 'comment', 'print', 'copy link', 'subscribe', 'sign up', 'newsletter', 'follow us', 'email this'],
};
