import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';

/**
 * Is the number word at `[first, end)` one of several in a row, as when somebody counts or dictates ("un, deux, trois", "un sept neuf
 * neuf")? Then "un" is no article and "neuf" no adjective.
 */
export const standsInRow = ({ tokens, tags, pack }: Analysis, first: number, end: number): boolean => {
  const isNumeral = (i: number) => ((tags[i] ?? 0) & tag.numeral) !== 0;
  const isArticle = (i: number) => pack.numbers.articles.has(tokens[i]?.norm ?? '');
  if (isNumeral(first - 1) && (!isArticle(first - 1) || isNumeral(end))) return true;
  if (isNumeral(end) && isNumeral(end + 1) && !isArticle(end)) return true;
  return tokens[end]?.text === ',' && isNumeral(end + 1) && !isArticle(end + 1);
};
