import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { bootLocalStack, type LocalStack } from '../local/stack.ts';
import { synthesizeOnce } from '../local/synthesis.ts';
import type { Head } from '../shared/domain/head.ts';
import { documentIdOf } from '../shared/domain/identity.ts';
import { systemPatience } from '../shared/persistence/backoff.ts';
import { dynamoRecordStore } from '../shared/persistence/dynamo-record-store.ts';
import { corpus } from './corpus.ts';

const bytes = 10 * 1024 * 1024;
const repeated = (unit: string): string => unit.repeat(Math.floor(bytes / Buffer.byteLength(unit)));
const withoutEnds = (text: string): string => text.replace(/[.!?;:«»"“”\n\r]+/gu, ' ');

/** An ordinary article, and files of 10 MB that are as hard on memory as they come. */
const files: readonly (readonly [string, () => string])[] = [
  ['an article of 5 KB', () => corpus('fr', 5_000)],
  ['10 MB of French news', () => corpus('fr', 0.9 * bytes)],
  ['10 MB of English news', () => corpus('en', 0.9 * bytes)],
  ['one sentence of 10 MB', () => repeated(withoutEnds(corpus('fr', 100_000)))],
  ['one number of a million digits', () => `Le maire a annoncé ${'7'.repeat(1_000_000)} euros.`],
  ['two million numbers', () => `Le maire a dit que la ville compte ${repeated('123 ').slice(99)} habitants.`],
  ['three million quotes in quotes', () => repeated('« ')],
  ['spaces between two sentences', () => `Le maire a dit${repeated(' ').slice(99)}que 12 ponts ferment.`],
  ['accents decomposed', () => repeated('le maire a de\u0301clare\u0301 que l’e\u0301cole ferme. ')],
  ['mojibake', () => repeated('le maire a dÃ©clarÃ© que l’Ã©cole ferme. ')],
  ['tags', () => repeated('<p>le maire a <b>dit</b> oui<br>\n')],
  ['lines of a word', () => repeated('abc\n')],
];

export interface MemoryFigures {
  readonly what: string;
  /** The greatest resident memory of the function's process, in MB. */
  readonly normalizeMegabytes: number;
  readonly extractMegabytes: number;
  /** From the upload to the switch. */
  readonly seconds: number;
  /** "ACTIVE", or why it was set aside. */
  readonly outcome: string;
}

/** Keeps the greatest resident memory that a stack's functions reach, in MB; Linux alone tells it. */
const watchPeaks = (stack: LocalStack) => {
  const peaks = new Map<string, number>();
  const look = () => {
    for (const { pid, functionName } of stack.environments()) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const kilobytes = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0);
      peaks.set(functionName, Math.max(peaks.get(functionName) ?? 0, kilobytes / 1024));
    }
  };
  const of = (name: string) => Math.max(0, ...[...peaks].map(([known, peak]) => (known.includes(name) ? peak : 0)));
  return { look, of };
};

/** What each file takes of fresh processes of the real bundles, on the local stack: S3's answer, decoding, extraction and records all counted. */
export async function* memoryFigures(projectRoot: string): AsyncGenerator<MemoryFigures> {
  const { stackName, templateFile, assetsDir } = await synthesizeOnce({ stage: 'dev', projectRoot });
  for (const [what, make] of files) {
    const stack = await bootLocalStack({ template: templateFile, assetsDir, stackName });
    try {
      const { region, credentials, endpoints, outputs } = stack;
      const s3 = new S3Client({ region, credentials, endpoint: endpoints.s3, forcePathStyle: true });
      const dynamodb = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
      const store = dynamoRecordStore(dynamodb, outputs.TableName as string, systemPatience);
      const place = { bucket: outputs.ArticlesBucketName as string, key: 'article.txt' };
      const docId = documentIdOf({ ...place, source: null, articleId: null });
      const peaks = watchPeaks(stack);
      const started = performance.now();
      await s3.send(new PutObjectCommand({ Bucket: place.bucket, Key: place.key, Body: Buffer.from(make()) }));
      let head: Head | null = null;
      while (head === null) {
        await sleep(20);
        peaks.look();
        head = (await store.readDocument(docId)).head;
      }
      peaks.look();
      yield {
        what,
        normalizeMegabytes: peaks.of('Normalize'),
        extractMegabytes: peaks.of('Extract'),
        seconds: (performance.now() - started) / 1000,
        outcome: head.quarantine?.reason ?? head.state,
      };
    } finally {
      await stack.stop();
    }
  }
}
