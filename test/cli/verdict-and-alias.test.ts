import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { callerOf } from '../../cli/caller.ts';
import { type LoopbackServer, startLoopbackServer } from '../../local/loopback-server.ts';
import { dynamoRecordStore } from '../../shared/persistence/dynamo-record-store.ts';
import { on, patience, publish, speaker } from '../client/publish.ts';
import { dynamodbHere, startTable } from '../shared/persistence/dynamo-table.ts';
import { claim } from '../shared/persistence/samples.ts';
import { callClaimwire } from './call-claimwire.ts';
import { temporaryFolder } from './run-claimwire.ts';

const key = '5b'.repeat(16);
const other = '7c'.repeat(16);
afterEach(() => vi.unstubAllEnvs());

describe('without a running stack', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeAll(() => {
    folder = temporaryFolder();
  });
  afterAll(() => folder.remove());

  it.each([
    ['list the queue', ['verdict', 'queue'], 69, /no local stack is running.*claimwire up/],
    ['record', ['verdict', 'record', key, '--rating', 'false'], 69, /no local stack is running/],
    ['record at an unknown stage', ['verdict', 'record', key, '--rating', 'true', '--stage', 'prod'], 69, /not known/],
    ['record of no claim', ['verdict', 'record', 'c-1', '--rating', 'true'], 64, /32 hex digits/],
    ['record nothing', ['verdict', 'record', key], 64, /give --rating or --status/],
    [
      'check without a rating',
      ['verdict', 'record', key, '--status', 'checked'],
      64,
      /has a rating: true, mostly-true/,
    ],
    [
      'rate what is dismissed',
      ['verdict', 'record', key, '--status', 'dismissed', '--rating', 'true'],
      64,
      /Only what/,
    ],
    ['rate as nobody does', ['verdict', 'record', key, '--rating', 'pants-on-fire'], 64, /Allowed choices are true/],
    ['give an address that runs', ['verdict', 'record', key, '--rating', 'true', '--url', 'javascript:1'], 64, /http/],
    ['replace no instant', ['verdict', 'record', key, '--rating', 'true', '--replaces', 'today'], 64, /2026-02-04T10/],
    ['read backwards', ['verdict', 'queue', '--from', '2026-02-02', '--to', '2026-02-01'], 64, /--from is after --to/],
    ['list aliases', ['alias', 'list'], 69, /no local stack is running/],
    ['add half an alias', ['alias', 'add', 'ARS'], 64, /missing required argument 'SPEAKER'/],
    ['add an alias of nobody', ['alias', 'add', 'ARS', ' - '], 64, /Give a name/],
  ])('to %s ends with its exit code and what to do', async (_what, args, exit, message) => {
    vi.stubEnv('CLAIMWIRE_STATE_DIR', folder.path);
    const { code, stderr } = await callClaimwire(args);
    expect(stderr).toMatch(message);
    expect(code).toBe(exit);
  });
});

it('takes the machine’s user for the caller on the local stack, where nobody proves who they are', async () => {
  const { Arn } = await callerOf({ dynamodb: { endpoint: 'http://127.0.0.1:1' } });
  expect(Arn).toMatch(/^arn:aws:iam::000000000000:user\/.+/);
});

