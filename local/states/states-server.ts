import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LoopbackServer, readRequestBody, startLoopbackServer } from '../loopback-server.ts';
import { operations } from './operations.ts';
import type { StateMachines } from './state-machines.ts';
import { StatesError } from './states-error.ts';

/**
 * Serves state machines to any Step Functions client on 127.0.0.1 in the AWS JSON 1.0 protocol, without looking at credentials.
 * Refusals are Step Functions' own; what is not spoken here answers NotImplemented by name.
 * @param options.reportBug is told of exceptions that are no refusal; the client gets 500 InternalFailure.
 */
export function startStatesServer(options: {
  machines: StateMachines;
  port?: number;
  reportBug?: (error: unknown) => void;
}): Promise<LoopbackServer> {
  const { machines, reportBug = console.error } = options;
  return startLoopbackServer(async (incoming, outgoing) => {
    const raw = await readRequestBody(incoming);
    if (raw === undefined) return;
    try {
      send(outgoing, 200, await operationOf(incoming).run(parseJson(raw), machines));
    } catch (error) {
      if (!(error instanceof StatesError)) reportBug(error);
      sendError(outgoing, error);
    }
  }, options.port);
}

function operationOf(incoming: IncomingMessage) {
  const target = String(incoming.headers['x-amz-target'] ?? `no X-Amz-Target (${incoming.method} ${incoming.url})`);
  const name = target.replace(/^AWSStepFunctions\./, '');
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation !== undefined) return operation;
  throw new StatesError(
    'NotImplemented',
    `the local Step Functions does not know ${name}. It speaks ${Object.keys(operations).join(', ')}; add others in local/states/operations.ts.`,
  );
}

function parseJson(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString()) as unknown;
  } catch {
    throw new StatesError('SerializationException', 'The request body is no JSON.');
  }
}

function sendError(outgoing: ServerResponse, error: unknown): void {
  const code = error instanceof StatesError ? error.code : 'InternalFailure';
  const message = error instanceof Error ? error.message : String(error);
  send(outgoing, code === 'InternalFailure' ? 500 : 400, {
    __type: `com.amazonaws.swf.service.v2.model#${code}`,
    message,
  });
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
