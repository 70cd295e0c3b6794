import { tag } from '../../languages/lexical-tags.ts';
import type { Analysis } from '../analysis.ts';
import { type Draft, shareBearer } from './change.ts';

/** How far behind a figure its change or the next of its list may stand, dates and places apart. */
const reach = 8;

/** The words between two numbers but for dates, places and what the first counts; null where they are too many. */
const wordsBetween = ({ tokens }: Analysis, before: Draft, here: Draft, frames: Uint8Array): number[] | null => {
  const counted = Math.max(before.counted?.span[1] ?? 0, before.metric?.[1] ?? 0);
  const words: number[] = [];
  for (let i = before.end; i < Math.min(here.outerFirst, here.first); i++) {
    if ((tokens[i]?.end ?? 0) <= counted || frames[i] === 1) continue;
    words.push(i);
    if (words.length > reach) return null;
  }
  return words;
};

/** How far before a number its relative clause may begin. */
const relativeReach = 8;

/** "Vexel, which makes up a fifth of the index, [gained 2 %]": behind the comma that closes a relative clause stands the verb of the main one. */
const closesRelative = ({ tokens, tags }: Analysis, { first }: Draft, comma: number): boolean => {
  if (((tags[comma + 1] ?? 0) & tag.preposition) !== 0) return false;
  for (let i = first - 1; i > first - relativeReach; i--) {
    if (tokens[i]?.kind === 'punctuation') return false;
    if (((tags[i] ?? 0) & tag.subordinator) !== 0) return tokens[i - 1]?.text === ',';
  }
  return false;
};

/** "512 millions en 2023, [en hausse de 14 %]", "$14 billion, up 8%", ", soit une baisse de": nothing but words of a change behind a comma. */
const isApposed = (analysis: Analysis, before: Draft, words: readonly number[]): boolean => {
  const { tokens, tags, pack } = analysis;
  const kinds = tag.determiner | tag.preposition | tag.change;
  const isPart = (i: number) => ((tags[i] ?? 0) & kinds) !== 0 || pack.nouns.partOpeners.has(tokens[i]?.norm ?? '');
  const comma = words.findIndex((i) => /^[,(]$/u.test(tokens[i]?.text ?? ''));
  if (comma < 0 || closesRelative(analysis, before, words[comma] as number)) return false;
  return words.every((i, index) =>
    index === comma ? true : ((tags[i] ?? 0) & tag.preposition) !== 0 || (index > comma && isPart(i)),
  );
};

/** "1,1 % cette année [et de] 1,7 % l'an prochain": nothing but a conjunction between. */
const isListed = ({ tokens, tags, pack }: Analysis, words: readonly number[]): boolean =>
  words.some((i) => tokens[i]?.norm === pack.numbers.conjunction) &&
  words.every(
    (i) =>
      tokens[i]?.norm === pack.numbers.conjunction ||
      tokens[i]?.text === ',' ||
      ((tags[i] ?? 0) & tag.preposition) !== 0,
  );

const listed = new Set(['percent', 'money', 'measure']);

/**
 * Gives a figure what the one before it in its sentence is of: the change that stands in apposition to it, which leads to it, or the next of
 * a list; `frames` marks the tokens of dates and places.
 */
export const bearApposed = (analysis: Analysis, draft: Draft, before: Draft | null, frames: Uint8Array): void => {
  if (before === null || draft.counted !== null || draft.metric !== null) return;
  const { tokens, pack } = analysis;
  const { change } = draft;
  const isSize = change !== null && change.by === draft && change.from === null && change.to === null;
  const isNext = change === null && listed.has(draft.type) && draft.type === before.type && draft.unit === before.unit;
  if (!isSize && !isNext) return;
  // Points are of a percentage, and of no count that stands between.
  if (before.unit !== draft.unit && pack.quantities.pointWords.has(tokens[draft.end - 1]?.norm ?? '')) return;
  const words = wordsBetween(analysis, before, draft, frames);
  if (words === null) return;
  if (isNext) {
    if (isListed(analysis, words)) shareBearer(before, draft);
    return;
  }
  if (change === null || !isApposed(analysis, before, words)) return;
  shareBearer(before, draft);
  const ends = before.change;
  // ", contre 1,29 hier, soit 7 % de plus": the size of the change that both ends share.
  if (ends !== null && (ends.by !== null || ends.direction !== change.direction)) return;
  const led = ends === null ? { ...change, to: before } : { ...ends, by: draft };
  for (const end of [led.from, led.to] as (Draft | null)[]) if (end !== null) end.change = led;
  draft.change = led;
};
