/** List prices of us-east-1 in US dollars, without free tiers and without the discount of any volume. */
export const priceList = {
  region: 'us-east-1',
  /** When they were looked up. */
  asOf: '2026-12-01',
} as const;

export interface Price {
  /** US dollars for so many of the unit. */
  readonly dollars: number;
  readonly per: number;
  readonly unit: string;
  readonly source: string;
  /**
   * `page`: a stored copy of the provider's page, or of several independent lists that agree, was read on that day. `known`: the figure is common
   * knowledge, and no copy of a page with it was at hand.
   */
  readonly checked: 'page' | 'known';
}

const million = 1_000_000;
const s3 = 'https://aws.amazon.com/s3/pricing/';
const eventBridge = 'https://aws.amazon.com/eventbridge/pricing/';
const sqs = 'https://aws.amazon.com/sqs/pricing/';
const lambda = 'https://aws.amazon.com/lambda/pricing/';
const dynamodb = 'https://aws.amazon.com/dynamodb/pricing/on-demand/';
const cloudWatch = 'https://aws.amazon.com/cloudwatch/pricing/';
const stepFunctions = 'https://aws.amazon.com/step-functions/pricing/';

/** What each thing costs that the cost model counts. */
export const prices = {
  s3Put: { dollars: 0.005, per: 1_000, unit: 'PUT, COPY, POST or LIST', source: s3, checked: 'page' },
  s3Get: { dollars: 0.0004, per: 1_000, unit: 'GET, HEAD or other', source: s3, checked: 'known' },
  s3Storage: { dollars: 0.023, per: 1, unit: 'GB and month', source: s3, checked: 'known' },
  /** Data events that a bucket's owner has opted in for are charged as custom ones; rules and targets of the same account are free. */
  objectEvents: { dollars: 1, per: million, unit: 'event of S3, for each 64 KB', source: eventBridge, checked: 'page' },
  customEvents: { dollars: 1, per: million, unit: 'event put on a bus', source: eventBridge, checked: 'page' },
  pipeRequests: {
    dollars: 0.4,
    per: million,
    unit: 'request behind the filter, for each 64 KB',
    source: eventBridge,
    checked: 'page',
  },
  archivedEvents: { dollars: 0.1, per: 1, unit: 'GB put in an archive', source: eventBridge, checked: 'page' },
  sqsRequests: { dollars: 0.4, per: million, unit: 'request, for each 64 KB', source: sqs, checked: 'known' },
  invocations: { dollars: 0.2, per: million, unit: 'invocation', source: lambda, checked: 'page' },
  gigabyteSeconds: { dollars: 0.0000133334, per: 1, unit: 'GB-second on arm64', source: lambda, checked: 'page' },
  writeUnits: { dollars: 0.625, per: million, unit: 'write request unit', source: dynamodb, checked: 'page' },
  readUnits: { dollars: 0.125, per: million, unit: 'read request unit', source: dynamodb, checked: 'page' },
  tableStorage: { dollars: 0.25, per: 1, unit: 'GB and month', source: dynamodb, checked: 'known' },
  /** Of continuous backups. */
  backupStorage: { dollars: 0.2, per: 1, unit: 'GB and month', source: dynamodb, checked: 'known' },
  streamReads: { dollars: 0.02, per: 100_000, unit: 'GetRecords of up to 1 MB', source: dynamodb, checked: 'known' },
  logs: { dollars: 0.5, per: 1, unit: 'GB of log lines', source: cloudWatch, checked: 'page' },
  metrics: { dollars: 0.3, per: 1, unit: 'metric and month', source: cloudWatch, checked: 'page' },
  alarms: { dollars: 0.1, per: 1, unit: 'alarm and month', source: cloudWatch, checked: 'known' },
  transitions: { dollars: 0.025, per: 1_000, unit: 'state transition', source: stepFunctions, checked: 'known' },
} as const satisfies Record<string, Price>;

export type PricedThing = keyof typeof prices;

/** Dollars for a quantity of a thing, in the unit that its price names. */
export const dollarsFor = (thing: PricedThing, quantity: number): number => {
  const { dollars, per }: Price = prices[thing];
  return (quantity / per) * dollars;
};
