import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** A request that a server of this process got. */
export interface SeenRequest {
  readonly service: string;
  /** `PUT`, `GET`, `HEAD`, … of S3; the operation's name of the others. */
  readonly operation: string;
  /** Whether a function sent it, and not this process. */
  readonly byFunction: boolean;
}

const operationOf = ({ method, headers }: IncomingMessage): string =>
  String(headers['x-amz-target'] ?? method)
    .split('.')
    .at(-1) as string;

/** Sees every request to the stack's servers, which are servers of this process, from now on. */
export const seeRequests = (endpoints: Readonly<Record<string, string>>) => {
  const services = new Map(Object.entries(endpoints).map(([service, url]) => [Number(new URL(url).port), service]));
  const seen: SeenRequest[] = [];
  const see = (message: unknown): void => {
    const { request } = message as { request: IncomingMessage };
    const service = services.get(request.socket.localPort ?? 0);
    if (service === undefined) return;
    const byFunction = String(request.headers['user-agent']).includes('exec-env/AWS_Lambda');
    seen.push({ service, operation: operationOf(request), byFunction });
  };
  subscribe('http.server.request.start', see);
  return { seen, stop: () => unsubscribe('http.server.request.start', see) };
};
