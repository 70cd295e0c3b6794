import type { Claim } from '../../shared/domain/claim.ts';
import type { DateMention } from '../../shared/domain/date-mention.ts';
import { wordsToShow } from '../../shared/domain/span.ts';
import type { Statistic } from '../../shared/domain/statistic.ts';
import type { Cell } from './csv.ts';

/** A record as cells by column name. */
export type Row = Readonly<Record<string, Cell>>;

/** The columns of a table of records: what every kind has, then what statistics have, then claims. */
export const recordColumns = [
  'documentId',
  'document',
  'title',
  'publishedAt',
  'kind',
  'id',
  'start',
  'end',
  'text',
  'rule',
  'type',
  'value',
  'low',
  'high',
  'total',
  'modifier',
  'vague',
  'unit',
  'counted',
  'countedKey',
  'metric',
  'place',
  'date',
  'baselineDate',
  'claimId',
  'claimKey',
  'claimKind',
  'speaker',
  'speakerName',
  'speakerRole',
  'speakerId',
  'speakerKind',
  'cue',
  'cueAct',
  'polarity',
  'hedged',
  'about',
  'checkWorthiness',
  'sentence',
] as const;

const placeCells = (record: Pick<Claim, 'id' | 'span' | 'text' | 'rule'>, words = record.text) => ({
  id: record.id,
  start: record.span[0],
  end: record.span[1],
  text: words,
  rule: record.rule,
});

export const claimRow = (claim: Claim, sentence: string) => ({
  kind: 'claim',
  ...placeCells(claim, wordsToShow(claim)),
  claimKey: claim.key,
  claimKind: claim.kind,
  speaker: claim.speaker?.text,
  speakerName: claim.speaker?.name,
  speakerRole: claim.speaker?.role,
  speakerId: claim.speaker?.id,
  speakerKind: claim.speaker?.kind,
  cue: claim.cue?.text,
  cueAct: claim.cue?.act,
  polarity: claim.polarity,
  hedged: claim.hedged,
  about: claim.about?.join(' '),
  checkWorthiness: claim.checkWorthiness,
  sentence,
});

/** `date` and `baselineDate` are the values of the dates that the statistic names. */
export const statisticRow = (
  statistic: Statistic,
  known: { sentence: string; date: string | null; baselineDate: string | null },
) => ({
  kind: 'statistic',
  ...placeCells(statistic, wordsToShow(statistic)),
  type: statistic.type,
  value: statistic.value,
  low: statistic.low,
  high: statistic.high,
  total: statistic.total,
  modifier: statistic.modifier,
  vague: statistic.vague,
  unit: statistic.unit,
  counted: statistic.counted?.text,
  countedKey: statistic.counted?.key,
  metric: statistic.metric?.text,
  place: statistic.place?.text,
  claimId: statistic.claimId,
  ...known,
});

export const dateRow = (date: DateMention) => ({ kind: 'date', ...placeCells(date), date: date.value });

/** The cells of a row in the order of the columns; what the row has not is empty. */
export const cellsOf = (row: Row, columns: readonly string[]): Cell[] => columns.map((column) => row[column]);
