import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LocalStackError } from '../local-stack-error.ts';
import type { OwnedProcesses } from '../owned-processes.ts';
import { createTables } from './create-tables.ts';
import { locateDynamodb, startDynoxide } from './dynamodb-emulator.ts';
import type { TableDefinition } from './table-definition.ts';

/** The DynamoDB of a stack: the user's own, or an emulator that was started for it. */
export interface OpenDynamodb {
  readonly url: string;
  /** Makes the tables that are missing. Rejects with a LocalStackError where the user's address does not serve. */
  createTables(tables: readonly TableDefinition[]): Promise<void>;
  /** Resolves when the emulator ends, however that comes. */
  readonly lost: Promise<LocalStackError>;
}

/** So short that an address at which nothing answers is told of before anyone gives up. */
const requestHandler = { connectionTimeout: 2_000, requestTimeout: 15_000, throwOnRequestTimeout: true };

/**
 * Finds the DynamoDB of a stack, or starts one.
 * @param options.endpoint the user's own, in which case nothing is started.
 * @throws LocalStackError when there is none to be had.
 */
export async function openDynamodb(options: {
  readonly endpoint: string | undefined;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly processes: OwnedProcesses;
}): Promise<OpenDynamodb> {
  const { endpoint, region, credentials, processes } = options;
  const { platform, arch } = process;
  const source = locateDynamodb({ endpoint, platform, arch });
  if (source.kind === 'unavailable') throw new LocalStackError(source.reason, source.message);
  const { url, ended } =
    source.kind === 'endpoint'
      ? { url: source.endpoint, ended: null }
      : await startDynoxide(source.executable, processes);
  return {
    url,
    createTables: async (tables) => {
      const client = new DynamoDBClient({ endpoint: url, region, credentials, requestHandler, maxAttempts: 2 });
      try {
        await createTables(client, tables);
      } catch (cause) {
        throw ended === null ? unusable(url, cause) : cause;
      } finally {
        client.destroy();
      }
    },
    lost: ended === null ? new Promise(() => {}) : ended.then(lostBy),
  };
}

const unusable = (url: string, cause: unknown): LocalStackError => {
  const { name, code = name, message } = cause as NodeJS.ErrnoException;
  const [first = ''] = message.split('\n', 1);
  return new LocalStackError(
    'dynamodb-endpoint',
    `no table can be made at ${url}, the address in CLAIMWIRE_DYNAMODB_ENDPOINT (${[code, first].filter(Boolean).join(': ')}). ` +
      'Check that a DynamoDB runs there, or unset it to use the emulator that comes with claimwire.',
    { cause },
  );
};

const lostBy = (how: string): LocalStackError =>
  new LocalStackError(
    'dynamodb-lost',
    `the DynamoDB emulator has ended (${how}), and the records with it, so the stack stops. Start it again and upload the articles again.`,
  );
