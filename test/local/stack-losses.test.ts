import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { bootLocalStack, type LocalStack } from '../../local/stack.ts';
import { porterTemplate } from '../fixtures/porter-template.ts';
import { descendants } from './linux-processes.ts';

const assetsDir = fileURLToPath(new URL('../fixtures/bundles/', import.meta.url));
const boot = (endpoint?: string) =>
  bootLocalStack({ template: porterTemplate, assetsDir, ...(endpoint && { dynamodb: { endpoint } }) });

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('a stack whose emulator ends', () => {
  let stack: LocalStack;
  afterEach(() => stack.stop());
  const emulator = (): number => {
    const found = descendants(process.pid).filter((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dynoxide'),
    );
    expect(found).toHaveLength(1);
    return found[0] as number;
  };

  test('says so', async () => {
    stack = await boot();
    process.kill(emulator(), 'SIGKILL');
    expect(await stack.lost).toMatchObject({
      reason: 'dynamodb-lost',
      message: expect.stringContaining('ended (signal SIGKILL)'),
    });
  });

  test('says nothing when it is stopped in order', async () => {
    stack = await boot();
    let told = false;
    stack.lost.then(() => {
      told = true;
    });
    await stack.stop();
    await new Promise((resolve) => setImmediate(resolve));
    expect(told).toBe(false);
  });
});

describe('an address of a DynamoDB', () => {
  test('at which nothing answers is told, and what to do', async () => {
    await expect(boot('http://127.0.0.1:1')).rejects.toMatchObject({
      reason: 'dynamodb-endpoint',
      message: expect.stringMatching(/http:\/\/127\.0\.0\.1:1, .*ECONNREFUSED.*Check that/),
    });
  });

  test('at which something else answers is told as well', async () => {
    const other = createServer((_request, response) => response.writeHead(404).end('<html>Not here</html>'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(boot(`http://127.0.0.1:${port}`)).rejects.toMatchObject({ reason: 'dynamodb-endpoint' });
    other.closeAllConnections();
    other.close();
  });
});
