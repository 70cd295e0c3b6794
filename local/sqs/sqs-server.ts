import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readRequestBody, startLoopbackServer } from '../loopback-server.ts';
import { type Operation, operations } from './operations.ts';
import type { QueueStore } from './queue-store.ts';
import { SqsError } from './sqs-error.ts';

/**
 * Serves a store to any SQS client on 127.0.0.1 in the AWS JSON 1.0 protocol, without looking at credentials. Refusals are SQS's
 * own; what is not spoken here answers UnsupportedOperation by name.
 * @param options.reportBug is told of exceptions that are no refusal; the client gets 500 InternalFailure.
 */
export async function startSqsServer(options: {
  store: QueueStore;
  port?: number;
  reportBug?: (error: unknown) => void;
}): Promise<{ url: string; queueUrl(name: string): string; close(): Promise<void> }> {
  const { store, reportBug = console.error } = options;
  const closing = new AbortController();
  const queueUrl = (name: string) => `${server.url}/${store.accountId}/${name}`;
  const server = await startLoopbackServer(async (incoming, outgoing) => {
    const raw = await readRequestBody(incoming);
    if (raw === undefined) return;
    const gone = new AbortController();
    outgoing.once('close', () => gone.abort());
    try {
      const { operation, parameters } = parseRequest(incoming, raw);
      const signal = AbortSignal.any([gone.signal, closing.signal]);
      send(outgoing, 200, await operation.run(parameters, { store, queueUrl, signal }));
    } catch (error) {
      if (!(error instanceof SqsError)) reportBug(error);
      sendError(outgoing, error);
    }
  }, options.port);
  return {
    url: server.url,
    queueUrl,
    close: () => {
      closing.abort();
      return server.close();
    },
  };
}

function parseRequest(
  incoming: IncomingMessage,
  raw: Buffer,
): { operation: Operation; parameters: Record<string, unknown> } {
  const target = String(incoming.headers['x-amz-target'] ?? `no X-Amz-Target (${incoming.method} ${incoming.url})`);
  const name = target.replace(/^AmazonSQS\./, '');
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation === undefined) throw notImplemented(name);
  const parameters = parseJson(raw);
  const unknown = Object.keys(parameters).find((parameter) => !operation.parameters.includes(parameter));
  if (unknown !== undefined) throw notImplemented(`${name} ${unknown}`);
  return { operation, parameters };
}

function parseJson(raw: Buffer): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(raw.toString());
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>;
  } catch {
    // Told below as SQS does.
  }
  throw new SqsError('SerializationException', 'The request body is no JSON object.');
}

const notImplemented = (what: string): SqsError =>
  new SqsError(
    'UnsupportedOperation',
    `NotImplemented: the local SQS does not know ${what}. It speaks ${Object.keys(operations).join(', ')}; add others in local/sqs/operations.ts.`,
  );

function sendError(outgoing: ServerResponse, error: unknown): void {
  const refusal = error instanceof SqsError;
  const code = refusal ? error.code : 'InternalFailure';
  outgoing.setHeader('x-amzn-query-error', `${refusal ? error.queryCode : code};${refusal ? 'Sender' : 'Receiver'}`);
  const message = error instanceof Error ? error.message : String(error);
  send(outgoing, refusal ? 400 : 500, { __type: `com.amazonaws.sqs#${code}`, message });
}

function send(outgoing: ServerResponse, status: number, result: object): void {
  const body = Buffer.from(JSON.stringify(result));
  outgoing.writeHead(status, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': body.length,
    'x-amzn-requestid': randomUUID(),
  });
  outgoing.end(body);
}
