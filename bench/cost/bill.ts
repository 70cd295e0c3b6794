import { unitsOfWrite } from './capacity.ts';
import type { MeteredWrite } from './dynamodb-meter.ts';
import { itemBytes, type WireItem } from './item-size.ts';
import { isRecord, kindOf } from './kinds.ts';
import type { Measured } from './measured-stack.ts';
import { dollarsFor, type PricedThing } from './prices.ts';

/** Something that is paid for, of one article. */
export interface BillLine {
  readonly service: string;
  readonly what: string;
  readonly thing: PricedThing;
  /** Of an article, in the unit that the price names. */
  readonly quantity: number;
  /** For a million articles. */
  readonly dollars: number;
}

/** What writes of one kind of item take, of an article. */
export interface ItemLine {
  readonly kind: string;
  /** How often one is written, and its mean size where it is put. */
  readonly writes: number;
  readonly bytes: number;
  /** Units of the table, and of its two indexes. */
  readonly units: number;
  readonly rows: number;
  readonly dollars: number;
}

export interface BilledWork {
  /** Among how many articles it is shared. */
  readonly articles: number;
  /** The same work where no meter held the functions up. */
  readonly timed: Pick<Measured, 'invocations' | 'processorSeconds'>;
  /** By what the writes of claims and statistics, and a document's dates, are multiplied: 20 records over those that an article of the run has. */
  readonly recordScale: number;
}

const million = 1_000_000;
/** What CloudWatch adds to each log line's bytes. */
const logLineOverhead = 26;
/** START, END and REPORT of an invocation, which the local stack does not write: bytes of lines as Lambda documents them. */
const platformLines = { lines: 3, bytes: 330 };

const line = (service: string, what: string, thing: PricedThing, quantity: number): BillLine => ({
  service,
  what,
  thing,
  quantity,
  dollars: dollarsFor(thing, quantity * million),
});

/** A document with as many of its dates as an article of fewer records would have. */
const withDates = (item: WireItem | null, scale: number): WireItem | null => {
  const dates = item?.dates?.L;
  return item && dates ? { ...item, dates: { L: dates.slice(0, Math.round(dates.length * scale)) } } : item;
};

/** A write as it would be of an article with so many records: a document has fewer dates then, all else is as it was. */
const atScale = (write: MeteredWrite, scale: number): MeteredWrite => {
  if (kindOf(write.key) !== 'document') return write;
  const [before, after] = [withDates(write.before, scale), withDates(write.after, scale)];
  return { ...write, before, after, units: unitsOfWrite(before, after) };
};

/** The writes of a piece of work by kind of item, most expensive first. */
export const itemLines = (
  { table }: Pick<Measured, 'table'>,
  { articles, recordScale }: Pick<BilledWork, 'articles' | 'recordScale'>,
): ItemLine[] => {
  const byKind = Map.groupBy(
    table.flatMap(({ writes }) => writes.map((write) => atScale(write, recordScale))),
    ({ key }) => kindOf(key),
  );
  return [...byKind]
    .map(([kind, writes]) => {
      const share = (isRecord(kind) ? recordScale : 1) / articles;
      const put = writes.flatMap(({ after }) => (after === null ? [] : [itemBytes(after)]));
      const units = writes.reduce((sum, one) => sum + one.units.table, 0) * share;
      const rows = writes.reduce((sum, { units: { indexes } }) => sum + indexes.GSI1 + indexes.GSI2, 0) * share;
      return {
        kind,
        writes: writes.length * share,
        bytes: put.length === 0 ? 0 : put.reduce((sum, bytes) => sum + bytes, 0) / put.length,
        units,
        rows,
        dollars: dollarsFor('writeUnits', (units + rows) * million),
      };
    })
    .sort((a, b) => b.dollars - a.dollars);
};

const shortName = (functionName: string): string => functionName.replace(/^claimwire-\w+-|Function\w+$/g, '');
const isOfQueue = (functionName: string): boolean => /Normalize|Extract|Retract/.test(functionName);

/** Calls that wait for one another in one invocation, and how long each waits: assumed, since loopback answers at once. */
const waits: Readonly<Record<string, { readonly s3: number; readonly dynamodb: number }>> = {
  NormalizeArticle: { s3: 2, dynamodb: 0 },
  ExtractArticle: { s3: 1, dynamodb: 5 },
  RetractArticle: { s3: 0, dynamodb: 3 },
};
export const assumedWait = { s3Seconds: 0.02, dynamodbSeconds: 0.005 } as const;

