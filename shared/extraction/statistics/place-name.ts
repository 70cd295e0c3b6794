import { tag } from '../../languages/lexical-tags.ts';
import { phraseAt } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import { isContentWord } from '../content-word.ts';
import type { Reading } from '../rule.ts';
import { nounPhraseAt } from './noun-phrase.ts';

/** A place as the text says it, with its preposition: "dans le Minnesota", "en France", "in Nairobi". */
export interface PlaceReading extends Reading {
  /** It opens its sentence and a comma closes it, so it holds for all of it. */
  readonly leads: boolean;
}

const longestName = 6;
/** "dans le sud de la province du …": how many areas may lead to one name. */
const mostAreas = 2;
/** How far before "à" the verb whose recipient follows may stand. */
const recipientReach = 10;

/** The name `[first, end)` as lists of territories have it. */
const nameOf = ({ source, tokens }: Analysis, first: number, end: number): string =>
  source
    .slice(tokens[first]?.start, tokens[end - 1]?.end)
    .replace(/’/gu, "'")
    .toLowerCase();

/** The end of the longest territory at `at`: "Côte d'Ivoire", "Arabie saoudite"; `at` itself where none stands. */
const territoryEnd = (analysis: Analysis, at: number): number => {
  if (!analysis.tokens[at]?.capital) return at;
  for (let end = at + longestName; end > at; end--)
    if (analysis.pack.speakers.territories.has(nameOf(analysis, at, end))) return end;
  return at;
};

/** The end of the name at `at`: capitals, and what may link them ("Rhône et Loire" is two). */
const nameEnd = (analysis: Analysis, at: number, taken: Uint8Array): number => {
  const { tokens, tags, pack } = analysis;
  const territory = territoryEnd(analysis, at);
  if (territory > at) return territory;
  let end = at;
  while (end < at + longestName && tokens[end]?.kind === 'word' && tokens[end]?.capital && taken[end] !== 1) {
    if (pack.places.notPlaces.has(tokens[end]?.norm ?? '')) return at;
    end++;
    // "the U.S."
    while (tokens[end]?.text === '.' && !tokens[end]?.spaced && tokens[end - 1]?.text.length === 1) end++;
  }
  if (end === at || ((tags[at] ?? 0) & (tag.month | tag.weekday | tag.organisation | tag.role)) !== 0) return at;
  // "Bay of Bengal"
  if (pack.nouns.head === 'last' && pack.nouns.of.has(tokens[end]?.norm ?? '') && tokens[end + 1]?.capital) end += 2;
  // "in Smith's view", "en Renault Clio 2"
  const next = tokens[end];
  return next?.norm === "'s" || next?.kind === 'number' ? at : end;
};

/** Behind "de", "du", "of the" at `at`, else `at`. */
const behindOf = ({ tokens, tags, pack }: Analysis, at: number): number => {
  if (!pack.nouns.partitive.has(tokens[at]?.norm ?? '')) return at;
  return ((tags[at + 1] ?? 0) & tag.determiner) !== 0 && !tokens[at + 1]?.capital ? at + 2 : at + 1;
};

/** Where the name begins behind "sud de la", "province orientale du", "southern": `at` itself where nothing leads to one. */
const behindAreas = (analysis: Analysis, at: number): number => {
  const { tokens, pack } = analysis;
  const { areas, parts } = pack.places;
  let name = at;
  for (let count = 0; count < mostAreas; count++) {
    if (parts.has(tokens[name]?.norm ?? '')) name++;
    let area = name;
    // "eastern city of", but "province orientale du"
    if (pack.nouns.head === 'last' && !areas.has(tokens[area]?.norm ?? '') && !tokens[area]?.capital) area++;
    if (!areas.has(tokens[area]?.norm ?? '')) break;
    let end = area + 1;
    if (pack.nouns.head === 'first' && isContentWord(analysis, end) && !tokens[end]?.capital) end++;
    const behind = behindOf(analysis, end);
    if (behind === end) break;
    name = behind;
  }
  return name;
};

/** Can who bears the name `[first, end)` behind "à" be no recipient: a territory, or a name that nobody is known by where nothing is given? */
const isNoRecipient = (analysis: Analysis, at: number, first: number, end: number): boolean => {
  const { tokens, sentenceOf, pack } = analysis;
  const { known, recipientStems } = pack.places;
  const norms = tokens.slice(first, end).map(({ norm }) => norm);
  if (
    pack.speakers.territories.has(nameOf(analysis, first, end)) ||
    (norms.length === 1 && known.has(norms[0] as string))
  )
    return true;
  // With an article only what is known to bear one: "au Kenya", not "au Figaro".
  if (first - at > 1 || recipientStems.length === 0) return false;
  const lead = tokens[first];
  if (pack.speakers.firstNames.has(lead?.norm ?? '') || (lead?.text.length ?? 0) < 2) return false;
  if (lead?.text === lead?.text.toUpperCase()) return false;
  for (let i = at - 1; i >= at - recipientReach && sentenceOf[i] === sentenceOf[at]; i--) {
    const word = tokens[i]?.norm ?? '';
    if (tokens[i]?.kind === 'word' && recipientStems.some((stem) => word.startsWith(stem))) return false;
  }
  // "de Paris à Lyon"
  return !(tokens[at - 1]?.capital && tokens[at - 1]?.kind === 'word');
};

/** The place whose preposition stands at `at`, or null. `taken` tokens are dates. */
export const placeAt = (analysis: Analysis, at: number, taken: Uint8Array): PlaceReading | null => {
  const { tokens, sentences, sentenceOf, pack } = analysis;
  const whole = phraseAt(pack.places.wholes, tokens, at);
  if (whole !== null && taken[at] !== 1 && !tokens[whole.end - 1]?.capital)
    return { first: at, end: whole.end, leads: false };
  const cue = phraseAt(pack.places.cues, tokens, at);
  if (cue === null) return null;
  const from = behindAreas(analysis, cue.end);
  const end = nameEnd(analysis, from, taken);
  if (end === from || sentenceOf[end - 1] !== sentenceOf[at]) return null;
  const opens = sentences[sentenceOf[at] as number]?.first === at;
  const leads = opens && tokens[end]?.text === ',';
  const reading = { first: at, end, leads };
  if (from > cue.end) return reading;
  // "in the Arab world", "in Austrian banks": an adjective of what follows.
  const qualifies = cue.end - cue.first > 1 ? isContentWord(analysis, end) : nounPhraseAt(analysis, end, true) !== null;
  if (pack.nouns.head === 'last' && qualifies) return null;
  if (cue.value === 'area') return null;
  if (pack.places.opponentWords.has(tokens[at - 1]?.norm ?? '')) return null;
  return cue.value === 'place' || leads || isNoRecipient(analysis, at, from, end) ? reading : null;
};

/** What goes on from a place that ends at `at`: "en Floride [et en Géorgie]", "in Karachi[, Pakistan]". */
export const placeBeside = (analysis: Analysis, at: number, taken: Uint8Array): PlaceReading | null => {
  const { tokens, pack, sentenceOf } = analysis;
  const link = tokens[at];
  if (link === undefined || (link.text !== ',' && link.norm !== pack.numbers.conjunction)) return null;
  if (sentenceOf[at + 1] !== sentenceOf[at]) return null;
  const place = placeAt(analysis, at + 1, taken);
  if (place !== null) return place;
  const end = nameEnd(analysis, at + 1, taken);
  return end > at + 1 && pack.speakers.territories.has(nameOf(analysis, at + 1, end))
    ? { first: at + 1, end, leads: false }
    : null;
};
