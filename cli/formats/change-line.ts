import type { ChangeEvent } from '../../shared/domain/change-event.ts';
import type { FeedEvent } from '../../shared/domain/verdict-event.ts';
import { inert } from '../inert.ts';
import { plural } from './text.ts';
import { verdictWords } from './verdict-listing.ts';

/** Changed figures that a line shows. */
const shownFigures = 3;

const figuresOf = ({ difference }: ChangeEvent): string[] => {
  if (difference.state !== 'inline') return [];
  const { changed } = difference.statistics;
  const figures = changed.slice(0, shownFigures).map(({ before, after, fields }) => {
    const what = after.counted ?? after.metric ?? '';
    const words =
      before.text === after.text ? `${after.text} (${fields.join(', ')})` : `${before.text} → ${after.text}`;
    return [words, what].filter((part) => part !== '').join(' ');
  });
  return changed.length > shownFigures ? [...figures, `${changed.length - shownFigures} more figures`] : figures;
};

const sizesOf = ({ difference }: ChangeEvent): string => {
  if (difference.state === 'unavailable') return 'difference unavailable';
  const { added, removed, changed } = difference.sizes;
  const parts = Object.entries({ added, removed, changed }).filter(([, count]) => count > 0);
  return parts.length === 0 ? 'the same records' : parts.map(([name, count]) => `${count} ${name}`).join(', ');
};

/** An event of the change feed as one line for a terminal: what happened to which file, why, and what it changed; `replayed` where it is told again. */
export const changeLine = (event: FeedEvent, replayed = false): string => {
  const told = replayed ? 'replayed event' : 'event';
  if (event.type === 'VerdictRecorded') {
    const { claimKey, author } = event.verdict;
    return inert(`${told} ${event.type} ${verdictWords(event.verdict)} on claim ${claimKey} by ${author}`);
  }
  const { type, cause, document, runs } = event;
  const correction = type === 'ExtractionPublished' && event.correction;
  const counts = runs.after && runs.before === null ? runs.after.counts : null;
  const difference = counts
    ? `${plural(counts.claims, 'claim')}, ${plural(counts.statistics, 'statistic')}`
    : type === 'ExtractionRetracted'
      ? 'nothing is readable any more'
      : [sizesOf(event), ...figuresOf(event)].join('; ');
  return inert(`${told} ${type} (${cause}${correction ? ', correction' : ''}) ${document.name}: ${difference}`);
};
