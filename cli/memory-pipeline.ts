import { readerOver } from '../client/index.ts';
import { startInMemoryPipeline } from '../local/in-memory.ts';
import type { LogLine } from '../local/lambda/function-settings.ts';
import { defaultLimits } from '../shared/domain/quarantine.ts';
import type { Pipeline } from './pipeline.ts';

/** A pipeline in this process, on ports in memory: the functions' use cases without S3, queues or DynamoDB. */
export const memoryPipeline = (onLog: (line: LogLine) => void): Pipeline => {
  const { articlesBucket, put, store, storage } = startInMemoryPipeline({ onLog });
  const reader = readerOver(store.table, () => new Date());
  return {
    label: 'the pipeline in memory',
    articlesBucket,
    articleBytes: defaultLimits.articleBytes,
    pollMs: 10,
    put: async (upload) => put(upload),
    readDocument: (documentId) => store.readDocument(documentId),
    currentVersion: (bucket, key) => storage.currentVersion(bucket, key),
    readRecords: (documentId) => reader.document(documentId, { includeRestricted: true }),
    close: () => {},
  };
};
