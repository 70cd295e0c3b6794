import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { isAdverb, isTimeWord } from './adverbs.ts';
import { isFiniteVerb } from './clause.ts';
import { endsWithAny } from './endings.ts';
import type { TokenRange } from './entity.ts';
import { namesSeveral, readMention } from './mention.ts';
import { isNamePart } from './names.ts';
import { describesRole, pastBracket, pastDeterminer, phraseEnd } from './noun-phrase.ts';

/** How far before a name its role may begin, in tokens. */
const reach = 14;
/** How long a role behind a name may be, in tokens. */
const longest = 20;

/** The first word of a phrase that is no adjective before its noun: its head, where heads stand first. */
const headOf = ({ tokens, tags, pack }: Analysis, first: number, end: number): number => {
  let i = first;
  while (
    i < end - 1 &&
    (pack.nouns.prenominal.has(tokens[i]?.norm ?? '') || ((tags[i] as number) & tag.ordinal) !== 0) &&
    ((tags[i] as number) & tag.role) === 0
  )
    i++;
  return i;
};

/** Where heads stand first: the innermost phrase before the name whose head is a role: "la démission de [l'entraîneur] Luc Morin". */
const headFirst = (analysis: Analysis, end: number, floor: number, person: boolean): TokenRange | null => {
  const { tokens, tags, entries, pack } = analysis;
  let body: TokenRange | null = null;
  const judge = (first: number): TokenRange | null => {
    const speaks = entries[headOf(analysis, first, end)]?.speaks;
    if (speaks === 'person') return [first, end];
    if (speaks !== undefined && speaks !== 'group') body ??= [first, end];
    return null;
  };
  let i = end - 1;
  for (; i >= Math.max(floor, end - reach); i--) {
    const token = tokens[i] as (typeof tokens)[number];
    const bits = tags[i] as number;
    if (token.kind !== 'word' && token.text !== '-') break;
    const link = pack.speakers.links.has(token.norm);
    if (i === end - 1 && (link || (bits & (tag.determiner | tag.preposition | tag.coordinator)) !== 0)) return null;
    if ((bits & tag.determiner) !== 0 || link) {
      if (i + 1 < end && ((tags[i + 1] as number) & tag.determiner) === 0) {
        const found = judge(i + 1);
        if (found !== null) return found;
      }
      // A phrase goes on before a determiner only behind a link: "ministre de | la Santé".
      if (!link && !pack.speakers.links.has(tokens[i - 1]?.norm ?? '')) break;
      continue;
    }
    if ((bits & tag.preposition) !== 0 && !pack.speakers.complementLinks.has(token.norm)) break;
    if ((bits & (tag.auxiliary | tag.subordinator)) !== 0 || isFiniteVerb(analysis, i)) break;
    if ((bits & tag.pronoun) !== 0 && (bits & tag.preposition) === 0) break;
  }
  // Without a determiner: "…, ministre de la Santé Luc Morin", "Président Morin".
  const opens = i + 1 < end && (i < floor || tokens[i]?.kind === 'punctuation');
  return (opens ? judge(i + 1) : null) ?? (person ? null : body);
};

