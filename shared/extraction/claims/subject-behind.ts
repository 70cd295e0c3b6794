import { tag } from '../../languages/lexical-tags.ts';
import { phraseBefore } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import { isAdverb, isTimeWord } from './adverbs.ts';
import type { ClaimContext } from './claim-context.ts';
import { type Mention, namesSeveral, readMention } from './mention.ts';
import { nameEnd } from './name-end.ts';
import { isAcronym, isNamePart } from './names.ts';
import { beginsPhrase, describesRole, pastBracket, pastDeterminer, phraseEnd } from './noun-phrase.ts';
import { isAge, withRole } from './subject.ts';

/** In tokens. */
const longestInsertion = 5;

/** Past an expression that says nothing of its own: "a assuré [pour sa part] à l'AFP le colonel". */
const pastInsertion = ({ tokens, pack }: Analysis, at: number): number => {
  for (let end = at + 1; end <= at + longestInsertion; end++)
    if (phraseBefore(pack.reporting.insertions, tokens, end)?.first === at) return end;
  return at;
};

/** Past adverbs and whom it was said to: "a annoncé à l'AFP [Jean Dupont]"; -1 when no subject follows. */
const pastAddressed = (analysis: Analysis, from: number, limit: number): number => {
  const { tokens, tags, pack } = analysis;
  let at = from;
  for (let steps = 0; steps < 3 && at < limit; steps++) {
    while (at < limit && (isAdverb(analysis, at) || isTimeWord(analysis, at))) at++;
    at = pastInsertion(analysis, at);
    const bits = tags[at] ?? 0;
    if ((bits & tag.preposition) === 0 || (bits & tag.determiner) !== 0) return at;
    const end = phraseEnd(analysis, at + 1, limit);
    // Of two names in a row behind an acronym, the second speaks.
    let next = end;
    for (let i = at + 1; i < end; i++)
      if (
        isAcronym(tokens[i]) &&
        i + 1 < end &&
        isNamePart(analysis, i + 1) &&
        !pack.speakers.links.has(tokens[i + 1]?.norm ?? '')
      ) {
        const stop = nameEnd(analysis, i, end);
        next = stop < end ? stop : i + 1;
        break;
      }
    if (next >= limit || !beginsPhrase(analysis, next)) return -1;
    at = next;
  }
  return at;
};

/** "…, [le colonel Luc Morin]": an apposition that has a role of its own beside the name. */
const namedWithRole = (analysis: Analysis, first: number, limit: number): Mention | null => {
  if (!describesRole(analysis, first, limit)) return null;
  const end = phraseEnd(analysis, first, limit);
  const apposed = readMention(analysis, first, end);
  return apposed.name !== null && apposed.end === end && analysis.tokens[end]?.kind !== 'word' ? apposed : null;
};

/** Behind an age and its comma: "assure Luc Morin, 54 ans, [éleveur]". */
const pastAge = (analysis: Analysis, first: number, limit: number): number => {
  let comma = first;
  while (comma < limit && comma < first + 4 && analysis.tokens[comma]?.text !== ',') comma++;
  return analysis.tokens[comma]?.text === ',' && isAge(analysis, { first, end: comma }) ? comma + 1 : first;
};

/** The subject behind a verb: "a déclaré le président, Luc Morin", "assure Anne Leroy, maire de …". */
export const subjectAfter = (
  analysis: Analysis,
  context: ClaimContext,
  from: number,
  withinQuote = false,
): Mention | null => {
  const { tokens } = analysis;
  const limit = context.unitEnd(from);
  const at = pastAddressed(analysis, from, limit);
  if (at < 0 || at >= limit || tokens[at]?.kind !== 'word') return null;
  if ((context.quotes.at[at] as number) >= 0 !== withinQuote) return null;
  const end = phraseEnd(analysis, at, limit);
  if (end <= at) return null;
  const mention = readMention(analysis, at, end);
  if (mention.pronoun) return mention;
  const comma = pastBracket(analysis, end, limit);
  const bracketed = comma > end && mention.name === null ? nameEnd(analysis, comma, limit) : comma;
  if (bracketed > comma)
    return withRole(
      analysis,
      { first: comma, end: bracketed, name: [comma, bracketed], role: null, pronoun: false },
      at,
      end,
    );
  if (tokens[comma]?.text !== ',') return mention;
  const next = comma + 1;
  if (mention.name === null) {
    const stop = nameEnd(analysis, next, limit);
    // "trois élus, Ann Lee, Luc Morin et …": one of several.
    if (namesSeveral(analysis, at)) return mention;
    if (stop <= next) {
      const ranked = namedWithRole(analysis, next, limit);
      return ranked === null ? mention : { ...ranked, role: [pastDeterminer(analysis, at, end), end] };
    }
    if (stop <= next || (stop < limit && tokens[stop]?.kind === 'word')) return mention;
    return withRole(analysis, { first: next, end: stop, name: [next, stop], role: null, pronoun: false }, at, end);
  }
  const role = pastAge(analysis, next, limit);
  if (!describesRole(analysis, role, limit)) return mention;
  let stop = role;
  const isQuoted = (at: number) => (context.quotes.at[at] as number) >= 0;
  while (stop < limit && !/^[,.;:]$/.test(tokens[stop]?.text ?? '') && isQuoted(stop) === withinQuote) stop++;
  return stop > role ? withRole(analysis, mention, role, stop) : mention;
};
