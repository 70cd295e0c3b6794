import type { Extraction } from '../../shared/domain/extraction.ts';

export type Cell = string | number | boolean | null | undefined;

// What a spreadsheet takes for the start of a formula, in their full-width forms as well.
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * One row after RFC 4180, line end included. Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers are left
 * as they are.
 */
export const csvRow = (cells: readonly Cell[]): string =>
  `${cells
    .map((cell) => {
      if (cell === null || cell === undefined) return '';
      if (typeof cell !== 'string') return String(cell);
      const safe = formulaStart.test(cell) ? `'${cell}` : cell;
      return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(',')}\r\n`;

type Row = Readonly<Record<string, Cell>>;

/** The columns of an extraction's table: what every kind of record has, then what statistics have, then claims. */
export const extractionColumns = [
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

/** A table of an article's claims, statistics and dates, a row each, in the order of the text. */
export const extractionRows = ({ document, claims, statistics, dates }: Extraction, source: string): string[] => {
  const dateValues = new Map(dates.map(({ id, value }) => [id, value]));
  const dateOf = (dateId: string | null) => (dateId === null ? null : dateValues.get(dateId));
  const common = { document: document.name, title: document.title?.text, publishedAt: document.publishedAt?.date };
  const place = (record: { id: string; span: readonly [number, number]; text: string; rule: string }) => ({
    id: record.id,
    start: record.span[0],
    end: record.span[1],
    text: record.text,
    rule: record.rule,
  });
  const rows: (Row & { start: number })[] = [
    ...claims.map((claim) => ({
      ...common,
      kind: 'claim',
      ...place(claim),
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
      sentence: source.slice(...claim.sentence),
    })),
    ...statistics.map((statistic) => ({
      ...common,
      kind: 'statistic',
      ...place(statistic),
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
      date: dateOf(statistic.dateId),
      baselineDate: dateOf(statistic.baselineDateId),
      claimId: statistic.claimId,
      sentence: source.slice(...statistic.sentence),
    })),
    ...dates.map((date) => ({ ...common, kind: 'date', ...place(date), date: date.value })),
  ];
  return rows
    .sort((a, b) => a.start - b.start)
    .map((row) => csvRow(extractionColumns.map((column) => (row as Row)[column])));
};
