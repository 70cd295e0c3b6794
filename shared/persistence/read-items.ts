import type { Head } from '../domain/head.ts';
import type { KeyFence } from '../domain/key-fence.ts';
import { restoredHead } from '../domain/stored-head.ts';
import type { ExtractionAttempt, QuarantinedDocument, TableItem } from './record-store.ts';
import type { StandingRun } from './run-store.ts';

const content = ({ PK, SK, GSI1PK, GSI1SK, GSI2PK, GSI2SK, ...rest }: TableItem): Record<string, unknown> => rest;

/** Only this product writes heads and keys: one of another schema comes from a later release, and must not be decided on. */
export const readHeadItem = (item: TableItem): Head => {
  if (item.schema !== 'claimwire/head@1')
    throw new Error(`A head of the unknown schema ${String(item.schema)}: deploy the newer release.`);
  return restoredHead(item.PK, content(item));
};

export const readFenceItem = (item: TableItem): KeyFence => {
  const { schema, ...fence } = content(item);
  if (schema !== 'claimwire/key@1')
    throw new Error(`A key of the unknown schema ${String(schema)}: deploy the newer release.`);
  return fence as unknown as KeyFence;
};

export const readQuarantineItem = (item: TableItem): QuarantinedDocument => {
  const { schema: _, cause: __, nextStep: ___, ...quarantined } = content(item);
  return quarantined as unknown as QuarantinedDocument;
};

export const readAttemptItem = (item: TableItem): ExtractionAttempt => {
  const { schema: _, ...attempt } = content(item);
  return attempt as unknown as ExtractionAttempt;
};

export const readRunItem = (item: TableItem): StandingRun => {
  const { schema: _, ...run } = content(item);
  return { since: null, ...run } as unknown as StandingRun;
};
