import { type IncomingHttpHeaders, request } from 'node:http';
import { type LoopbackServer, readRequestBody, startLoopbackServer } from '../../local/loopback-server.ts';
import { type IndexName, indexes } from '../../shared/domain/table-keys.ts';
import { rowsOf, unitsOfGet, unitsOfQuery, unitsOfWrite, type WriteUnits } from './capacity.ts';
import type { WireItem } from './item-size.ts';
import { type ItemKey, keyText, type RequestedWrite, requestedWrites } from './requested-writes.ts';

/** One item of a request that writes. */
export interface MeteredWrite {
  readonly key: ItemKey;
  readonly before: WireItem | null;
  readonly after: WireItem | null;
  readonly refused: boolean;
  readonly units: WriteUnits;
}

/** One request to the table, with what it takes by DynamoDB's rules. */
export interface MeteredCall {
  readonly operation: string;
  readonly writes: readonly MeteredWrite[];
  readonly readUnits: number;
  /** The keys that a read asked for: the partition of a query, with the index where there is one. */
  readonly read: string | null;
  readonly refused: boolean;
  /** What the emulator says that it took, reads and writes together; null where it says nothing. */
  readonly reported: number | null;
}

export interface DynamodbMeter extends LoopbackServer {
  /** All calls so far, in the order of their answers. */
  readonly calls: readonly MeteredCall[];
}

interface Body {
  readonly TableName?: string;
  readonly IndexName?: IndexName;
  readonly Key?: ItemKey;
  readonly ConsistentRead?: boolean;
  readonly ExpressionAttributeValues?: Readonly<Record<string, { readonly S?: string }>>;
  readonly RequestItems?: Readonly<
    Record<string, { readonly Keys?: readonly ItemKey[]; readonly ConsistentRead?: boolean }>
  >;
}
interface Answer {
  readonly Item?: WireItem;
  readonly Items?: readonly WireItem[];
  readonly Responses?: Readonly<Record<string, readonly WireItem[]>>;
  readonly ConsumedCapacity?: { readonly CapacityUnits?: number } | readonly { readonly CapacityUnits?: number }[];
}

const reads = new Set(['GetItem', 'BatchGetItem', 'Query']);

/**
 * Stands before a DynamoDB, passes everything on, and writes down what each request takes. Writes go one at a time, so that the items can be read
 * before and after each.
 */