describe.runIf(dynamodbHere.kind !== 'unavailable')('at a stage', () => {
  const arn = 'arn:aws:sts::111122223333:assumed-role/desk/ana';
  let dynamo: Awaited<ReturnType<typeof startTable>>;
  let sts: LoopbackServer;
  const asked: string[] = [];
  beforeAll(async () => {
    dynamo = await startTable();
    sts = await startLoopbackServer((request, response) => {
      request.on('data', (body: Buffer) => asked.push(body.toString()));
      request.on('end', () => {
        response.setHeader('content-type', 'text/xml');
        response.end(
          `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${arn}</Arn>` +
            '<UserId>A:ana</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
        );
      });
    });
  });
  afterAll(async () => {
    await dynamo.stop();
    await sts.close();
  });
  beforeEach(async () => {
    const endpoint = await (dynamo.client as DynamoDBClient).config.endpoint?.();
    const { protocol, hostname, port } = endpoint ?? { protocol: 'http:', hostname: '127.0.0.1', port: 1 };
    for (const [name, value] of Object.entries({
      CLAIMWIRE_TABLE: dynamo.tableName,
      CLAIMWIRE_ARTICLES_BUCKET: 'articles',
      AWS_REGION: 'eu-west-3',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL_DYNAMODB: `${protocol}//${hostname}:${port}`,
      AWS_ENDPOINT_URL_STS: sts.url,
    }))
      vi.stubEnv(name, value);
  });
  const call = (...args: string[]) => callClaimwire([...args, '--stage', 'prod']);
  const may = ['--from', '2024-05-01', '--to', '2024-05-31'];

  it('shows what awaits a check, records a verdict under the caller’s name, and shows it no more', async () => {
    const store = dynamoRecordStore(dynamo.client, dynamo.tableName, patience);
    await publish(store, 'cli-queue', {
      claims: [
        claim('c-1', { key, checkWorthiness: 0.9, text: 'la ville compte 40 000 arbres' }),
        claim('c-2', { key: other, checkWorthiness: 0.6, span: [6, 9] }),
      ],
      document: on('2024-05-05'),
    });
    const queued = await call('verdict', 'queue', ...may);
    expect(queued.stdout).toMatch(
      new RegExp(`^ *0\\.9 +2024-05-05 +Léa Martin +la ville compte 40 000 arbres +${key}$`, 'mu'),
    );
    const csv = await call('verdict', 'queue', ...may, '--limit', '1', '--format', 'csv');
    expect(csv.stdout).toMatch(
      new RegExp(`^claimKey,checkWorthiness,[^\r\n]*\r\n${key},0\\.9,2024-05-05,[^\r\n]*\r\n$`),
    );

    const first = await call('verdict', 'record', key, '--status', 'checking');
    expect(first.stdout).toMatch(new RegExp(`^recorded +${key} +checking +at 20`));
    expect(asked).toEqual([expect.stringContaining('Action=GetCallerIdentity')]);
    expect((await call('verdict', 'queue', ...may)).stdout).toMatch(new RegExp(`arbres +checking +${key}$`, 'm'));

    const refused = await call('verdict', 'record', key, '--rating', 'false');
    expect(refused).toMatchObject({ code: 73, stdout: '' });
    const [, replaces = ''] = /give --replaces (\S+)\.\n/.exec(refused.stderr) ?? [];
    expect(refused.stderr).toContain(`by ${arn}`);
    const second = await call(
      'verdict',
      'record',
      key,
      '--rating',
      'false',
      '--note',
      'Of 2015.',
      '--replaces',
      replaces,
    );
    expect(second.code).toBe(0);
    expect((await call('verdict', 'queue', ...may)).stdout).not.toContain(key);

    const { stdout } = await call('verdict', 'show', key, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject([
      { status: 'checking', author: arn, replaces: null },
      { status: 'checked', rating: 'false', note: 'Of 2015.', author: arn, replaces },
    ]);
    expect((await call('verdict', 'show', key)).stdout).toMatch(new RegExp(`^20\\S+ +false +${arn} +Of 2015\\.$`, 'm'));
  });

  it('says that nobody has judged a claim, or that there was nothing to replace', async () => {
    const unknown = '9d'.repeat(16);
    expect((await call('verdict', 'show', unknown)).stderr).toMatch(/Nobody has judged claim 9d/);
    const when = '2026-02-04T10:00:01.000Z';
    const refused = await call('verdict', 'record', unknown, '--rating', 'true', '--replaces', when);
    expect(refused).toMatchObject({ code: 73, stderr: expect.stringMatching(/has no verdict: leave --replaces out/) });
  });

  it('keeps aliases, follows them in records, and says why one can not be', async () => {
    const store = dynamoRecordStore(dynamo.client, dynamo.tableName, patience);
    await publish(store, 'cli-alias', {
      claims: [claim('c-1', { speaker: speaker('agence-regionale-de-sante') })],
      document: on('2024-06-05'),
    });
    expect((await call('alias', 'list')).stderr).toMatch(/No speaker has an alias at stage prod/);
    const added = await call('alias', 'add', 'ARS', 'Agence régionale de santé');
    expect(added.stdout).toMatch(/^added +ars is agence-regionale-de-sante$/m);
    expect((await call('alias', 'add', 'ars', 'agence-regionale-de-sante')).stdout).toMatch(/^stands +ars is/m);
    expect((await call('alias', 'list')).stdout).toMatch(/^agence-regionale-de-sante +ars$/m);
    const records = await call('records', '--speaker', 'ARS', '--from', '2024-06-01', '--to', '2024-06-30');
    expect(records.stdout).toMatch(/^2024-06-05 +agence-regionale-de-sante/m);
    for (const [args, message] of [
      [['ARS', 'Assurance retraite'], /is an alias of "agence-regionale-de-sante".*claimwire alias remove ars/],
      [['Agence régionale de santé', 'ministère de la Santé'], /has aliases of its own \(ars\)/],
      [['Agence régionale de santé', 'ARS'], /are one speaker already/],
    ] as const)
      expect(await call('alias', 'add', ...args)).toMatchObject({ code: 73, stderr: expect.stringMatching(message) });
    expect((await call('alias', 'remove', 'ARS')).stdout).toMatch(/^removed +ars is not agence-regionale-de-sante$/m);
    expect(await call('alias', 'remove', 'ARS')).toMatchObject({
      code: 66,
      stderr: expect.stringMatching(/nobody's alias/),
    });
  });
});
