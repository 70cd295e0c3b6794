import {
  addResults,
  type BatchResult,
  differencesOf,
  noDifferences,
  noOutcomes,
  noResult,
  type StaleItem,
} from '../../shared/domain/reprocessing.ts';
import { previewDocument } from '../../shared/publication/preview-document.ts';
import { type ReprocessPorts, reprocessDocument } from '../../shared/publication/reprocess-document.ts';

export interface BatchPorts extends ReprocessPorts {
  /** False once the work must end: what is left stays stale, and is listed by the next execution. */
  readonly mayGoOn: () => boolean;
}

export interface BatchTask {
  readonly execution: string;
  readonly dryRun: boolean;
  readonly items: readonly StaleItem[];
  /** How often this batch was given before, and how often it is at most. */
  readonly retries: number;
  readonly mostRetries: number;
}

/** Some documents of the batch failed, the others are done. Retry: what is done is skipped. */
class DocumentsFailedError extends Error {
  override readonly name = 'DocumentsFailedError';
}

/** What refuses so many documents, one after the other, is down: the batch is left to the retry. */
const mostFailures = 5;

const resultOfOne = async (docId: string, task: BatchTask, ports: BatchPorts): Promise<BatchResult> => {
  const empty = noResult(task.dryRun);
  if (!task.dryRun) {
    const delivery = { messageId: task.execution, receiveCount: task.retries + 1 };
    const outcome = await reprocessDocument(docId, ports, delivery);
    return { ...empty, outcomes: { ...noOutcomes, [outcome]: 1 } };
  }
  const preview = await previewDocument(docId, ports);
  return {
    ...empty,
    outcomes: { ...noOutcomes, [preview.outcome]: 1 },
    differences: preview.outcome === 'published' ? differencesOf(docId, preview.difference) : noDifferences,
  };
};

/**
 * Brings a batch of documents up to the extractor one after another, or tells what that would change. Each stands alone: one that fails does not hold
 * up the others, and is given again with the batch, whose finished documents then cost a read each. The last time it is counted as failed, and the
 * batch stands. Throws DocumentsFailedError once the others are done, as long as the batch may be given again, or where a service is down.
 */
export const reprocessArticles = async (task: BatchTask, ports: BatchPorts): Promise<BatchResult> => {
  const { telemetry } = ports;
  let result = noResult(task.dryRun);
  let [failed, inARow] = [0, 0];
  for (const [at, { docId }] of task.items.entries()) {
    if (!ports.mayGoOn()) {
      const left = task.items.length - at;
      telemetry.warn('Left documents to the next execution, for want of time', { left });
      result = addResults(result, { ...noResult(task.dryRun), outcomes: { ...noOutcomes, left } });
      break;
    }
    try {
      result = addResults(result, await resultOfOne(docId, task, ports));
      inARow = 0;
    } catch (error) {
      failed++;
      telemetry.count('Failed');
      telemetry.error('A document failed; its batch is given again', error, { docId });
      if (++inARow === mostFailures) break;
    }
  }
  telemetry.info('Went through a batch', { dryRun: task.dryRun, retries: task.retries, failed, ...result.outcomes });
  const isDown = inARow === mostFailures;
  if (failed > 0 && (isDown || task.retries < task.mostRetries))
    throw new DocumentsFailedError(`${failed} of ${task.items.length} documents failed.`);
  return { ...result, failed };
};
