import type { Extraction } from '../../shared/domain/extraction.ts';
import { wordsToShow } from '../../shared/domain/span.ts';
import { claimRow, dateRow, type Row, statisticRow } from './record-row.ts';

/** An article's claims, statistics and dates, a row each, in the order of the text. */
export const extractionRows = ({ document, claims, statistics, dates }: Extraction, source: string): Row[] => {
  const dateValues = new Map(dates.map(({ id, value }) => [id, value]));
  const dateOf = (id: string | null): string | null => (id === null ? null : (dateValues.get(id) ?? null));
  const common = {
    documentId: document.id,
    document: document.name,
    title: document.title && wordsToShow(document.title),
    publishedAt: document.publishedAt?.date,
  };
  const rows = [
    ...claims.map((claim) => claimRow(claim, source.slice(...claim.sentence))),
    ...statistics.map((statistic) =>
      statisticRow(statistic, {
        sentence: source.slice(...statistic.sentence),
        date: dateOf(statistic.dateId),
        baselineDate: dateOf(statistic.baselineDateId),
      }),
    ),
    ...dates.map(dateRow),
  ];
  return rows.sort((a, b) => a.start - b.start).map((row) => ({ ...common, ...row }));
};
