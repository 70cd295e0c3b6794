import type { DifferenceSizes, ReprocessingReport } from '../../shared/domain/reprocessing.ts';
import { plural } from './text.ts';

type Counted = keyof ReprocessingReport['outcomes'] | 'failed';

const done: Readonly<Record<Counted, string>> = {
  published: 'other records are readable now',
  confirmed: 'read alike: the records stand as they were',
  current: 'were of this extractor already',
  quarantined: 'cannot be read by it: see claimwire quarantine list',
  gone: 'are deleted by now',
  superseded: 'have another version by now',
  left: 'not reached in time: call it again, or leave them to the next night',
  failed: 'failed whatever was tried: the log of reprocess-articles says why; call it again',
};
const foretold: Readonly<Record<Counted, string>> = {
  ...done,
  published: 'would be published anew',
  confirmed: 'would be read alike, and keep their records',
  quarantined: 'could not be read by it',
  failed: 'could not be previewed: the log of reprocess-articles says why',
};
const order = Object.keys(done) as Counted[];

const sizes = ({ added, removed, changed, unchanged }: DifferenceSizes): string =>
  `${added} added, ${removed} removed, ${changed} changed, ${unchanged} unchanged`;

/** A report for people: what became, or would become, of the documents that were stale. Lines without their ends. */
export const reportLines = (report: ReprocessingReport): string[] => {
  const { dryRun, documents, extractorVersion, since, outcomes, failed, differences, complete } = report;
  const of = since === null ? '' : `, of ${since} or later`;
  const lines = [
    `${dryRun ? 'previewed  ' : 'reprocessed'} ${plural(documents, 'stale document')} for extractor ${extractorVersion}${of}`,
  ];
  const counts: Readonly<Record<Counted, number>> = { ...outcomes, failed };
  const width = String(Math.max(...Object.values(counts))).length;
  for (const name of order)
    if (counts[name] > 0)
      lines.push(`  ${String(counts[name]).padStart(width)} ${name.padEnd(11)} ${(dryRun ? foretold : done)[name]}`);
  if (differences !== null && outcomes.published > 0) {
    lines.push(`What would change, in ${plural(differences.documents, 'document')}:`);
    lines.push(`  claims:     ${sizes(differences.claims)}`, `  statistics: ${sizes(differences.statistics)}`);
  }
  if (!complete) lines.push('Not all that is stale was listed, for want of time: the next execution goes on.');
  return lines;
};
