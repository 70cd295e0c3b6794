import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { functionTags, isContentWord } from '../content-word.ts';
import type { DateReading } from '../dates/date-reading.ts';
import { opensClause } from './clause.ts';
import type { StatisticReading } from './statistic-reading.ts';

/** Does a participle or verb stand at `at`, as far as endings and short lists tell: "établi", "launched"? */
const isParticiple = ({ tokens, tags, pack }: Analysis, at: number): boolean => {
  const word = tokens[at];
  if (word?.kind !== 'word' || word.capital || word.norm.length < 3 || ((tags[at] ?? 0) & functionTags) !== 0)
    return false;
  return (
    pack.nouns.verbs.has(word.norm) ||
    [pack.nouns.participleEndings, pack.dates.past.participles].some((endings) =>
      endings.some((ending) => word.norm.endsWith(ending)),
    )
  );
};

/** "beating the record of 38.7 °C [set in 2019]": is a date tied to `last`, the number right before it, and that in no list with the numbers before? */
export const isOfAnother = (analysis: Analysis, last: StatisticReading, { first }: DateReading): boolean => {
  const { tokens, tags } = analysis;
  const link = tokens[last.outerFirst - 1];
  const { conjunction } = analysis.pack.numbers;
  if (link?.text === ',' || link?.norm === conjunction || opensPart(analysis, last.outerFirst - 1)) return false;
  let at = first - 1;
  if (((tags[at] ?? 0) & tag.determiner) !== 0) at--;
  if (((tags[at] ?? 0) & tag.preposition) === 0) return false;
  if (at === last.end) return analysis.pack.nouns.of.has(tokens[at]?.norm ?? '');
  return at - 1 === last.end && isParticiple(analysis, at - 1);
};

/** ", dont 400": does what opens a clause lead to a number that is a part of the one before? */
const opensPart = ({ tokens, tags, pack }: Analysis, at: number): boolean =>
  pack.nouns.partOpeners.has(tokens[at]?.norm ?? '') &&
  ((tags[at + 1] ?? 0) & (tag.digits | tag.numeral | tag.modifier | tag.determiner)) !== 0;

/** How far into an aside between commas a date may stand: ", lancée de la base de Kourou il y a 12 ans,". */
const asideReach = 16;

/** How far before a date a semicolon may stand that parts it from a number. */
const stopReach = 40;

/** The comma nearest before `at` in its sentence, from `from` on; -1 where none is near. */
const commaBefore = ({ tokens, sentenceOf }: Analysis, at: number, from: number): number => {
  for (let i = at - 1; i >= Math.max(from, at - asideReach) && sentenceOf[i] === sentenceOf[at]; i--)
    if (tokens[i]?.text === ',') return i;
  return -1;
};

/** "; it left in May", ", which opened in 1994": does a semicolon, or the last comma between a number that ends at `end` and a date behind, open another clause? */
export const isInAside = (analysis: Analysis, end: number, { first }: DateReading): boolean => {
  for (let i = Math.max(end, first - stopReach); i < first; i++) if (analysis.tokens[i]?.text === ';') return true;
  const comma = commaBefore(analysis, first, end);
  return comma >= 0 && comma < first - 2 && opensClause(analysis, comma + 1) && !opensPart(analysis, comma + 1);
};

/** ", which has 190,000 members, sued last year": does a comma close the relative clause of the number `[first, end)` before a date behind? */
export const isBehindAside = (analysis: Analysis, first: number, end: number, date: DateReading): boolean => {
  const comma = commaBefore(analysis, first, first - asideReach);
  if (comma < 0 || ((analysis.tags[comma + 1] ?? 0) & tag.subordinator) === 0 || opensPart(analysis, comma + 1))
    return false;
  for (let i = end; i < date.first; i++) if (analysis.tokens[i]?.text === ',') return true;
  return false;
};

/** "La sonde, [lancée il y a 12 ans], est à …": does a date, stand in a participle's aside with no number before it, or in a relative's, that a comma closes? */
export const isOfAside = (analysis: Analysis, date: DateReading, before: StatisticReading | undefined): boolean => {
  if (analysis.tokens[date.end]?.text !== ',') return false;
  const comma = commaBefore(analysis, date.first, 0);
  if (comma < 0) return false;
  const relative = opensClause(analysis, comma + 1);
  if (!relative && before !== undefined && before.first > comma && before.first < date.first) return false;
  const saysMore = Array.from({ length: date.first - comma - 2 }, (_, i) => comma + 2 + i).some((i) =>
    isContentWord(analysis, i),
  );
  return relative ? saysMore : isParticiple(analysis, comma + 1);
};