/** Where heads stand last: the noun right before the name and what describes it: "[team captain] Ann Lee". */
const headLast = (analysis: Analysis, end: number, floor: number): TokenRange | null => {
  const { tokens, tags, entries, pack } = analysis;
  const speaks = entries[end - 1]?.speaks;
  if (speaks === undefined && tokens[end - 1]?.capital) return headOfOffice(analysis, end, floor);
  if (speaks === undefined || speaks === 'group' || speaks === 'document' || speaks === 'poll') return null;
  let i = end - 2;
  for (; i >= Math.max(floor, end - reach); i--) {
    const token = tokens[i] as (typeof tokens)[number];
    const bits = tags[i] as number;
    const joins = token.text === '-' || pack.speakers.possessives.has(token.norm) || pack.nouns.of.has(token.norm);
    if (joins) continue;
    if (token.kind !== 'word') break;
    const closed = tag.determiner | tag.preposition | tag.coordinator | tag.subordinator | tag.auxiliary | tag.pronoun;
    if ((bits & closed) !== 0 || ((bits & tag.reportingVerb) !== 0 && (bits & tag.role) === 0)) break;
    if ((bits & tag.adverb) !== 0 || isFiniteVerb(analysis, i)) break;
    // "attacked former captain Ann Lee"
    const participle = endsWithAny(token.norm, pack.speakers.openingEndings);
    if (!token.capital && participle && entries[i]?.speaks === undefined) break;
  }
  let first = i + 1;
  while (first < end - 1 && (tokens[first]?.text === '-' || pack.speakers.possessives.has(tokens[first]?.norm ?? '')))
    first++;
  return [first, end];
};

/** "[Minister of Industry and Commerce] Ann Lee": an office in capitals, its head first. */
const headOfOffice = (analysis: Analysis, end: number, floor: number): TokenRange | null => {
  const { tokens, tags, entries, pack } = analysis;
  let office: TokenRange | null = null;
  for (let i = end - 1; i >= Math.max(floor, end - reach); i--) {
    const small = pack.speakers.links.has(tokens[i]?.norm ?? '') || ((tags[i] as number) & tag.coordinator) !== 0;
    if (!small && (!tokens[i]?.capital || ((tags[i] as number) & tag.determiner) !== 0)) break;
    if (pack.speakers.links.has(tokens[i + 1]?.norm ?? '') && entries[i]?.speaks === 'person') office = [i, end];
    else if (office !== null && (small || office[0] !== i + 1)) break;
    else if (office !== null) office = [i, end];
  }
  return office;
};

/** A whole phrase with a comma behind it: "[le maire de Lyon], Luc Morin, …", "[la fédération des banques], Vexel, …". */
const beforeComma = (analysis: Analysis, end: number, floor: number, nameStop: number): TokenRange | null => {
  const { tokens, tags, entries, pack } = analysis;
  const closes = tokens[nameStop];
  if (closes !== undefined && closes.kind === 'word') return null;
  let start = -1;
  /** Behind "du", "des": "le mot du [président], Luc Morin". */
  let inner = -1;
  for (let i = end - 1; i >= Math.max(floor, end - reach); i--) {
    const token = tokens[i] as (typeof tokens)[number];
    if (token.kind !== 'word' && token.text !== '-') break;
    const isDeterminer = ((tags[i] as number) & tag.determiner) !== 0;
    if (isFiniteVerb(analysis, i) || ((tags[i] as number) & tag.auxiliary) !== 0) break;
    const bits = tags[i] as number;
    if (!isDeterminer && (bits & tag.pronoun) !== 0 && (bits & tag.preposition) === 0) break;
    const opens =
      isDeterminer &&
      !pack.speakers.links.has(token.norm) &&
      (i === floor || !pack.speakers.links.has(tokens[i - 1]?.norm ?? ''));
    if (opens || (i === floor && entries[i]?.speaks !== undefined)) {
      start = i;
      break;
    }
    if (isDeterminer && inner < 0) inner = i;
    // "[Vexel's chief executive], Ann Lee, …"
    if (i === floor && pack.speakers.possessives.size > 0) start = i;
  }
  const outer = start < 0 ? null : phraseThatSpeaks(analysis, start, end);
  return outer ?? (inner < 0 ? null : phraseThatSpeaks(analysis, inner, end));
};

/** The phrase `[start, end)` without its determiner, where it is whole and its head can bear a name. */
const phraseThatSpeaks = (analysis: Analysis, start: number, end: number): TokenRange | null => {
  const first = pastDeterminer(analysis, start, end);
  if (phraseEnd(analysis, start, end) < end || readMention(analysis, start, end).name !== null) return null;
  const speaks = headSpeaks(analysis, first, end);
  return speaks === 'person' || speaks === 'organisation' || speaks === 'government' ? [first, end] : null;
};

