import * as z from 'zod';
import {
  addResults,
  type BatchResult,
  batchResultSchema,
  jobKeys,
  noResult,
  type ReprocessingReport,
  type StaleList,
} from '../../shared/domain/reprocessing.ts';
import type { Telemetry } from '../../shared/observability/telemetry.ts';
import type { JobStorage } from '../../shared/persistence/job-storage.ts';

export interface ReportPorts {
  readonly jobs: JobStorage;
  readonly clock: () => Date;
  readonly telemetry: Telemetry;
}

export interface ReportTask extends StaleList {
  /** The error with which the map over the list ended; null where it succeeded, or there was nothing to do. */
  readonly failure: string | null;
}

/**
 * What a Distributed Map says of its result files; each line of those that succeeded is what a batch answered.
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
 */
const manifestSchema = z.object({
  ResultFiles: z.object({ SUCCEEDED: z.array(z.object({ Key: z.string() })).default([]) }),
});

const resultFiles = async (jobs: JobStorage, execution: string): Promise<Set<string>> => {
  const keys = await jobs.list(jobKeys.results(execution));
  const files = new Set<string>();
  for (const key of keys.filter((one) => one.endsWith('/manifest.json'))) {
    const manifest = manifestSchema.parse(JSON.parse((await jobs.read(key)) ?? '{}'));
    for (const { Key } of manifest.ResultFiles.SUCCEEDED) files.add(Key);
  }
  return files;
};

/**
 * Adds up what the batches of an execution answered, and writes it down as one object. What no batch answered for has failed. The same execution gives
 * the same report, however often it is asked for. Throws what the ports throw.
 */
export const reportReprocessing = async (task: ReportTask, ports: ReportPorts): Promise<ReprocessingReport> => {
  const { jobs, telemetry } = ports;
  const { bucket: _, key: __, ...list } = task;
  let result: BatchResult = noResult(list.dryRun);
  for (const file of await resultFiles(jobs, list.execution))
    for await (const line of jobs.readLines(file))
      result = addResults(result, batchResultSchema.parse(JSON.parse(line)));
  const { outcomes, differences } = result;
  const answered = Object.values(outcomes).reduce((sum, one) => sum + one, 0);
  // A batch that failed for good has answered for none of its documents.
  const failed = Math.max(result.failed, list.documents - answered);
  const report: ReprocessingReport = {
    schema: 'claimwire/reprocessing-report@1',
    ...list,
    endedAt: ports.clock().toISOString(),
    outcomes,
    failed,
    differences,
  };
  await jobs.write(jobKeys.report(list.execution), pieces(`${JSON.stringify(report, null, 2)}\n`));
  if (!list.dryRun) {
    telemetry.count('DocumentsFailed', failed);
    // How many were not listed is not known: one at least.
    telemetry.count('DocumentsLeft', failed + result.outcomes.left + (list.complete ? 0 : 1));
  }
  const { execution, dryRun, documents, complete, failure } = report;
  telemetry.info('Reported', { execution, dryRun, documents, complete, failed, failure, ...result.outcomes });
  return report;
};

async function* pieces(text: string): AsyncGenerator<string> {
  yield text;
}
