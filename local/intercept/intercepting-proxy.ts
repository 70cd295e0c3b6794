import { type IncomingHttpHeaders, request } from 'node:http';
import type { EnvironmentView } from '../lambda/function-host.ts';
import { type LoopbackServer, readRequestBody, startLoopbackServer } from '../loopback-server.ts';
import { environmentOf, readRequest } from './intercepted-request.ts';
import type { InterceptedAnswer, Interceptor, Service } from './interceptor.ts';

/**
 * Stands before a service on loopback and has an interceptor decide on each call. Bodies and answers go on byte by byte, each once it is whole.
 * @param options.target `http://127.0.0.1:PORT` of the service
 * @param options.callerOf the environment of this number, or null when it is gone
 */
export async function startInterceptingProxy(options: {
  service: Service;
  target: string;
  intercept: Interceptor;
  callerOf?: (environment: number) => EnvironmentView | null;
}): Promise<LoopbackServer> {
  const { service, target, intercept, callerOf = () => null } = options;
  return startLoopbackServer(async (incoming, outgoing) => {
    const body = await readRequestBody(incoming);
    if (body === undefined) return;
    const { method = 'GET', url = '/', headers } = incoming;
    const number = environmentOf(headers);
    const call = {
      ...readRequest(service, { method, target: url, headers, body }),
      caller: number === null ? null : callerOf(number),
    };
    const carryOut = (changed?: Buffer) =>
      forward(target + url, method, changed ? headersFor(changed, headers) : headers, changed ?? body);
    let answer: InterceptedAnswer | 'reset' | 'silence';
    try {
      answer = await intercept(call, carryOut);
    } catch {
      answer = 'reset';
    }
    if (answer === 'silence') return;
    if (answer === 'reset') incoming.socket.resetAndDestroy();
    else outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  });
}

/** A body that was changed on the way has another length and another hash. */
function headersFor(body: Buffer, headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { 'x-amz-content-sha256': _, ...rest } = headers;
  return { ...rest, 'content-length': String(body.length) };
}

function forward(url: string, method: string, headers: IncomingHttpHeaders, body: Buffer): Promise<InterceptedAnswer> {
  return new Promise((resolve, reject) => {
    // The body is here already: nobody has to be asked whether it is wanted.
    const { expect: _, ...rest } = headers;
    const { origin } = new URL(url);
    const outgoing = request(origin, { method, path: url.slice(origin.length), headers: rest }, (answer) => {
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
}
