import {
  BatchWriteItemCommand,
  DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
  InternalServerError,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionInProgressException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import {
  EventBridgeClient,
  EventBridgeServiceException,
  InternalException,
  PutEventsCommand,
} from '@aws-sdk/client-eventbridge';
import { HeadObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { RequestThrottled, SendMessageCommand, SQSClient, SQSServiceException } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInterceptingProxy } from '../../local/intercept/intercepting-proxy.ts';
import type { Service } from '../../local/intercept/interceptor.ts';
import { type LoopbackServer, readRequestBody, startLoopbackServer } from '../../local/loopback-server.ts';
import { clientDefaults } from '../../shared/persistence/client-defaults.ts';
import { type FaultKind, faults } from './fault.ts';

const item = { PK: { S: 'p' }, SK: { S: 's' } };
const put = { Put: { TableName: 't', Item: item } };
const write = { PutRequest: { Item: item } };

interface Spoken {
  readonly service: Service;
  send(endpoint: string): Promise<unknown>;
}
const given = {
  ...clientDefaults,
  maxAttempts: 2,
  region: 'eu-west-3',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  // As the functions' own, but less patient.
  requestHandler: { ...clientDefaults.requestHandler, requestTimeout: 60 },
};
const dynamodb = (command: GetItemCommand | BatchWriteItemCommand | TransactWriteItemsCommand): Spoken => ({
  service: 'dynamodb',
  send: (endpoint) => new DynamoDBClient({ ...given, endpoint }).send(command as GetItemCommand),
});
const s3 = (command: HeadObjectCommand | PutObjectCommand): Spoken => ({
  service: 's3',
  send: (endpoint) => new S3Client({ ...given, endpoint, forcePathStyle: true }).send(command as HeadObjectCommand),
});
const sendMessage: Spoken = {
  service: 'sqs',
  send: (endpoint) =>
    new SQSClient({ ...given, endpoint }).send(
      new SendMessageCommand({ QueueUrl: `${endpoint}/0/q`, MessageBody: 'm' }),
    ),
};
const putEvents: Spoken = {
  service: 'events',
  send: (endpoint) =>
    new EventBridgeClient({ ...given, endpoint }).send(new PutEventsCommand({ Entries: [{ Source: 's' }] })),
};
const get = dynamodb(new GetItemCommand({ TableName: 't', Key: item }));
const batch = dynamodb(new BatchWriteItemCommand({ RequestItems: { t: [write, write, write] } }));
const transact = dynamodb(new TransactWriteItemsCommand({ TransactItems: [put, put], ClientRequestToken: 'once' }));
const head = s3(new HeadObjectCommand({ Bucket: 'b', Key: 'k' }));
const putObject = s3(new PutObjectCommand({ Bucket: 'b', Key: 'k', Body: 'body' }));

type Class = new (...values: never[]) => Error;

describe('an injected fault', () => {
  const carriedOut: string[] = [];
  let service: LoopbackServer;
  beforeAll(async () => {
    service = await startLoopbackServer(async (incoming, outgoing) => {
      carriedOut.push((await readRequestBody(incoming))!.toString('utf8'));
      outgoing
        .writeHead(200, { 'content-type': 'application/x-amz-json-1.0' })
        .end(incoming.url === '/' ? '{}' : undefined);
    });
  });
  afterAll(() => service.close());

  const strike = async (kind: FaultKind, spoken: Spoken) => {
    const fault = faults[kind];
    let calls = 0;
    carriedOut.length = 0;
    const proxy = await startInterceptingProxy({
      service: spoken.service,
      target: service.url,
      intercept: async (call, carryOut) => {
        calls++;
        expect(fault.fits(call)).toBe(true);
        return fault.strike(call, carryOut);
      },
    });
    const outcome = await spoken.send(proxy.url).then(
      (answer) => ({ answer }),
      (error: Error) => ({ error }),
    );
    await proxy.close();
    return { ...outcome, calls, carriedOut: carriedOut.length };
  };

  test.each<[FaultKind, Spoken, Class, string, { calls: number; carriedOut: number }]>([
    [
      'throttled',
      get,
      ProvisionedThroughputExceededException,
      'ProvisionedThroughputExceededException',
      { calls: 2, carriedOut: 0 },
    ],
    ['throttled', putObject, S3ServiceException, 'SlowDown', { calls: 2, carriedOut: 0 }],
    ['throttled', head, S3ServiceException, 'Unknown', { calls: 2, carriedOut: 0 }],
    ['throttled', sendMessage, RequestThrottled, 'RequestThrottled', { calls: 2, carriedOut: 0 }],
    ['throttled', putEvents, EventBridgeServiceException, 'ThrottlingException', { calls: 2, carriedOut: 0 }],
    ['request rate exceeded', get, DynamoDBServiceException, 'ThrottlingException', { calls: 2, carriedOut: 0 }],
    ['internal error', get, InternalServerError, 'InternalServerError', { calls: 2, carriedOut: 0 }],
    ['internal error', putObject, S3ServiceException, 'InternalError', { calls: 2, carriedOut: 0 }],
    ['internal error', sendMessage, SQSServiceException, 'InternalFailure', { calls: 2, carriedOut: 0 }],
    ['internal error', putEvents, InternalException, 'InternalException', { calls: 2, carriedOut: 0 }],
    [
      'internal error after the commit',
      transact,
      InternalServerError,
      'InternalServerError',
      { calls: 2, carriedOut: 2 },
    ],
    ['reset', get, Error, 'TimeoutError', { calls: 2, carriedOut: 0 }],
    ['timeout', putObject, Error, 'TimeoutError', { calls: 2, carriedOut: 0 }],
    ['timeout', sendMessage, Error, 'TimeoutError', { calls: 2, carriedOut: 0 }],
    ['answer lost', transact, Error, 'TimeoutError', { calls: 2, carriedOut: 2 }],
    ['answer never comes', putObject, Error, 'TimeoutError', { calls: 2, carriedOut: 2 }],
    [
      'transaction conflict',
      transact,
      TransactionCanceledException,
      'TransactionCanceledException',
      { calls: 1, carriedOut: 0 },
    ],
    [
      'transaction throttled',
      transact,
      TransactionCanceledException,
      'TransactionCanceledException',
      { calls: 1, carriedOut: 0 },
    ],
    [
      'transaction in progress',
      transact,
      TransactionInProgressException,
      'TransactionInProgressException',
      { calls: 2, carriedOut: 0 },
    ],
  ])('"%s" is to the SDK what it is on AWS (%#)', async (kind, spoken, type, name, counts) => {
    const { error, ...rest } = (await strike(kind, spoken)) as { error: Error; calls: number; carriedOut: number };
    expect(error).toBeInstanceOf(type);
    expect(error.name).toBe(name);
    expect(rest).toEqual(counts);
  });

  test.each([
    ['transaction conflict', 'TransactionConflict'],
    ['transaction throttled', 'ThrottlingError'],
  ] as const)('"%s" gives a reason for each item', async (kind, code) => {
    const { error } = (await strike(kind, transact)) as unknown as { error: TransactionCanceledException };
    expect(error.CancellationReasons?.map(({ Code }) => Code)).toEqual([code, 'None']);
    expect(error.message).toContain(`[${code}, None]`);
  });

  test('"unprocessed" carries out a part of a batch and hands back the rest', async () => {
    const outcome = (await strike('unprocessed', batch)) as { answer: { UnprocessedItems: object }; calls: number };
    expect(carriedOut.map((body) => JSON.parse(body))).toMatchObject([{ RequestItems: { t: [write] } }]);
    expect(outcome.answer.UnprocessedItems).toEqual({ t: [write, write] });
    expect(outcome.calls).toBe(1);
  });
});
