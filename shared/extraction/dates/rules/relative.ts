import { tag } from '../../../languages/lexical-tags.ts';
import { phraseAt } from '../../../languages/phrase-table.ts';
import type { Analysis } from '../../analysis.ts';
import { isContentWord } from '../../content-word.ts';
import type { Rule } from '../../rule.ts';
import type { DateExpression } from '../date-expression.ts';
import { monthAt, openedFrom, yearAt } from '../date-parts.ts';

/** "encore aujourd'hui", ", aujourd'hui ministre,": these times and not the day of publication. */
const isNowadays = (analysis: Analysis, at: number, end: number): boolean => {
  const { tokens, tags, pack } = analysis;
  const { nowadaysBefore, nowadaysAfter, nowadaysAside } = pack.dates;
  const before = tokens[at - 1]?.norm ?? '';
  const next = tokens[end];
  if (nowadaysBefore.has(before) || nowadaysAfter.has(next?.norm ?? '')) return true;
  const isTime = ((tags[end] ?? 0) & (tag.weekday | tag.month)) !== 0;
  return nowadaysAside.has(before) && isContentWord(analysis, end) && !next?.capital && !isTime;
};

/** "hier", "ce matin", "l'an dernier", "la veille", "last week". */
export const relative: Rule<DateExpression> = {
  name: 'date.relative',
  triggers: tag.relativeDate,
  examples: [
    { language: 'fr', text: 'Le conseil se réunit demain à Tours.', reads: 'demain' },
    { language: 'fr', text: "Les ventes de l'an dernier étaient faibles.", reads: "l'an dernier" },
    { language: 'fr', text: 'Il avait refusé la veille.', reads: 'la veille' },
    { language: 'en', text: 'Sales fell last year.', reads: 'last year' },
    { language: 'en', text: 'The court ruled yesterday.', reads: 'yesterday' },
  ],
  lookAlikes: [
    { language: 'fr', text: 'La veille sanitaire continue, cette moisson aussi.' },
    { language: 'en', text: 'They last longer.' },
    { language: 'en', text: 'Prices rose over the last year, wrote Science Today.' },
    { language: 'fr', text: "Paul Lenoir, aujourd'hui ministre, y vit encore aujourd'hui." },
  ],
  read(analysis, at) {
    const { tokens, pack, sentenceOf } = analysis;
    const found = phraseAt(pack.dates.relative, tokens, at);
    if (found === null || sentenceOf[found.end - 1] !== sentenceOf[at]) return null;
    const { value } = found;
    let { first, end } = found;
    const before = tokens[at - 1];
    if (pack.dates.periodBefore.has(before?.norm ?? '')) return { rejected: 'a period' };
    if (pack.dates.nowadays.has(tokens[at]?.norm ?? '')) {
      const partOfName = before?.capital && tokens[at]?.capital && sentenceOf[at - 1] === sentenceOf[at];
      if (partOfName) return { rejected: 'a name' };
      if (isNowadays(analysis, at, end)) return { rejected: 'these times, no day' };
    }
    // "la fin de l'année 2012" is that year's.
    if (yearAt(analysis, end) !== null) return null;
    // "le début du mois de juillet" is that month's.
    if (pack.nouns.of.has(tokens[end]?.norm ?? '') && monthAt(analysis, end + 1) !== null) return null;
    // "fin de l'an prochain"
    if (value?.unit === 'year') first = openedFrom(analysis, first);
    if (value === null) return { first, end, meaning: { kind: 'open' } };
    if (value.from === 'before' && ((analysis.tags[at] ?? 0) & tag.preposition) !== 0) {
      // "dans la nuit de lundi", "jeudi dans la soirée"
      const beside = ((analysis.tags[at - 1] ?? 0) & (tag.weekday | tag.month | tag.digits | tag.relativeDate)) !== 0;
      // "dans la nuit du 12 au 13"
      const dates = tag.weekday | tag.digits | tag.relativeDate;
      const behind = pack.nouns.partitive.has(tokens[end]?.norm ?? '') && ((analysis.tags[end + 1] ?? 0) & dates) !== 0;
      if (beside || behind || pack.nouns.of.has(tokens[end]?.norm ?? '')) return { rejected: 'part of another date' };
    }
    if (value.from === 'before' && value.by !== 0) {
      const next = tokens[end];
      // "la veille du scrutin" hangs on the event, not on the date before.
      if (next?.kind === 'word' && pack.dates.eventLinks.has(next.norm))
        return { first, end, meaning: { kind: 'open' } };
      // "the day before the vote"
      const hangs = (analysis.tags[end] ?? 0) & (tag.determiner | tag.subjectPronoun | tag.pronoun);
      if (hangs && pack.dates.eventHeads.has(tokens[end - 1]?.norm ?? ''))
        return { first, end, meaning: { kind: 'open' } };
      if (
        next?.kind === 'word' &&
        isContentWord(analysis, end) &&
        !next.capital &&
        next.norm.length > 3 &&
        pack.dates.relativeNouns.has(tokens[end - 1]?.norm ?? '')
      )
        if (pack.nouns.adjectiveEndings.some((ending) => next.norm.endsWith(ending)))
          return { rejected: 'a noun with its adjective' };
    }
    if (value.unit === 'day' && pack.dates.dayParts.has(tokens[end]?.norm ?? '')) end++;
    return { first, end, meaning: { kind: 'shift', shift: value } };
  },
};
