import { tag } from '../../../languages/lexical-tags.ts';
import type { Analysis } from '../../analysis.ts';
import { isContentWord } from '../../content-word.ts';
import type { Rule } from '../../rule.ts';
import { calendar, type DateExpression } from '../date-expression.ts';
import { isPieceOfNumber, openedFrom, shortYearAt, yearAt } from '../date-parts.ts';

/** "2010-788", the number of a law or file. */
const isFileNumber = ({ tokens }: Analysis, at: number): boolean => {
  const [dash, number] = [tokens[at + 1], tokens[at + 2]];
  const glued = dash?.text === '-' && !dash.spaced && number?.kind === 'number' && !number.spaced;
  return glued && number.text.length !== 2 && number.text.length !== 4;
};

/** Behind "1892 – 94", the two digits that are a later year of the same century. */
const abbreviatedEnd = (analysis: Analysis, at: number, year: number): number | null => {
  const { tokens } = analysis;
  const [dash, short, after] = [1, 2, 3].map((i) => tokens[at + i]);
  if (!/^[-–]$/u.test(dash?.text ?? '') || short?.kind !== 'number' || short.text.length !== 2) return null;
  const goesOn =
    after !== undefined && !after.spaced && (/^[-–/]$/u.test(after.text) || isPieceOfNumber(analysis, at + 3));
  if (dash?.spaced !== short.spaced || goesOn) return null;
  return Number(short.text) > year % 100 ? at + 3 : null;
};

