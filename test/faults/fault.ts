import type {
  InterceptedAnswer,
  InterceptedCall,
  Interceptor,
  NoAnswer,
  Service,
} from '../../local/intercept/interceptor.ts';

type CarryOut = Parameters<Interceptor>[1];

/** A way for a call to fail, as AWS and networks know it. */
export interface Fault {
  /** Whether this can happen to the call. */
  fits(call: InterceptedCall): boolean;
  /** What its caller hears then; the call is carried out by `carryOut` alone. */
  strike(call: InterceptedCall, carryOut: CarryOut): Promise<InterceptedAnswer | NoAnswer>;
}

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** What stands beside the message. */
  readonly details?: object;
}

/** What the codes of each service stand in, where it speaks JSON. https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html */
const namespaces: Readonly<Record<Exclude<Service, 's3'>, string>> = {
  dynamodb: 'com.amazonaws.dynamodb.v20120810',
  sqs: 'com.amazonaws.sqs',
  states: 'com.amazonaws.stepfunctions',
  events: 'com.amazonaws.events',
};

/** A refusal in the words of the call's service. A HEAD has no body, and S3 says no more than the status. */
const refuse = (
  { service, method }: InterceptedCall,
  { status, code, message, details }: Refusal,
): InterceptedAnswer => {
  if (service === 's3') {
    const body =
      method === 'HEAD'
        ? ''
        : `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message><RequestId>0A49CE4060975EAC</RequestId><HostId>local</HostId></Error>`;
    return { status, headers: { 'content-type': 'application/xml' }, body: Buffer.from(body) };
  }
  const __type = `${namespaces[service]}#${code}`;
  return {
    status,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': '0A49CE4060975EAC' },
    body: Buffer.from(JSON.stringify({ __type, message, ...details })),
  };
};

const refusing = (refusals: Partial<Record<Service, Refusal>>): Fault => ({
  fits: ({ service }) => refusals[service] !== undefined,
  strike: async (call) => refuse(call, refusals[call.service]!),
});

const isTransaction = ({ operation }: InterceptedCall): boolean => operation === 'TransactWriteItems';

/** A transaction that DynamoDB cancels for its first item. It spells "Message" with a capital there, and gives a reason for each item. */
const canceling = (code: string, reason: string): Fault => ({
  fits: isTransaction,
  strike: async (call) => {
    const { TransactItems } = JSON.parse(call.body.toString('utf8')) as { TransactItems: unknown[] };
    const reasons = TransactItems.map((_, i) => (i === 0 ? { Code: code, Message: reason } : { Code: 'None' }));
    const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map(({ Code }) => Code).join(', ')}]`;
    return refuse(call, {
      status: 400,
      code: 'TransactionCanceledException',
      message,
      details: { Message: message, CancellationReasons: reasons },
    });
  },
});

const slow =
  'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.';

/** A part of a batch that is carried out; DynamoDB hands back the rest. */
const leavingUnprocessed: Fault = {
  fits: ({ operation }) => operation === 'BatchWriteItem',
  strike: async ({ body }, carryOut) => {
    const { RequestItems, ...rest } = JSON.parse(body.toString('utf8')) as { RequestItems: Record<string, unknown[]> };
    const part = (take: (requests: unknown[]) => unknown[]) =>
      Object.fromEntries(
        Object.entries(RequestItems).flatMap(([table, requests]) => {
          const taken = take(requests);
          return taken.length === 0 ? [] : [[table, taken]];
        }),
      );
    const half = (requests: unknown[]) => Math.floor(requests.length / 2);
    const done = part((requests) => requests.slice(0, half(requests)));
    const UnprocessedItems = part((requests) => requests.slice(half(requests)));
    if (Object.keys(done).length > 0) {
      const answer = await carryOut(Buffer.from(JSON.stringify({ ...rest, RequestItems: done })));
      if (answer.status !== 200) return answer;
    }
    return {
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: Buffer.from(JSON.stringify({ UnprocessedItems })),
    };
  },
};

/**
 * The faults that are injected, since no emulator shows them by itself. In the shapes that AWS documents, so that the SDK reads them as it
 * would there: test/faults/fault.test.ts.
 */
export const faults = {
  throttled: refusing({
    dynamodb: { status: 400, code: 'ProvisionedThroughputExceededException', message: slow },
    s3: { status: 503, code: 'SlowDown', message: 'Please reduce your request rate.' },
    sqs: { status: 400, code: 'RequestThrottled', message: 'The request was denied due to request throttling.' },
    states: { status: 400, code: 'ThrottlingException', message: 'Rate exceeded' },
    events: { status: 400, code: 'ThrottlingException', message: 'Rate exceeded' },
  }),
  'request rate exceeded': refusing({
    dynamodb: { status: 400, code: 'ThrottlingException', message: 'Rate of requests exceeds the allowed throughput.' },
  }),
  'internal error': refusing({
    dynamodb: {
      status: 500,
      code: 'InternalServerError',
      message: 'The request processing has failed because of an unknown error.',
    },
    s3: { status: 500, code: 'InternalError', message: 'We encountered an internal error. Please try again.' },
    sqs: {
      status: 500,
      code: 'InternalFailure',
      message: 'The request processing has failed because of an unknown error.',
    },
    states: {
      status: 500,
      code: 'InternalFailure',
      message: 'The request processing has failed because of an unknown error.',
    },
    events: {
      status: 500,
      code: 'InternalException',
      message: 'The request processing has failed because of an unknown error.',
    },
  }),
  reset: { fits: () => true, strike: async () => 'reset' },
  timeout: { fits: () => true, strike: async () => 'silence' },
  'answer lost': {
    fits: () => true,
    strike: async (_, carryOut) => {
      await carryOut();
      return 'reset';
    },
  },
  'answer never comes': {
    fits: () => true,
    strike: async (_, carryOut) => {
      await carryOut();
      return 'silence';
    },
  },
  'internal error after the commit': {
    fits: ({ service }) => service === 'dynamodb',
    strike: async (call, carryOut) => {
      await carryOut();
      return refuse(call, {
        status: 500,
        code: 'InternalServerError',
        message: 'The request processing has failed because of an unknown error.',
      });
    },
  },
  unprocessed: leavingUnprocessed,
  'transaction conflict': canceling('TransactionConflict', 'Transaction is ongoing for the item'),
  'transaction throttled': canceling(
    'ThrottlingError',
    'Throughput exceeds the current capacity of your table or index.',
  ),
  'transaction in progress': {
    fits: isTransaction,
    strike: async (call) =>
      refuse(call, {
        status: 400,
        code: 'TransactionInProgressException',
        message: 'The transaction with the given request token is already in progress.',
      }),
  },
} as const satisfies Record<string, Fault>;

export type FaultKind = keyof typeof faults;
