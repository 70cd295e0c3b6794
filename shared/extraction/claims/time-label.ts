import type { Analysis } from '../analysis.ts';

/** In tokens: "[18 h 30] -". */
const longest = 7;

/** Behind the time that an entry of a live page begins with: "18h40 - La SNCF …", "[15:30] …", "16h02 : …"; `first` where none stands. */
export const pastTimeLabel = ({ tokens }: Analysis, first: number): number => {
  const bracketed = tokens[first]?.text === '[';
  let at = bracketed ? first + 1 : first;
  const hour = tokens[at];
  if (hour?.kind !== 'number' || hour.text.length > 2) return first;
  let timed = false;
  for (at++; at < first + longest; at++) {
    const token = tokens[at];
    if (token === undefined) return first;
    const isHour = /^h\d{0,2}$/u.test(token.norm);
    const isMark = token.text === ':' && !token.spaced && tokens[at + 1]?.kind === 'number';
    const isMinute = timed && token.kind === 'number' && token.text.length === 2;
    if (!isHour && !isMark && !isMinute) break;
    timed = true;
  }
  if (!timed) return first;
  if (bracketed) return tokens[at]?.text === ']' ? at + 1 : first;
  const mark = tokens[at];
  const parts = mark?.spaced === true && tokens[at + 1]?.spaced === true && /^[-–—:|]$/u.test(mark.text);
  return parts ? at + 1 : first;
};
