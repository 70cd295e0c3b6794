import { S3Client } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../local/clock.ts';
import { ObjectStore } from '../../../local/s3/object-store.ts';
import { startS3Server } from '../../../local/s3/s3-server.ts';
import { type JobStorage, MemoryJobStorage } from '../../../shared/persistence/job-storage.ts';
import { s3JobStorage } from '../../../shared/persistence/s3-job-storage.ts';

const bucket = 'jobs';
let client: S3Client;
let server: Awaited<ReturnType<typeof startS3Server>>;
const sent: string[] = [];
beforeAll(async () => {
  const store = new ObjectStore({ clock: systemClock, emit: () => {} });
  store.createBucket({ name: bucket, versioned: true, eventBridge: false });
  server = await startS3Server({ store });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new S3Client({ endpoint: server.url, region: 'eu-west-3', forcePathStyle: true, credentials });
  const spy = (next: (call: unknown) => Promise<unknown>, { commandName }: { commandName: string }) => {
    return (call: unknown) => {
      sent.push(commandName);
      return next(call);
    };
  };
  client.middlewareStack.add(spy as never, { step: 'initialize', name: 'spy' });
});
afterAll(async () => {
  client.destroy();
  await server.close();
});

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts;
}
const linesOf = async (storage: JobStorage, key: string) => {
  const lines: string[] = [];
  for await (const line of storage.readLines(key)) lines.push(line);
  return lines;
};

describe.each<[string, () => JobStorage]>([
  ['in memory', () => new MemoryJobStorage()],
  ['in S3', () => s3JobStorage(client, bucket)],
])('job storage %s', (name, create) => {
  test('gives back what was written, by lines and whole, and writes over what stood', async () => {
    const storage = create();
    await storage.write('lists/a.jsonl', pieces('{"docId":"é1"}\n', '{"docId":', '"2"}\n'));
    expect(await linesOf(storage, 'lists/a.jsonl')).toEqual(['{"docId":"é1"}', '{"docId":"2"}']);
    expect(await storage.read('lists/a.jsonl')).toBe('{"docId":"é1"}\n{"docId":"2"}\n');
    await storage.write('lists/a.jsonl', pieces());
    expect(await storage.read('lists/a.jsonl')).toBe('');
    expect(await linesOf(storage, 'lists/a.jsonl')).toEqual([]);
  });

  test('lists by prefix, more than a page of keys', async () => {
    const storage = create();
    const keys = Array.from({ length: 5 }, (_, i) => `results/${name}/${i}.jsonl`);
    for (const key of keys) await storage.write(key, pieces('x'));
    expect((await storage.list(`results/${name}/`)).toSorted()).toEqual(keys);
    expect(await storage.list('results/none/')).toEqual([]);
  });

  test('tells what is not there, and leaves nothing where the text fails to come', async () => {
    const storage = create();
    expect(await storage.read('reports/none.json')).toBeNull();
    await expect(linesOf(storage, 'reports/none.json')).rejects.toThrow();
    const broken = async function* () {
      yield 'half';
      throw new Error('no more');
    };
    await expect(storage.write('lists/broken.jsonl', broken())).rejects.toThrow('no more');
    expect(await storage.read('lists/broken.jsonl')).toBeNull();
  });
});

describe('a list that is too long for one request', () => {
  const partBytes = 5 * 1024 * 1024;
  const long = 'x'.repeat(1_000_000);

  test('goes in parts, and stands whole', async () => {
    sent.splice(0);
    const storage = s3JobStorage(client, bucket, partBytes);
    await storage.write('lists/long.jsonl', pieces(...Array.from({ length: 12 }, (_, i) => `${i}${long}\n`)));
    expect(sent).toEqual([
      'CreateMultipartUploadCommand',
      'UploadPartCommand',
      'UploadPartCommand',
      'CompleteMultipartUploadCommand',
    ]);
    const lines = await linesOf(storage, 'lists/long.jsonl');
    expect(lines.map((line) => line.length - long.length)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2]);
  });

  test('leaves neither object nor parts where its text fails to come', async () => {
    const storage = s3JobStorage(client, bucket, partBytes);
    const broken = async function* () {
      for (let i = 0; i < 6; i++) yield long;
      throw new Error('no more');
    };
    await expect(storage.write('lists/cut.jsonl', broken())).rejects.toThrow('no more');
    expect(await storage.read('lists/cut.jsonl')).toBeNull();
    expect(sent.at(-2)).toBe('AbortMultipartUploadCommand');
  });

  test('gives the same lines however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 8 }), async (texts) => {
        const [memory, s3] = [new MemoryJobStorage(), s3JobStorage(client, bucket)];
        for (const storage of [memory, s3]) await storage.write('cut', pieces(...texts));
        expect(await linesOf(s3, 'cut')).toEqual(await linesOf(memory, 'cut'));
      }),
      { numRuns: 50 },
    );
  });
});
