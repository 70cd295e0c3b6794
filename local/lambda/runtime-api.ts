import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LoopbackServer, readRequestBody, startLoopbackServer } from '../loopback-server.ts';

/** What a function reports when it fails, in the Runtime API's words. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly stackTrace?: readonly string[];
}

/** One invocation, as `invocation/next` hands it out. */
export interface Invocation {
  readonly requestId: string;
  /** JSON. */
  readonly payload: string;
  /** Milliseconds since the epoch. */
  readonly deadlineMs: number;
  readonly functionArn: string;
}

/** What the environment behind a Runtime API told it. */
export interface RuntimeListener {
  /** It waits for work; `hand` gives it an invocation. Called once for each wait. */
  onNext(hand: (invocation: Invocation) => void): void;
  onResponse(requestId: string, payload: string): void;
  onError(requestId: string, error: FunctionError): void;
  onInitError(error: FunctionError): void;
}

const prefix = '/2018-06-01/runtime/';
/** Lambda's limit for the answer of a synchronous invocation. */
const largestResponseBytes = 6 * 1024 * 1024;

/**
 * Serves the Lambda Runtime API to one execution environment: invocation/next, response, error, and init/error.
 * @returns the server; its address, without the scheme, is what the environment expects in AWS_LAMBDA_RUNTIME_API.
 */
export function startRuntimeApi(listener: RuntimeListener): Promise<LoopbackServer> {
  return startLoopbackServer(async (request, response) => {
    const path = request.url ?? '';
    if (!path.startsWith(prefix)) return answer(response, 404, { errorType: 'NotFound', errorMessage: path });
    const route = `${request.method} ${path.slice(prefix.length)}`;
    if (route === 'GET invocation/next') {
      listener.onNext((invocation) => handOut(response, invocation));
      return;
    }
    const body = await readRequestBody(request);
    if (body === undefined) return;
    if (route === 'POST init/error') {
      listener.onInitError(functionError(request, body));
      return answer(response, 202, { status: 'OK' });
    }
    const [, requestId, kind] = /^POST invocation\/([^/]+)\/(response|error)$/.exec(route) ?? [];
    if (!requestId) return answer(response, 404, { errorType: 'NotFound', errorMessage: route });
    if (kind === 'error') listener.onError(requestId, functionError(request, body));
    else if (body.length > largestResponseBytes) {
      const errorMessage = `Response payload size (${body.length} bytes) exceeded the maximum (${largestResponseBytes} bytes).`;
      listener.onError(requestId, { errorType: 'Function.ResponseSizeTooLarge', errorMessage });
      return answer(response, 413, { errorType: 'RequestEntityTooLarge', errorMessage });
    } else listener.onResponse(requestId, body.toString('utf8'));
    return answer(response, 202, { status: 'OK' });
  });
}

function handOut(response: ServerResponse, invocation: Invocation): void {
  response.writeHead(200, {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': invocation.requestId,
    'lambda-runtime-deadline-ms': String(invocation.deadlineMs),
    'lambda-runtime-invoked-function-arn': invocation.functionArn,
    'lambda-runtime-trace-id': `Root=1-${Math.floor(invocation.deadlineMs / 1000).toString(16)}-${invocation.requestId.replaceAll('-', '').slice(0, 24)};Sampled=0`,
  });
  response.end(invocation.payload);
}

function functionError(request: IncomingMessage, body: Buffer): FunctionError {
  const header = request.headers['lambda-runtime-function-error-type'];
  const fallback = {
    errorType: typeof header === 'string' ? header : 'Unhandled',
    errorMessage: body.toString('utf8'),
  };
  try {
    return { ...fallback, ...(JSON.parse(fallback.errorMessage) as Partial<FunctionError>) };
  } catch {
    return fallback;
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
