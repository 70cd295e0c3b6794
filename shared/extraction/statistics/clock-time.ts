import { tag } from '../../languages/lexical-tags.ts';
import { phraseAt, phraseBefore } from '../../languages/phrase-table.ts';
import type { Analysis } from '../analysis.ts';
import type { Quantity } from './quantities/quantity.ts';

const isDigits = (analysis: Analysis, at: number) => ((analysis.tags[at] ?? 0) & tag.digits) !== 0;

/** "h", "h04", "heures" */
const isHour = ({ tokens, pack }: Analysis, at: number): boolean =>
  /^h\d*$/u.test(tokens[at]?.norm ?? '') || phraseAt(pack.units.after, tokens, at)?.value.symbol === 'hour';

/** "18 h 30", "à 15 heures", "7h44", "9:30", "3 p.m.": a time of day, whatever unit was read. */
export const isClockTime = (analysis: Analysis, { first, end, number, unit, value, outerFirst }: Quantity): boolean => {
  const { tokens, pack } = analysis;
  const { clockCues, clockMarks } = pack.quantities;
  const behind = tokens[number.end];
  // "en 2 h 04" was read as it lasts.
  if (unit?.symbol === 'minute' && isHour(analysis, number.end)) return false;
  if (behind !== undefined && behind.kind === 'word' && !behind.spaced && /^h\d*$/u.test(behind.norm)) {
    const isDuration = unit?.symbol === 'hour' && behind.norm === 'h' && (number.value > 24 || number.decimals > 0);
    return !isDuration;
  }
  if (behind?.text === ':' && !behind.spaced && isDigits(analysis, number.end + 1) && !tokens[number.end + 1]?.spaced)
    return true;
  const before = tokens[first - 1];
  if (before?.text === ':' && !before.spaced && isDigits(analysis, first - 2)) return true;
  // "18 h [30]": the minutes.
  if (before?.norm === 'h' && isDigits(analysis, first - 2)) return true;
  if (unit === null || unit.symbol !== 'hour') {
    if (number.form !== 'digits' && number.form !== 'words') return false;
    const mark = phraseAt(clockMarks, tokens, end);
    if (mark === null || number.value > 24 || unit !== null) return false;
    return mark.value === 'sure' || clockCues.has(before?.norm ?? '');
  }
  if (value === null || value > 24) return false;
  // "après 24 heures"
  if (value === 24 && !pack.quantities.toWords.has(before?.norm ?? '')) return false;
  if (number.form === 'article')
    return outerFirst === first && clockCues.has(before?.norm ?? '') && !pack.numbers.ofWords.has(before?.norm ?? '');
  if (behind?.norm === 'h' && isDigits(analysis, number.end + 1)) return true;
  const cued = outerFirst === first && clockCues.has(before?.norm ?? '');
  // "à une heure et demie", but "à une heure et demie de Paris"
  if (!Number.isInteger(value)) {
    const isHalf = number.decimals === 0 && number.whole === null && !pack.numbers.ofWords.has(tokens[end]?.norm ?? '');
    return isHalf && cued && pack.quantities.toWords.has(before?.norm ?? '');
  }
  const following = tokens[end];
  if (phraseAt(clockMarks, tokens, end) !== null) return true;
  // "14 heures à Québec"
  const placed = pack.quantities.toWords.has(following?.norm ?? '') && tokens[end + 1]?.capital === true;
  if (placed && number.form === 'digits' && outerFirst === first) return true;
  if (isDigits(analysis, end)) return true;
  // "à partir de 20 heures", but "jusqu'à 20 heures par semaine", "de travail"
  const measures = pack.units.perWords.has(following?.norm ?? '') || pack.numbers.ofWords.has(following?.norm ?? '');
  if (phraseBefore(pack.quantities.clockBounds, tokens, first) !== null && !measures) return true;
  if (pack.numbers.ofWords.has(following?.norm ?? '') && tokens[end + 1]?.kind === 'word' && number.form === 'words')
    return false;
  return (outerFirst === first || tokens[end - 1]?.norm === 'h') && clockCues.has(before?.norm ?? '');
};
