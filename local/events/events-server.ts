import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LoopbackServer, readRequestBody, startLoopbackServer } from '../loopback-server.ts';
import { EventsError } from './events-error.ts';
import type { EventsContext, EventsOperation } from './events-operation.ts';
import { eventsOperations } from './events-operations.ts';

/**
 * Serves the stack's buses to any EventBridge client on 127.0.0.1 in the AWS JSON 1.1 protocol, without looking at credentials.
 * Refusals are EventBridge's own; what is not spoken here answers NotImplemented by name.
 * @param options.reportBug is told of exceptions that are no refusal; the client gets 500 InternalException.
 */
export function startEventsServer(options: {
  context: EventsContext;
  reportBug?: (error: unknown) => void;
}): Promise<LoopbackServer> {
  const { context, reportBug = console.error } = options;
  return startLoopbackServer(async (incoming, outgoing) => {
    const raw = await readRequestBody(incoming);
    if (raw === undefined) return;
    try {
      send(outgoing, 200, await operationOf(incoming)(parseJson(raw), context));
    } catch (error) {
      if (!(error instanceof EventsError)) reportBug(error);
      sendError(outgoing, error);
    }
  });
}

function operationOf(incoming: IncomingMessage): EventsOperation {
  const target = String(incoming.headers['x-amz-target'] ?? `no X-Amz-Target (${incoming.method} ${incoming.url})`);
  const name = target.replace(/^AWSEvents\./, '');
  const operation = Object.hasOwn(eventsOperations, name) ? eventsOperations[name] : undefined;
  if (operation !== undefined) return operation;
  throw new EventsError(
    'NotImplemented',
    `the local EventBridge does not know ${name}. It speaks ${Object.keys(eventsOperations).join(', ')}; add others in local/events/events-operations.ts.`,
  );
}

function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString()) as unknown;
  } catch {
    throw new EventsError('SerializationException', 'The request body is no JSON.');
  }
}

function sendError(outgoing: ServerResponse, error: unknown): void {
  const code = error instanceof EventsError ? error.code : 'InternalException';
  send(outgoing, code === 'InternalException' ? 500 : 400, {
    __type: code,
    message: error instanceof Error ? error.message : String(error),
  });
}

function send(outgoing: ServerResponse, status: number, result: object): void {
  const body = Buffer.from(JSON.stringify(result));
  outgoing.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'content-length': body.length,
    'x-amzn-requestid': randomUUID(),
  });
  outgoing.end(body);
}
