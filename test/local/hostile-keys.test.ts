import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csvRow } from '../../cli/formats/csv.ts';
import { prettyJson } from '../../cli/formats/json.ts';
import { quarantineListing, quarantineRow } from '../../cli/formats/quarantine-listing.ts';
import { documentListing } from '../../cli/formats/record-listing.ts';
import { cellsOf } from '../../cli/formats/record-row.ts';
import { tableText } from '../../cli/formats/table.ts';
import { listQuarantined } from '../../cli/quarantine-desk.ts';
import { connect } from '../../client/connect.ts';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import { bootLocalStack, type LocalStack } from '../../local/stack.ts';
import { synthesizeOnce } from '../../local/synthesis.ts';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { systemPatience } from '../../shared/persistence/backoff.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import type { RecordStore } from '../../shared/persistence/record-store.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });

const article = `Douze ponts fermés dans la vallée

RIVEMONT, 12 mars 2026 - Douze ponts ont été fermés jeudi, a annoncé la préfète, Jeanne Morel.
`;

const keys: [string, string][] = [
  ['climbs out of its folder', '../../x.txt'],
  ['is a path to the root', '/etc/passwd'],
  ['holds an encoded slash', 'a%2Fb.txt'],
  ['holds the slash itself', 'a/b.txt'],
  ['is encoded twice', 'a%252Fb.txt'],
  ['holds a plus', 'a+b.txt'],
  ['holds a space', 'a b.txt'],
  ['holds spaces at its ends', ' a.txt '],
  ['looks like a query', 'a.txt?versionId=1&x#y'],
  ['is an emoji', '👩‍👧/🗞️.txt'],
  ['is composed (NFC)', 'été.txt'],
  ['is decomposed (NFD)', 'e\u0301te\u0301.txt'],
  ['moves the cursor and renames the window', '\x1b[2J\x1b]0;root\x07.txt'],
  ['breaks the line', 'a\r\nreadable    b.txt  9 claims'],
  ['reads backwards', 'txt.\u202egpj.txt'],
  ['hides a character', 'a\u200b.txt'],
  ['is a formula', '=HYPERLINK("https://a.example","a").txt'],
  ['is markup', '<img src=x onerror=alert(1)>.txt'],
  ['is a key of the table', 'DOC#x#RUN#y#0'],
  ['is a name of JavaScript', '__proto__'],
  ['is as long as a key can be', `${'é'.repeat(510)}.txt`],
];

describe.skipIf(emulator.kind !== 'emulator')('a key that', () => {
  let stack: LocalStack;
  let s3: S3Client;
  let dynamodb: DynamoDBClient;
  let store: RecordStore;

  beforeAll(async () => {
    const { stackName, templateFile, assetsDir } = await synthesizeOnce({ stage: 'dev', projectRoot });
    stack = await bootLocalStack({ template: templateFile, assetsDir, stackName });
    const { region, credentials, endpoints, outputs } = stack;
    s3 = new S3Client({ region, credentials, endpoint: endpoints.s3, forcePathStyle: true });
    dynamodb = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
    store = dynamoRecordStore(dynamodb, outputs.TableName!, systemPatience);
    const put = (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket: bucket(), Key, Body }));
    for (const [, key] of keys) await put(key, article);
    for (const [, key] of keys) await put(aside(key), ' ');
    await stack.idle();
  });
  afterAll(() => stack?.stop());

  const bucket = () => stack.outputs.ArticlesBucketName!;
  /** A key like it, of a file that is set aside. */
  const aside = (key: string) => (Buffer.byteLength(key) > 1_000 ? key.replace('é', 'è') : `${key}!`);
  const reader = () => connect({ tableName: stack.outputs.TableName!, dynamodb });
  const documentOf = (key: string) => documentIdOf({ bucket: bucket(), key, source: null, articleId: null });

  test.for(keys)('%s is a document of its own, and its name is kept as it is: %j', async ([, key]) => {
    const records = await reader().document(documentOf(key));
    expect(records?.head).toMatchObject({ state: 'ACTIVE', run: { key }, document: { name: key } });
    expect(records?.document.name).toBe(key);
    expect(records?.claims.map(({ document }) => document.name)).toContain(key);
    expect((await store.readDocument(documentOf(aside(key)))).head?.quarantine).toMatchObject({
      reason: 'empty',
      key: aside(key),
    });
  });

  test('is hostile does nothing where it is listed', async () => {
    const held = await listQuarantined({ store });
    expect(new Set(held.map(({ key }) => key))).toEqual(new Set(keys.map(([, key]) => aside(key))));
    const heads = [];
    for await (const head of reader().documentsByDay('2026-03-12')) heads.push(head);
    expect(heads).toHaveLength(keys.length);
    const rows = held.map(quarantineRow);
    const plain = (_: string, text: string) => text;
    const unnamed = heads.map((head) => ({ ...head, document: head.document && { ...head.document, title: null } }));
    const shown = [
      tableText(quarantineListing.headings, rows.map(quarantineListing.cells), plain),
      tableText(documentListing.headings, unnamed.map(documentListing.cells), plain),
    ];
    for (const table of shown) {
      expect(table.trimEnd().split('\n')).toHaveLength(keys.length + 1);
      expect(table).toContain('␛[2J␛]0;root␇.txt');
      expect(table.replaceAll('\n', '').replaceAll('👩‍👧', '').replaceAll('🗞️', '')).not.toMatch(
        /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u,
      );
    }
    expect(prettyJson([rows, heads])).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/u);
    for (const listing of [rows.map(quarantineListing.row), heads.map(documentListing.row)])
      for (const row of listing)
        for (const cell of csvRow(cellsOf(row, Object.keys(row))).split(',')) expect(cell).not.toMatch(/^"?[=+@]/);
    expect(Object.values(stack.deadLetters()).every((count) => count === 0)).toBe(true);
  });
});
