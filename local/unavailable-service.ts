import { type LoopbackServer, startLoopbackServer } from './loopback-server.ts';

/** Stands in for every AWS service that the stack does not run: answers each call with an error that says so. */
export function startUnavailableService(onLog: (text: string) => void): Promise<LoopbackServer> {
  return startLoopbackServer((request, response) => {
    const operation = request.headers['x-amz-target'] ?? `${request.method} ${request.url}`;
    const message = `the local stack does not run the service of ${operation}`;
    onLog(message);
    request.resume();
    response.writeHead(501, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': 'NotImplemented' });
    response.end(JSON.stringify({ __type: 'NotImplemented', message }));
  });
}
