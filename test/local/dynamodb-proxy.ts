import { request } from 'node:http';
import { type LoopbackServer, readRequestBody, startLoopbackServer } from '../../local/loopback-server.ts';

/** Stands before a DynamoDB and lets a test step in, before a call reaches it and before its answer goes back. */
export interface DynamodbProxy extends LoopbackServer {
  /** `operation` is as `PutItem`; what it throws breaks the connection. */
  before: (operation: string) => void | Promise<void>;
  after: (operation: string) => void | Promise<void>;
}

export async function startDynamodbProxy(target: string): Promise<DynamodbProxy> {
  const server = await startLoopbackServer(async (incoming, outgoing) => {
    const body = await readRequestBody(incoming);
    if (body === undefined) return;
    const operation = String(incoming.headers['x-amz-target']).split('.').at(-1)!;
    try {
      await proxy.before(operation);
      const answer = await forward(target, incoming.headers, body);
      await proxy.after(operation);
      outgoing.writeHead(answer.status, answer.headers).end(answer.body);
    } catch {
      outgoing.destroy();
    }
  });
  const proxy: DynamodbProxy = { ...server, before: () => {}, after: () => {} };
  return proxy;
}

function forward(target: string, headers: object, body: Buffer) {
  return new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }>(
    (resolve, reject) => {
      const outgoing = request(target, { method: 'POST', headers: { ...headers } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    },
  );
}