const headSpeaks = (analysis: Analysis, first: number, end: number) => {
  const { tokens, entries, pack } = analysis;
  if (pack.nouns.head === 'first') return entries[headOf(analysis, first, end)]?.speaks;
  let head: number | null = null;
  const { links, possessives } = pack.speakers;
  const isLink = (word: string) => links.has(word) && !possessives.has(word);
  for (let i = first; i < end && !isLink(tokens[i]?.norm ?? ''); i++) head = i;
  return head === null ? undefined : entries[head]?.speaks;
};

/** The role before a name `[at, nameStop)`: "le ministre Luc Morin", "team captain Ann Lee", "la directrice de l'école, Ann Lee,". `person`: it looks like a person's name. */
export const roleBefore = (
  analysis: Analysis,
  at: number,
  nameStop: number,
  floor: number,
  person: boolean,
): TokenRange | null => {
  const { tokens, pack } = analysis;
  let end = at;
  // "la députée (PDR) Ann Lee"
  if (tokens[end - 1]?.text === ')')
    for (let i = end - 2; i >= Math.max(floor, end - 7); i--)
      if (tokens[i]?.text === '(') {
        end = i;
        break;
      }
  if (end <= floor) return null;
  if (tokens[end - 1]?.text === ',') return beforeComma(analysis, end - 1, floor, nameStop);
  return pack.nouns.head === 'first' ? headFirst(analysis, end, floor, person) : headLast(analysis, end, floor);
};

/** The age or party between a name and its role: "Ann Lee, 61 ans, maire", "Ann Lee (PDR), maire". */
const pastAge = ({ tokens, tags }: Analysis, comma: number, limit: number): number => {
  for (let i = comma + 1; i < Math.min(limit, comma + 4); i++) {
    if (tokens[i]?.text === ',')
      return i > comma + 1 && ((tags[comma + 1] ?? 0) & (tag.digits | tag.numeral)) !== 0 ? i : comma;
  }
  return comma;
};

/** The role behind a name, between commas: "Ann Lee, maire de Lyon,". */
export const roleBehind = (analysis: Analysis, nameStop: number, limit: number): TokenRange | null => {
  const { tokens, tags, entries, pack } = analysis;
  let comma = pastBracket(analysis, nameStop, limit);
  if (tokens[comma]?.text !== ',') return null;
  comma = pastAge(analysis, comma, limit);
  let start = comma + 1;
  // "Ann Lee, aujourd'hui professeure à Bari,"
  while (isAdverb(analysis, start) || isTimeWord(analysis, start)) start++;
  if (!describesRole(analysis, start, limit) && !pack.speakers.commissioned.has(tokens[start]?.norm ?? '')) return null;
  // "Ann Lee, le ministre Luc Morin et …": somebody else.
  const phrase = phraseEnd(analysis, start, limit);
  if (isNamePart(analysis, start) || readMention(analysis, start, phrase).name !== null) return null;
  // "Ann Lee, trois autres adolescentes, …": others.
  if (namesSeveral(analysis, start)) return null;
  while (((tags[start] ?? 0) & tag.determiner) !== 0) start++;
  if (entries[headOf(analysis, start, phrase)]?.speaks === 'group') return null;
  let stop = start;
  while (stop < limit && stop < start + longest) {
    const token = tokens[stop] as (typeof tokens)[number];
    if (token.text === ',' || token.text === ';' || token.text === ':' || token.kind === 'break') break;
    // A clause of its own: "Demain, la maire annoncera …".
    if (isFiniteVerb(analysis, stop)) return null;
    if (((tags[stop] as number) & (tag.auxiliary | tag.quoteMark)) !== 0) break;
    if (token.text === '.' && (tokens[stop + 1]?.spaced ?? true)) break;
    stop++;
  }
  return stop > start ? [start, stop] : null;
};