/** Behind "1990s", or behind "the 1990's", its end. */
const decadeEnd = ({ tokens, tags, pack }: Analysis, at: number): number | null => {
  const next = tokens[at + 1];
  const isMark = next !== undefined && !next.spaced && /^['’]$/u.test(next.text);
  if (isMark && ((tags[at - 1] ?? 0) & tag.determiner) === 0) return null;
  const end = isMark ? at + 2 : at + 1;
  return !tokens[end]?.spaced && pack.dates.decadeEndings.has(tokens[end]?.norm ?? '') ? end + 1 : null;
};

/** Behind "2002/2003" or "2002/03", its end: a season, named by its first year. */
const seasonEnd = ({ tokens }: Analysis, at: number, year: number): number | null => {
  const [before, slash, next, after] = [-1, 1, 2, 3].map((i) => tokens[at + i]);
  if (slash?.text !== '/' || slash.spaced || next?.kind !== 'number' || next.spaced) return null;
  const open = (before?.text === '/' && !tokens[at]?.spaced) || (after?.text === '/' && !after.spaced);
  const later = next.text.length === 2 ? (year + 1) % 100 : year + 1;
  return !open && Number(next.text) === later && (next.text.length === 2 || next.text.length === 4) ? at + 3 : null;
};

/** Does "en", "in" say that two digits are a year: "en 97", "in 80 and 84", but "one in 50", "in 80 to 90 % of cases"? */
const isCuedShort = (analysis: Analysis, at: number): boolean => {
  const { tokens, tags, pack } = analysis;
  const { shortYearCues, dayLists } = pack.dates;
  const isNumber = (i: number) => ((tags[i] ?? 0) & (tag.digits | tag.numeral)) !== 0;
  const lists = (i: number) => dayLists.has(tokens[i]?.norm ?? '');
  const cue = lists(at - 1) && isNumber(at - 2) ? at - 3 : at - 1;
  if (!shortYearCues.has(tokens[cue]?.norm ?? '') || isNumber(cue - 1)) return false;
  if (cue < at - 1 && shortYearAt(analysis, at - 2) === null) return false;
  const goesOn = lists(at + 1) && ((tags[at + 2] ?? 0) & tag.digits) !== 0;
  const last = goesOn ? at + 2 : at;
  const measures = ((tags[last + 1] ?? 0) & (tag.unit | tag.currency | tag.scale)) !== 0;
  return !measures && (!goesOn || shortYearAt(analysis, last) !== null);
};

/** "en 2011", "fin 2014", "l'année 2012", "the 2018 final". */
export const year: Rule<DateExpression> = {
  name: 'date.year',
  triggers: tag.digits,
  examples: [
    { language: 'fr', text: 'Le parti gouverne depuis 2009 sans alliés.', reads: '2009' },
    { language: 'fr', text: 'La ligne ouvrira fin 2014.', reads: 'fin 2014' },
    { language: 'fr', text: 'Deux ruptures ont eu lieu en 97, rien depuis.', reads: '97' },
    { language: 'fr', text: 'La crise de 1929 a tout changé.', reads: '1929' },
    { language: 'en', text: 'He ran in 84 and lost.', reads: '84' },
    { language: 'en', text: 'He lost the 2008 elections.', reads: '2008' },
    { language: 'en', text: 'It was the best result since 1994.', reads: '1994' },
    { language: 'fr', text: 'La saison 2002/2003 commence.', reads: '2002/2003' },
    { language: 'fr', text: 'Le groupe date des années 60.', reads: 'années 60' },
    { language: 'en', text: 'The band formed in the 1990s.', reads: '1990s' },
    { language: 'en', text: "The strikes of the 1930's were long.", reads: "1930's" },
    { language: 'en', text: 'He grew up in the early 1990s.', reads: 'early 1990s' },
    { language: 'en', text: "It was 2010's best film.", reads: '2010' },
    { language: 'en', text: 'Emissions fell to 1990 levels.', reads: '1990' },
    { language: 'en', text: 'The plan (1791) was his.', reads: '1791' },
    { language: 'en', text: 'He taught from 1928 onwards.', reads: '1928' },
    { language: 'en', text: 'He led it in 1920-21.', reads: '1920-21' },
    { language: 'en', text: 'Output fell between 2004 and 2009.', reads: '2004' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'La loi n° 2010-788 est votée.' },
    { language: 'fr', text: 'Il a gagné en 97 minutes, en 45 sets.' },
    { language: 'en', text: 'It hits one in 50, in 80 to 90 percent of towns and in 60 or 70 cases.' },
    { language: 'fr', text: 'Il réussit en 80 à 90 % des cas.' },
    { language: 'fr', text: 'Le stade accueille 1500 invités.' },
    { language: 'fr', text: 'On a compté 2000 manifestants.' },
    { language: 'fr', text: 'Le lot coûte 1950 euros.' },
    { language: 'en', text: 'They counted 2000 people.' },
    { language: 'en', text: 'a 1990 km walk' },
    { language: 'fr', text: 'Deux Mirage 2000 ont décollé.' },
    { language: 'en', text: 'They wrote over 1000 featured articles.' },
  ],
  read(analysis, at) {
    const { tokens, tags, pack } = analysis;
    const found =
      yearAt(analysis, at) ??
      (isCuedShort(analysis, at) || pack.dates.decadeWords.has(tokens[at - 1]?.norm ?? '')
        ? shortYearAt(analysis, at)
        : null);
    if (found === null) return null;
    const slashed = seasonEnd(analysis, at, found.value);
    if (slashed !== null)
      return { first: openedFrom(analysis, at), end: slashed, meaning: calendar({ year: found.value }) };
    if (isPieceOfNumber(analysis, at)) return null;
    if (isFileNumber(analysis, at)) return { rejected: 'the number of a law or file' };
    const before = tokens[at - 1];
    const here = tokens[at];
    const next = tokens[at + 1];
    if (before !== undefined && !here?.spaced && before.kind === 'symbol') return { rejected: 'an amount' };
    if (before?.capital && pack.dates.numberedNames.has(before.norm)) return { rejected: 'a name' };
    const nextMask = tags[at + 1] ?? 0;
    // A sign or a longer word is a unit; "en 2012 a" is none.
    if (
      (nextMask & (tag.unit | tag.currency | tag.scale)) !== 0 &&
      (next?.kind === 'symbol' || (next?.text.length ?? 0) > 1) &&
      ((tags[at + 2] ?? 0) & tag.numeral) === 0
    )
      return { rejected: 'a unit follows' };
    // "2012-2013", a season: named by its first year.
    const dash = /^[-–]$/u.test(next?.text ?? '') && !next?.spaced;
    const through = dash ? yearAt(analysis, at + 2) : null;
    const abbreviated = abbreviatedEnd(analysis, at, found.value);
    if (
      before !== undefined &&
      /^[-–]$/u.test(before.text) &&
      !before.spaced &&
      !here?.spaced &&
      yearAt(analysis, at - 2)?.value === found.value - 1
    )
      return null;
    const isRound = found.value % 10 === 0;
    const decade = isRound ? decadeEnd(analysis, at) : null;
    if (decade !== null) return { first: openedFrom(analysis, at), end: decade, meaning: { kind: 'open' } };
    if (next !== undefined && next.kind === 'word' && !next.spaced) return { rejected: 'a piece of a name' };
    if (pack.dates.decadeWords.has(before?.norm ?? '') && isRound)
      return { first: at - 1, end: found.end, meaning: { kind: 'open' } };
    const opened = openedFrom(analysis, at);
    const isModern = found.value >= 1800 && found.value < 2100;
    const countsWhat =
      next?.kind === 'word' &&
      !next.capital &&
      isContentWord(analysis, at + 1) &&
      pack.nouns.pluralEndings.some((ending) => next.norm.endsWith(ending)) &&
      !pack.nouns.notPluralEndings.some((ending) => next.norm.endsWith(ending));
    const countsPeople = pack.nouns.irregularPlurals.has(next?.norm ?? '');
    // "the 2008 elections"
    const attributive =
      pack.nouns.head === 'last' &&
      isModern &&
      !countsPeople &&
      found.value % 100 !== 0 &&
      ((tags[at - 1] ?? 0) & tag.determiner) !== 0;
    const ofYear = isModern && (opened < at || pack.dates.yearNouns.has(next?.norm ?? ''));
    if ((countsWhat || countsPeople) && !attributive && !ofYear) return { rejected: 'it counts what follows' };
    // "(1704 – 1787)", "(1791)"
    const bracketed = before?.text === '(' && /^[-–)]$/u.test(next?.text ?? '');
    const closes = next?.text === ')' && /^[-–]$/u.test(before?.text ?? '') && yearAt(analysis, at - 2) !== null;
    // "in 1687 and 1689"
    const listed = pack.dates.dayLists.has(before?.norm ?? '') && yearAt(analysis, at - 2) !== null;
    const led = opened < at || bracketed || closes || listed || ((tags[at - 1] ?? 0) & tag.preposition) !== 0;
    // "over 1000 featured articles"
    if (!isModern && found.value % 100 === 0 && opened === at && isContentWord(analysis, at + 1))
      return { rejected: 'it counts what follows' };
    if (!led && !isModern) return { rejected: 'too far for a year that nothing announces' };
    return {
      first: opened,
      end: abbreviated ?? (through !== null && through.value - found.value === 1 ? through.end : found.end),
      meaning: calendar({ year: found.value }),
    };
  },
};