/** Processor time as it was measured, at the memory that the template gives; and what is assumed to be waited for. */
const lambdaLines = ({ invocations, processorSeconds }: BilledWork['timed'], articles: number): BillLine[] =>
  [...Map.groupBy(invocations, ({ functionName }) => functionName)].flatMap(([functionName, all]) => {
    const name = shortName(functionName);
    const gigabytes = (all[0]?.memoryMegabytes ?? 0) / 1024;
    const busy = (processorSeconds.get(functionName) ?? 0) * gigabytes;
    const { s3, dynamodb } = waits[name] ?? { s3: 0, dynamodb: 0 };
    const waited = (s3 * assumedWait.s3Seconds + dynamodb * assumedWait.dynamodbSeconds) * gigabytes * all.length;
    return [
      line('Lambda', `${name}: invocations`, 'invocations', all.length / articles),
      line('Lambda', `${name}: GB-seconds at work`, 'gigabyteSeconds', busy / articles),
      line('Lambda', `${name}: GB-seconds of waiting`, 'gigabyteSeconds', waited / articles),
    ];
  });

/** All that a piece of work costs, by service; what its uploader asks of S3 stands apart, as `upload`. */
export const billOf = (measured: Measured, work: BilledWork): BillLine[] => {
  const { articles, timed } = work;
  const { invocations } = timed;
  const { requests } = measured;
  const s3 = (byFunction: boolean, put: boolean) =>
    requests.filter(
      (one) =>
        one.service === 's3' &&
        one.byFunction === byFunction &&
        (one.operation === 'PUT') === put &&
        one.operation !== 'DELETE',
    ).length / articles;
  const polls = invocations.filter(({ functionName }) => isOfQueue(functionName)).length * 2;
  const items = itemLines(measured, work);
  const sum = (of: (one: ItemLine) => number, records: boolean) =>
    items.reduce((total, one) => total + (isRecord(one.kind) === records ? of(one) : 0), 0);
  const reads = measured.table.reduce((total, { readUnits }) => total + readUnits, 0) / articles;
  return [
    line('upload', 'PUT of the article', 's3Put', s3(false, true)),
    line('S3', 'PUT of normalized copies', 's3Put', s3(true, true)),
    line('S3', 'GET and HEAD', 's3Get', s3(true, false)),
    line('EventBridge', 'events of S3', 'objectEvents', measured.objectEvents / articles),
    line('EventBridge', 'events of the change feed', 'customEvents', measured.changeEvents / articles),
    line('EventBridge', 'requests of the pipe', 'pipeRequests', measured.changeEvents / articles),
    line('EventBridge', 'GB put in the archives of events', 'archivedEvents', measured.eventBytes / articles / 1e9),
    line('SQS', 'messages sent', 'sqsRequests', measured.messages / articles),
    line('SQS', 'batches received and deleted', 'sqsRequests', polls / articles),
    ...lambdaLines(timed, articles),
    line(
      'CloudWatch',
      'log lines, metrics in them',
      'logs',
      (measured.logBytes + logLineOverhead * measured.logLines) / articles / 1e9,
    ),
    line(
      'CloudWatch',
      'log lines of Lambda itself',
      'logs',
      ((platformLines.bytes + logLineOverhead * platformLines.lines) * invocations.length) / articles / 1e9,
    ),
    line(
      'DynamoDB',
      'records: the table',
      'writeUnits',
      sum(({ units }) => units, true),
    ),
    line(
      'DynamoDB',
      'records: index rows',
      'writeUnits',
      sum(({ rows }) => rows, true),
    ),
    line(
      'DynamoDB',
      'the rest: the table',
      'writeUnits',
      sum(({ units }) => units, false),
    ),
    line(
      'DynamoDB',
      'the rest: index rows',
      'writeUnits',
      sum(({ rows }) => rows, false),
    ),
    line('DynamoDB', 'reads', 'readUnits', reads),
  ].filter(({ quantity }) => quantity > 0);
};

export const totalOf = (lines: readonly BillLine[], except?: string): number =>
  lines.reduce((sum, { service, dollars }) => sum + (service === except ? 0 : dollars), 0);
