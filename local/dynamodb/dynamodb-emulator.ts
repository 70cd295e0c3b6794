import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { OwnedProcesses } from '../owned-processes.ts';

/** Where the stack's tables are: at an address that the user gave, or in an emulator that the stack starts. */
export type DynamodbSource =
  | { readonly kind: 'endpoint'; readonly endpoint: string }
  | { readonly kind: 'emulator'; readonly executable: string };

/** There is no DynamoDB to run on: none comes for this machine, or what the user gave is no address. */
export interface NoDynamodb {
  readonly kind: 'unavailable';
  readonly reason: 'no-dynamodb-emulator' | 'dynamodb-endpoint';
  /** For people: why, and what to do. */
  readonly message: string;
}

/**
 * Finds a DynamoDB for the stack.
 * @param machine.endpoint as the user gives it in CLAIMWIRE_DYNAMODB_ENDPOINT; it goes before the emulator.
 */
export function locateDynamodb(machine: {
  readonly endpoint?: string | undefined;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
}): DynamodbSource | NoDynamodb {
  const { endpoint, platform, arch } = machine;
  if (endpoint) return isHttpAddress(endpoint) ? { kind: 'endpoint', endpoint } : badAddress(endpoint);
  const executable = installedDynoxide(`@dynoxide/${platform}-${arch}`);
  if (executable !== undefined) return { kind: 'emulator', executable };
  return {
    kind: 'unavailable',
    reason: 'no-dynamodb-emulator',
    message:
      `no DynamoDB emulator is installed for ${platform} ${arch} (dynoxide comes for Linux x64 only). ` +
      'Run any other, such as DynamoDB Local, and give its address in CLAIMWIRE_DYNAMODB_ENDPOINT, for example http://127.0.0.1:8000.',
  };
}

function isHttpAddress(endpoint: string): boolean {
  return /^https?:\/\//i.test(endpoint) && URL.canParse(endpoint);
}

function badAddress(endpoint: string): NoDynamodb {
  const message =
    `CLAIMWIRE_DYNAMODB_ENDPOINT is "${endpoint}", which is no address. ` +
    'Give one such as http://127.0.0.1:8000, or unset it to use the emulator that comes with claimwire.';
  return { kind: 'unavailable', reason: 'dynamodb-endpoint', message };
}

function installedDynoxide(packageName: string): string | undefined {
  const { resolve } = createRequire(import.meta.url);
  try {
    const executable = join(dirname(resolve(`${packageName}/package.json`)), 'dynoxide');
    return existsSync(executable) ? executable : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

const startAttempts = 3;
const startTimeoutMs = 10_000;

/** An emulator that runs. */
export interface RunningDynamodb {
  readonly url: string;
  /** Resolves when it ends, however that comes, with how: "signal SIGKILL". */
  readonly ended: Promise<string>;
}

/**
 * Starts dynoxide, in memory, on a free port of loopback.
 * @returns it, once it listens.
 * @throws Error with what it printed, when it does not come up.
 */
export async function startDynoxide(executable: string, processes: OwnedProcesses): Promise<RunningDynamodb> {
  let printed = '';
  for (let attempt = 1; attempt <= startAttempts; attempt += 1) {
    // Asked for port 0, dynoxide does not tell which one it got. Another process may take ours first: then we try again.
    const port = await freePort();
    const child = processes.spawn(executable, ['serve', '--host', '127.0.0.1', '--port', String(port)], {
      env: {},
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise<string>((resolve) =>
      child.once('exit', (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`)),
    );
    const listening = await new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(false), startTimeoutMs);
      const settle = (up: boolean) => {
        clearTimeout(timer);
        resolve(up);
      };
      child.stderr?.on('data', (chunk: Buffer) => {
        printed += chunk.toString('utf8');
        if (printed.includes(`listening on http://127.0.0.1:${port}`)) settle(true);
      });
      child.once('exit', () => settle(false));
      child.once('error', (error) => {
        printed += error.message;
        settle(false);
      });
    });
    if (listening) return { url: `http://127.0.0.1:${port}`, ended };
    child.kill('SIGKILL');
  }
  throw new Error(`dynoxide did not start: ${printed.trim() || 'it printed nothing'}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