export const startDynamodbMeter = async (target: string): Promise<DynamodbMeter> => {
  const calls: MeteredCall[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const exclusively = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const run = last.then(work);
    last = run.catch(() => {});
    return run;
  };

  const ask = async (headers: IncomingHttpHeaders, operation: string, body: object) => {
    const { 'content-length': _, 'x-amz-content-sha256': __, ...rest } = headers;
    const answer = await forward(
      target,
      { ...rest, 'x-amz-target': `DynamoDB_20120810.${operation}` },
      Buffer.from(JSON.stringify(body)),
    );
    return { ...answer, value: JSON.parse(answer.body.toString('utf8')) as Answer };
  };
  const itemUnder = async (headers: IncomingHttpHeaders, TableName: string, Key: ItemKey): Promise<WireItem | null> =>
    (await ask(headers, 'GetItem', { TableName, Key, ConsistentRead: true })).value.Item ?? null;

  const meterWrites = async (headers: IncomingHttpHeaders, operation: string, body: Body, writes: RequestedWrite[]) => {
    const images = () => Promise.all(writes.map(({ table, key }) => itemUnder(headers, table, key)));
    const before = await images();
    const answer = await ask(headers, operation, { ...body, ReturnConsumedCapacity: 'INDEXES' });
    const refused = answer.status !== 200;
    const after = await images();
    const transactional = operation === 'TransactWriteItems';
    calls.push({
      operation,
      refused,
      readUnits: 0,
      read: null,
      reported: capacityIn(answer.value),
      writes: writes.map(({ key, item }, i) => {
        const [old, now] = [before[i] ?? null, after[i] ?? null];
        const units = unitsOfWrite(old, now, { transactional, refused, attempted: refused ? item : null });
        return { key, before: old, after: now, refused, units };
      }),
    });
    return answer;
  };

  const meterRead = async (headers: IncomingHttpHeaders, operation: string, body: Body) => {
    const answer = await ask(headers, operation, { ...body, ReturnConsumedCapacity: 'INDEXES' });
    if (answer.status === 200) {
      const whole = (item: WireItem) => itemUnder(headers, body.TableName as string, keyIn(item));
      const readUnits = await unitsRead(operation, body, answer.value, whole);
      const reported = capacityIn(answer.value);
      calls.push({ operation, writes: [], readUnits, read: whatIsRead(operation, body), refused: false, reported });
    }
    return answer;
  };

  const server = await startLoopbackServer(async (incoming, outgoing) => {
    const raw = await readRequestBody(incoming);
    if (raw === undefined) return;
    const operation = String(incoming.headers['x-amz-target']).split('.').at(-1) as string;
    try {
      const body = JSON.parse(raw.toString('utf8')) as Body;
      const writes = requestedWrites(operation, body);
      const answer =
        writes.length > 0
          ? await exclusively(() => meterWrites(incoming.headers, operation, body, writes))
          : reads.has(operation)
            ? await meterRead(incoming.headers, operation, body)
            : await forward(target, incoming.headers, raw);
      outgoing.writeHead(answer.status, answer.headers).end(answer.body);
    } catch (error) {
      outgoing.destroy(error as Error);
    }
  });
  return { ...server, calls };
};

const keyIn = ({ PK, SK }: WireItem): ItemKey => ({ PK, SK }) as ItemKey;

/** What a read takes, given its answer; a projection shows less of an item than is read of it, so whole items are looked up. */
const unitsRead = async (
  operation: string,
  body: Body,
  answer: Answer,
  whole: (item: WireItem) => Promise<WireItem | null>,
): Promise<number> => {
  if (operation === 'GetItem') return unitsOfGet([answer.Item ?? null], { consistent: body.ConsistentRead === true });
  if (operation === 'BatchGetItem')
    return Object.entries(body.RequestItems ?? {}).reduce((sum, [table, { Keys = [], ConsistentRead = false }]) => {
      const found = new Map(answer.Responses?.[table]?.map((item) => [keyText(keyIn(item)), item]));
      const items = Keys.map((key) => found.get(keyText(key)) ?? null);
      return sum + unitsOfGet(items, { consistent: ConsistentRead });
    }, 0);
  const consistent = body.ConsistentRead === true;
  const items = (await Promise.all((answer.Items ?? []).map(whole))).filter((item) => item !== null);
  return unitsOfQuery(body.IndexName ? rowsOf(body.IndexName, items) : items, { consistent });
};

const whatIsRead = (operation: string, { Key, IndexName, RequestItems, ExpressionAttributeValues }: Body): string => {
  if (operation === 'GetItem') return Key ? keyText(Key) : '';
  if (operation === 'BatchGetItem')
    return Object.values(RequestItems ?? {})
      .flatMap(({ Keys = [] }) => Keys.map(keyText))
      .join(' ');
  const partition = Object.values(ExpressionAttributeValues ?? {}).find(({ S }) => S?.includes('#'))?.S ?? '';
  return IndexName && IndexName in indexes ? `${IndexName} ${partition}` : partition;
};

const capacityIn = ({ ConsumedCapacity }: Answer): number | null => {
  if (ConsumedCapacity === undefined) return null;
  const all = [ConsumedCapacity].flat() as { readonly CapacityUnits?: number }[];
  return all.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
};

const forward = (target: string, headers: IncomingHttpHeaders, body: Buffer) =>
  new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const outgoing = request(target, { method: 'POST', headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
