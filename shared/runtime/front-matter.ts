import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { frontMatterSpan } from '../text/front-matter.ts';

/** The names that static sites and content systems give to what S3's object metadata calls so. */
const names: Readonly<Record<string, readonly string[]>> = {
  'published-at': ['published-at', 'publishedat', 'published', 'date', 'pubdate', 'publication-date'],
  source: ['source', 'publisher', 'publication'],
  'article-id': ['article-id', 'articleid', 'guid', 'id'],
  revision: ['revision', 'version'],
  language: ['language', 'lang', 'locale'],
  url: ['url', 'link', 'permalink', 'canonical'],
  author: ['author', 'authors', 'byline'],
  'embargoed-until': ['embargoed-until', 'embargoeduntil', 'embargo'],
  status: ['status', 'pubstatus'],
};

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value.trim();
  return Array.isArray(value) ? value.map(textOf).filter(Boolean).join(', ') : '';
};

/** "fr-FR" is French; a status that a content system uses for its own ends ("published", "draft") says what IPTC's would. */
const inOurWords = (name: string, text: string): string => {
  if (name === 'language') return text.slice(0, 2).toLowerCase();
  if (name !== 'status') return text;
  const status = text.toLowerCase();
  if (status === 'published' || status === 'publish') return 'usable';
  return status === 'draft' || status === 'private' ? 'withheld' : status;
};

/**
 * What an article's front matter says of it, under the names of S3's object metadata; values as written, for `mergeMetadata` to judge. Empty
 * where there is no front matter, or where it is no YAML: then the article is read all the same.
 */
export const readFrontMatter = (source: string): Record<string, string> => {
  const span = frontMatterSpan(source);
  if (span === null) return {};
  let fields: unknown;
  try {
    fields = load(source.slice(...span).replace(/^---|(?:---|\.\.\.)$/gu, ''), { schema: FAILSAFE_SCHEMA });
  } catch {
    return {}; // No YAML: a text that only looks so. It is set aside as front matter, and says nothing.
  }
  if (typeof fields !== 'object' || fields === null) return {};
  const written = new Map(
    Object.entries(fields).map(([field, value]) => [field.toLowerCase().replaceAll('_', '-'), textOf(value)]),
  );
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, aliases]) => {
      const text = aliases.map((alias) => written.get(alias)).find((value) => value);
      return text === undefined ? [] : [[name, inOurWords(name, text)]];
    }),
  );
};
