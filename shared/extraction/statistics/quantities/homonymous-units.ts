import type { HomonymousUnit } from '../../../languages/unit-words.ts';
import type { Analysis } from '../../analysis.ts';
import type { Quantity } from './quantity.ts';

/** How far from a quantity a word may stand that shows what its unit is. */
const cueReach = { before: 8, behind: 3 };
/** How far a measure of the same thing may stand: "6 feet and 180 pounds (82 kg)". */
const neighbourReach = 3;

const isMeasured = (before: Quantity | undefined, behind: Quantity | undefined): boolean =>
  before?.unit?.kind === 'measure' && behind !== undefined && behind.first - before.end <= neighbourReach;

/** Does a word that shows the other unit stand in the same stretch between marks? */
const hasCue = ({ tokens, sentenceOf }: Analysis, { first, end }: Quantity, { cues }: HomonymousUnit): boolean => {
  const isCue = (i: number) => cues.has(tokens[i]?.norm ?? '');
  const goesOn = (i: number) => sentenceOf[i] === sentenceOf[first] && tokens[i]?.kind !== 'punctuation';
  for (let i = first - 1; i >= first - cueReach.before && goesOn(i); i--) if (isCue(i)) return true;
  for (let i = end; i < end + cueReach.behind && goesOn(i); i++) if (isCue(i)) return true;
  return false;
};

/** Gives "180 pounds" its weight where weights are spoken of or another measure stands beside it; else it stays money. */
export const resolveHomonymousUnits = (analysis: Analysis, quantities: readonly Quantity[]): void => {
  const { tokens, pack } = analysis;
  if (pack.units.homonyms.size === 0) return;
  quantities.forEach((here, i) => {
    const other = here.unit === null ? undefined : pack.units.homonyms.get(tokens[here.end - 1]?.norm ?? '');
    if (other === undefined) return;
    const next = quantities[i + 1];
    const beside =
      isMeasured(quantities[i - 1], here) || (next?.unit?.kind === 'measure' && next.first - here.end < neighbourReach);
    if (beside || hasCue(analysis, here, other)) here.unit = other.unit;
  });
};
