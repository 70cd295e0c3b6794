import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { defaultLimits } from '../shared/domain/quarantine.ts';
import {
  jobKeys,
  type ReprocessingReport,
  type ReprocessingRequest,
  reprocessingReportSchema,
  reprocessingRequestSchema,
} from '../shared/domain/reprocessing.ts';
import { MemoryTelemetry } from '../shared/observability/memory-telemetry.ts';
import { systemPatience } from '../shared/persistence/backoff.ts';
import { dynamoRecordStore } from '../shared/persistence/dynamo-record-store.ts';
import { s3ArticleStorage } from '../shared/persistence/s3-article-storage.ts';
import { s3JobStorage } from '../shared/persistence/s3-job-storage.ts';
import { standardExtractor } from '../shared/publication/extractor.ts';
import { type Preview, previewDocument } from '../shared/publication/preview-document.ts';
import type { Target } from './target.ts';

export interface Execution {
  readonly arn: string;
  readonly name: string;
  readonly startedAt: Date;
  readonly request: ReprocessingRequest;
}

/** How far an execution is; `done` of `total` documents once they are listed. */
export type ExecutionState =
  | { readonly state: 'running'; readonly documents: { readonly done: number; readonly total: number } | null }
  /** `failure`: how it ended, where that was no success; `report`: null where it did not come as far. */
  | { readonly state: 'ended'; readonly report: ReprocessingReport | null; readonly failure: string | null };

/** A document of a sample, and what reprocessing it would come to. */
export interface SampledPreview {
  readonly docId: string;
  readonly name: string | null;
  readonly preview: Preview;
}

/** Where reprocessing is started, followed and previewed. */
export interface ReprocessingDesk {
  /** The extractor that previews: of this very release. */
  readonly extractorVersion: string;
  readonly pollMs: number;
  /** The execution that changes documents now; null when none does. */
  running(): Promise<Execution | null>;
  start(request: ReprocessingRequest): Promise<Execution>;
  look(execution: Execution): Promise<ExecutionState>;
  preview(docId: string): Promise<SampledPreview>;
  close(): void;
}

const requestOf = (input: string | undefined): ReprocessingRequest =>
  reprocessingRequestSchema.parse(JSON.parse(input ?? '{}'));

const nameAt = (now: Date): string =>
  `by-hand-${now.toISOString().slice(0, 19).replaceAll(':', '-')}-${randomUUID().slice(0, 8)}`;

/** The local stack's, or a stage's in AWS; null where the state machine is not known. Its calls throw what the SDK throws. */
export const reprocessingDeskOf = (target: Target): ReprocessingDesk | null => {
  const { reprocessingArn: stateMachineArn, jobsBucket, tableName, pollMs } = target;
  if (stateMachineArn === null || jobsBucket === null) return null;
  const [sfn, s3, dynamodb] = [new SFNClient(target.sfn), new S3Client(target.s3), new DynamoDBClient(target.dynamodb)];
  const jobs = s3JobStorage(s3, jobsBucket);
  const store = dynamoRecordStore(dynamodb, tableName, systemPatience);
  const previewPorts = {
    store,
    storage: s3ArticleStorage(s3),
    extractor: standardExtractor,
    limits: { ...defaultLimits, ...(target.articleBytes !== null && { articleBytes: target.articleBytes }) },
    newRunId: () => 'preview',
    telemetry: new MemoryTelemetry(),
  };

  const describe = (executionArn: string) => sfn.send(new DescribeExecutionCommand({ executionArn }));
  const progressOf = async (executionArn: string): Promise<{ done: number; total: number } | null> => {
    const { mapRuns = [] } = await sfn.send(new ListMapRunsCommand({ executionArn }));
    const mapRunArn = mapRuns.at(-1)?.mapRunArn;
    if (mapRunArn === undefined) return null;
    const { itemCounts } = await sfn.send(new DescribeMapRunCommand({ mapRunArn }));
    if (itemCounts === undefined) return null;
    const { succeeded = 0, failed = 0, timedOut = 0, aborted = 0, total = 0 } = itemCounts;
    return { done: succeeded + failed + timedOut + aborted, total };
  };

  return {
    extractorVersion: standardExtractor.version,
    pollMs,
    running: async () => {
      const { executions = [] } = await sfn.send(
        new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }),
      );
      for (const { executionArn = '', name = '', startDate = new Date(0) } of executions) {
        const request = requestOf((await describe(executionArn)).input);
        if (!request.dryRun) return { arn: executionArn, name, startedAt: startDate, request };
      }
      return null;
    },
    start: async (request) => {
      const name = nameAt(new Date());
      const input = JSON.stringify(request);
      const { executionArn: arn = '', startDate: startedAt = new Date() } = await sfn.send(
        new StartExecutionCommand({ stateMachineArn, name, input }),
      );
      return { arn, name, startedAt, request };
    },
    look: async ({ arn, name }) => {
      const { status, error, cause } = await describe(arn);
      if (status === 'RUNNING' || status === 'PENDING_REDRIVE')
        return { state: 'running', documents: await progressOf(arn) };
      const text = await jobs.read(jobKeys.report(name));
      const report = text === null ? null : reprocessingReportSchema.parse(JSON.parse(text));
      const how = [status, error, cause].filter((part) => part !== undefined).join(': ');
      return { state: 'ended', report, failure: status === 'SUCCEEDED' ? null : how };
    },
    preview: async (docId) => {
      const { head } = await store.readDocument(docId);
      return { docId, name: head?.document?.name ?? null, preview: await previewDocument(docId, previewPorts) };
    },
    close: () => {
      for (const client of [sfn, s3, dynamodb]) client.destroy();
    },
  };
};
