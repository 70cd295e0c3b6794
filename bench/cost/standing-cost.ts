import type { BilledWork, BillLine } from './bill.ts';
import { rowsOf } from './capacity.ts';
import { itemBytes, type WireItem } from './item-size.ts';
import { isRecord, kindOf } from './kinds.ts';
import type { Measured } from './measured-stack.ts';
import { dollarsFor } from './prices.ts';

/** What DynamoDB adds to each item and each row of an index. */
const storageOverhead = 100;
const indexNames = ['GSI1', 'GSI2'] as const;

const storedBytes = (item: WireItem): number =>
  [item, ...indexNames.flatMap((index) => rowsOf(index, [item]))].reduce(
    (sum, one) => sum + itemBytes(one) + storageOverhead,
    0,
  );

/** What the items of a million articles cost to keep for a month: what stands after an upload, its rows in the indexes with it. */
export const keptForAMonth = (
  { table }: Pick<Measured, 'table'>,
  { articles, recordScale }: Pick<BilledWork, 'articles' | 'recordScale'>,
  fileBytes: number,
): BillLine[] => {
  const last = new Map<string, { kind: string; item: WireItem | null }>();
  for (const { key, after } of table.flatMap(({ writes }) => writes))
    last.set(`${key.PK.S} ${key.SK.S}`, { kind: kindOf(key), item: after });
  const bytes = [...last.values()].reduce(
    (sum, { kind, item }) => sum + (item ? storedBytes(item) * (isRecord(kind) ? recordScale : 1) : 0),
    0,
  );
  const gigabytes = (bytes / articles) * 1e-9 * 1e6;
  const files = fileBytes * 2 * 1e-9 * 1e6;
  return [
    { service: 'DynamoDB', what: 'GB of items and rows', thing: 'tableStorage' as const, quantity: gigabytes },
    { service: 'DynamoDB', what: 'GB in continuous backups', thing: 'backupStorage' as const, quantity: gigabytes },
    { service: 'S3', what: 'GB of files and their copies', thing: 's3Storage' as const, quantity: files },
  ].map((one) => ({ ...one, dollars: dollarsFor(one.thing, one.quantity) }));
};

/** Requests of Lambda that wait at an empty queue in a month: five at a time, 20 seconds each. */
const emptyPolls = (5 * 30 * 86_400) / 20;
/** The collector looks at three states of eight shards by the hour. */
const collectorQueries = 3 * 8 * 24 * 30;

/** What a stage costs in a month in which nothing is uploaded, as far as its template tells: what it is billed for by standing there. */
export const standingCost = (template: object, work: readonly Measured[]): BillLine[] => {
  const { Resources } = template as { Resources: Record<string, { Type: string }> };
  const metrics = new Set(work.flatMap((one) => [...one.metrics]));
  const count = (type: string) => Object.values(Resources).filter(({ Type }) => Type === type).length;
  return [
    { what: 'metrics of our own, as far as seen', thing: 'metrics' as const, quantity: metrics.size },
    { what: 'alarms', thing: 'alarms' as const, quantity: count('AWS::CloudWatch::Alarm') },
    {
      what: 'polls of empty queues',
      thing: 'sqsRequests' as const,
      quantity: count('AWS::Lambda::EventSourceMapping') * emptyPolls,
    },
    { what: 'the collector’s looks', thing: 'readUnits' as const, quantity: collectorQueries / 2 },
  ].map((one) => ({ service: 'standing', ...one, dollars: dollarsFor(one.thing, one.quantity) }));
};
