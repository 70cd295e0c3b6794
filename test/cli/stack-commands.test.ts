import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import { descendants } from '../local/linux-processes.ts';
import { callClaimwire } from './call-claimwire.ts';
import { executable, plainEnvironment, runClaimwire, temporaryFolder } from './run-claimwire.ts';

const article = `Douze crèches ouvriront

Le maire de Rivemont, Paul Aubry, a annoncé mardi 3 mars 2026 que la ville ouvrira 12 crèches pour 4,5 millions d'euros.
« Nous avons perdu 350 familles en deux ans », a-t-il déclaré devant le conseil de la ville.
`;
const { kind } = locateDynamodb({ endpoint: undefined, platform: process.platform, arch: process.arch });
const hasEmulator = kind === 'emulator';

let folder: ReturnType<typeof temporaryFolder>;
let environment: NodeJS.ProcessEnv;
const claimwire = (...args: string[]) => runClaimwire(args, { cwd: folder.path, env: environment });
beforeAll(() => {
  folder = temporaryFolder({ 'article.txt': article, 'poison.txt': Uint8Array.of(1, 0, 2), 'Été.txt': article });
  environment = { CLAIMWIRE_STATE_DIR: folder.path, TMPDIR: folder.path };
});
afterAll(() => folder.remove());

describe('without a running stack', () => {
  it.each([
    ['put to it', ['put', 'article.txt'], 69, /no local stack is running.*claimwire up/],
    ['read from it', ['records'], 69, /no local stack is running.*claimwire up/],
    ['put to an unknown stage', ['put', '--stage', 'prod', 'article.txt'], 69, /not known here.*CLAIMWIRE_TABLE/],
    ['put nothing', ['put'], 64, /missing required argument 'FILE'/],
    ['put two files of one name', ['put', 'article.txt', './sub/article.txt'], 64, /would have one key/],
    [
      'put two files as one article',
      ['put', '--source', 'AFP', '--article-id', '1', 'article.txt', 'poison.txt'],
      64,
      /give one FILE/,
    ],
    ['put an article without its source', ['put', '--article-id', '1', 'article.txt'], 64, /give both, or neither/],
    ['put what a source has without its id', ['put', '--source', 'AFP', 'article.txt'], 64, /give both, or neither/],
    ['put an address of another kind', ['put', '--url', 'javascript:alert(1)', 'article.txt'], 64, /http/],
    ['read of nobody', ['records', '--speaker', ' - '], 64, /Give a name/],
    ['read nothing', ['records', '--limit', '0'], 64, /from 1 up/],
    ['put with a wrong embargo', ['put', '--embargoed-until', 'tomorrow', 'article.txt'], 64, /2026-02-04T18:00:00Z/],
    ['read two subjects', ['records', '--unit', 'EUR', '--day', '2026-01-01'], 64, /cannot be used with/],
    ['read backwards', ['records', '--from', '2026-02-02', '--to', '2026-02-01'], 64, /--from is after --to/],
    ['list quarantine', ['quarantine', 'list'], 69, /no local stack is running.*claimwire up/],
    ['retry', ['quarantine', 'retry', '--all'], 69, /no local stack is running.*claimwire up/],
    ['retry at an unknown stage', ['quarantine', 'retry', '--all', '--stage', 'prod'], 69, /not known here/],
    ['do nothing about quarantine', ['quarantine'], 64, /Commands:\s+list .*retry /s],
    ['retry nothing', ['quarantine', 'retry'], 64, /name the DOCUMENTs .* or give --all/],
    ['retry both some and all', ['quarantine', 'retry', '--all', 'a.txt'], 64, /not both/],
    ['retry some for a reason', ['quarantine', 'retry', '--reason', 'empty', 'a.txt'], 64, /--reason chooses among/],
    ['list an unknown reason', ['quarantine', 'list', '--reason', 'bored'], 64, /Allowed choices are empty, binary/],
    ['purge nothing', ['purge'], 64, /missing required argument 'DOCUMENT'/],
    ['purge without being asked', ['purge', 'article.txt'], 64, /--yes/],
    ['purge', ['purge', '--yes', 'article.txt'], 69, /no local stack is running.*claimwire up/],
    ['purge at an unknown stage', ['purge', '--yes', '--stage', 'prod', 'a.txt'], 69, /not known here/],
    ['replay', ['replay', '--from', '2026-03-12'], 69, /no local stack is running.*claimwire up/],
    ['replay without a time', ['replay'], 64, /required option '--from/],
    ['replay from a time without its zone', ['replay', '--from', '2026-03-12T09:00'], 64, /with its zone/],
    ['replay backwards', ['replay', '--from', '2026-03-12', '--to', '2026-03-11'], 64, /--from is not before --to/],
    ['replay what is not archived', ['replay', '--from', '2026-03-12', '--what', 'all'], 64, /uploads, changes/],
    ['tell nobody again', ['replay', '--from', '2026-03-12', '--what', 'changes'], 64, /needs --to-rule/],
    ['start on a missing file', ['start', 'missing.txt'], 66, /missing\.txt: there is no such file/],
  ])('to %s ends with its exit code and what to do', async (_what, args, exit, message) => {
    vi.stubEnv('CLAIMWIRE_STATE_DIR', folder.path);
    const { code, stderr } = await callClaimwire(args);
    vi.unstubAllEnvs();
    expect(stderr).toMatch(message);
    expect(code).toBe(exit);
  });
});

describe.runIf(hasEmulator)('on a running stack', { timeout: 120_000 }, () => {
  let stack: ChildProcess;
  let printed = '';
  const up = () => {
    printed = '';
    stack = spawn(executable, ['up'], { cwd: folder.path, env: { ...plainEnvironment(), ...environment } });
    return new Promise<void>((up, fail) => {
      const read = (text: Buffer) => {
        printed += text.toString();
        if (/^s3 .*$/mu.test(printed) && printed.includes('Ctrl-C stops the stack')) up();
      };
      stack.stdout?.on('data', read);
      stack.stderr?.on('data', read);
      stack.once('exit', (code) => fail(new Error(`it ended with ${code}: ${printed}`)));
    });
  };
  beforeAll(up);
  afterAll(() => stack.kill('SIGKILL'));

  it('prints its endpoints, its outputs and where the functions log', () => {
    expect(printed).toMatch(/^s3 +http:\/\/127\.0\.0\.1:\d+$/mu);
    expect(printed).toMatch(/^dynamodb +http:\/\/127\.0\.0\.1:\d+$/mu);
    expect(printed).toMatch(/^TableName +\S+$/mu);
    expect(printed).toContain(join(folder.path, '.claimwire', 'functions.log'));
  });

  it('puts files, waits until each is readable, and says why one is not', async () => {
    const { code, stdout, stderr } = await claimwire(
      'put',
      '--wait',
      '--published-at',
      '2026-03-03',
      'article.txt',
      'Été.txt',
      'poison.txt',
      'missing.txt',
    );
    expect(stdout).toMatch(/^readable +article\.txt {2}\d+ claims, \d+ statistics {2}document [0-9a-f]{32}$/mu);
    expect(stdout).toMatch(/^readable +Été\.txt/mu);
    expect(stdout).toMatch(/^quarantined poison\.txt {2}The file is not text/mu);
    expect(stderr).toMatch(/missing\.txt: there is no such file/);
    expect(code).toBe(1);
  });

  it("reads a document's records back by the key of its file", async () => {
    const { code, stdout } = await claimwire('records', '--document', 'article.txt', '--format', 'json');
    const { document, claims, statistics } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(document).toMatchObject({ name: 'article.txt', title: { text: 'Douze crèches ouvriront' } });
    expect(statistics.map(({ text }: { text: string }) => text)).toEqual(expect.arrayContaining(['12', '350']));
    expect(claims.map(({ speaker }: { speaker: { id: string } }) => speaker.id)).toContain('paul-aubry');
  });

  it('reads claims by speaker, statistics by unit and documents by day, as a table and as CSV', async () => {
    const speaker = await claimwire('records', '--speaker', 'Paul Aubry', '--from', '2026-03-01', '--to', '2026-03-31');
    expect(speaker.stdout).toMatch(/^2026-03-03 +Paul Aubry +a annoncé/mu);
    const euros = await claimwire(
      'records',
      '--unit',
      'EUR',
      '--from',
      '2026-03-01',
      '--to',
      '2026-03-31',
      '--format',
      'csv',
    );
    expect(euros.stdout).toMatch(/^documentId,.*\r\n[0-9a-f]{32},article\.txt,.*4500000/u);
    const day = await claimwire('records', '--day', '2026-03-03');
    expect(day.stdout).toMatch(/^2026-03-03 +[0-9a-f]{32} +fr .*Douze crèches ouvriront$/mu);
  });

  it('keeps what the uploader says of an article, whatever its letters, and leaves out what is under embargo', async () => {
    const put = await claimwire(
      'put',
      '--wait',
      '--source',
      'Agence Été',
      '--article-id',
      '7',
      '--revision',
      '2',
      '--published-at',
      '2026-05-06',
      '--embargoed-until',
      '2999-01-01T00:00:00Z',
      '--prefix',
      'wire/',
      'article.txt',
    );
    const [, id = ''] = /document ([0-9a-f]{32})/.exec(put.stdout) ?? [];
    const held = await claimwire('records', '--document', id);
    expect(held.code).toBe(66);
    expect(held.stderr).toContain('--include-restricted');
    // By its key as well, though the document is the source's article.
    const { stdout } = await claimwire(
      'records',
      '--document',
      'wire/article.txt',
      '--include-restricted',
      '--format',
      'json',
    );
    expect(JSON.parse(stdout).document).toMatchObject({
      name: 'wire/article.txt',
      source: 'Agence Été',
      revision: 2,
      publishedAt: { date: '2026-05-06', from: 'metadata' },
    });
  });

  it('lists the newest documents where the last days have none, and marks one whose later version was not read', async () => {
    mkdirSync(join(folder.path, 'later'));
    writeFileSync(join(folder.path, 'later', 'Été.txt'), Uint8Array.of(0x63, 0xff, 0xfe, 0x81));
    expect((await claimwire('put', '--wait', 'later/Été.txt')).code).toBe(65);
    const { code, stdout, stderr } = await claimwire('records');
    expect(stderr).toMatch(/^No documents from .*; these are the latest before, from .* to .*\.$/mu);
    expect(stdout).toMatch(/^2026-03-03 .*Douze crèches ouvriront +stale: latest version not read \(undecodable\)$/mu);
    expect(code).toBe(0);
    const one = await claimwire('records', '--document', 'Été.txt', '--limit', '1');
    expect(one.stderr).toContain('is stale: latest version not read (undecodable)');
    expect(one.stdout).toContain('… and ');
  });

  it('says what it looked for where it found nothing', async () => {
    const { code, stderr } = await claimwire('records', '--speaker', 'Jeanne Absente', '--from', '2999-01-01');
    expect(stderr).toContain('no claims by "jeanne-absente" from 2999-01-01 to 2999-01-31');
    expect(code).toBe(0);
  });

  it.each([
    ['is quarantined', ['--document', 'poison.txt'], 65, /is not text/],
    ['is unknown', ['--document', 'nothing.txt'], 66, /none is known by this id or key/],
  ])('says why a document that %s has no records', async (_what, args, exit, message) => {
    const { code, stderr } = await claimwire('records', ...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(exit);
  });

  it('lists what is in quarantine, tries it again, and lets go of what is mended', async () => {
    writeFileSync(join(folder.path, 'hollow.txt'), ' \n');
    expect((await claimwire('put', '--wait', 'hollow.txt')).code).toBe(65);
    const listed = async (...args: string[]) => (await claimwire('quarantine', 'list', ...args)).stdout;
    expect(await listed()).toMatch(/^hollow\.txt +empty +1 .*$/mu);
    const again = await claimwire('quarantine', 'retry', 'poison.txt', 'article.txt', '--wait');
    expect(again.stdout).toMatch(/^quarantined poison\.txt {2}The file is not text/mu);
    expect(again.stderr).toContain('"article.txt" is not in quarantine: it can be read.');
    expect(again.code).toBe(1);
    expect(JSON.parse(await listed('--reason', 'binary', '--format', 'json'))).toMatchObject([
      {
        key: 'poison.txt',
        reason: 'binary',
        attempts: 2,
        nextStep: 'Export the article as plain text and upload that.',
      },
    ]);
    writeFileSync(join(folder.path, 'hollow.txt'), article);
    expect((await claimwire('put', '--wait', 'hollow.txt')).code).toBe(0);
    expect(await listed()).not.toContain('hollow.txt');
    const gone = await claimwire('quarantine', 'retry', 'hollow.txt');
    expect(gone.code).toBe(66);
    const none = await claimwire('quarantine', 'retry', '--all', '--reason', 'too-large');
    expect(none).toMatchObject({ code: 0, stdout: '' });
    expect(none.stderr).toContain('Nothing is in quarantine as too-large');
  });

  it('does so at a deployed stage too, by the names of its bucket, table and queue', async () => {
    const named = (name: string) => new RegExp(`^${name} +(\\S+)$`, 'mu').exec(printed)?.[1];
    const env = {
      ...environment,
      CLAIMWIRE_ARTICLES_BUCKET: named('ArticlesBucketName'),
      CLAIMWIRE_TABLE: named('TableName'),
      AWS_ENDPOINT_URL_DYNAMODB: named('dynamodb'),
      AWS_ENDPOINT_URL_SQS: named('sqs'),
      AWS_REGION: 'eu-west-3',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    };
    const atStage = (queue: string | undefined, ...args: string[]) =>
      runClaimwire(['quarantine', ...args, '--stage', 'prod'], {
        cwd: folder.path,
        env: { ...env, CLAIMWIRE_NORMALIZE_QUEUE_URL: queue },
      });
    const before = await atStage(undefined, 'list', '--reason', 'binary', '--format', 'json');
    const [{ attempts }] = JSON.parse(before.stdout);
    const unknown = await atStage(undefined, 'retry', 'poison.txt');
    expect(unknown.code).toBe(69);
    expect(unknown.stderr).toContain('set CLAIMWIRE_NORMALIZE_QUEUE_URL');
    const asked = await atStage(named('NormalizeQueueUrl'), 'retry', 'poison.txt');
    expect(asked.stdout).toMatch(/^asked for +poison\.txt +binary after \d attempts? +document [0-9a-f]{32}$/mu);
    await vi.waitFor(async () => {
      const after = await atStage(undefined, 'list', '--reason', 'binary', '--format', 'json');
      expect(JSON.parse(after.stdout)).toMatchObject([{ key: 'poison.txt', attempts: attempts + 1 }]);
    }, 30_000);
    const nobody = await runClaimwire(['quarantine', 'list', '--stage', 'prod'], {
      cwd: folder.path,
      env: { ...env, AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' },
    });
    expect(nobody.stderr).toMatch(/stage prod does not answer/);
    expect(nobody.code).toBe(69);
  });

  it('puts an archive under the prefix of bulk uploads, and reads its articles as any other', async () => {
    const { code, stdout } = await claimwire('put', '--bulk', '--prefix', '1998/', '--wait', 'article.txt');
    expect(stdout).toMatch(/^readable +article\.txt/mu);
    expect(code).toBe(0);
    const again = await claimwire('put', '--bulk', '--prefix', '1998/', 'article.txt');
    expect(again.stdout).toMatch(/^uploaded +article\.txt {2}as bulk\/1998\/article\.txt, version \S+/mu);
    const unknown = await runClaimwire(['put', '--bulk', '--stage', 'prod', 'article.txt'], {
      cwd: folder.path,
      env: { ...environment, CLAIMWIRE_ARTICLES_BUCKET: 'a', CLAIMWIRE_TABLE: 't' },
    });
    expect(unknown.stderr).toContain('set CLAIMWIRE_BULK_PREFIX');
    expect(unknown.code).toBe(69);
  });

  it('replays what was uploaded, and says what that does', async () => {
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const { code, stdout, stderr } = await claimwire('replay', '--from', from, '--wait');
    expect(stdout).toMatch(/^started +uploads from \S+ to \S+, to \d rules {2}replay claimwire-dev-\S+$/mu);
    expect(stdout).toMatch(/^delivered +the last event is of \S+ {2}replay claimwire-dev-\S+$/mu);
    expect(stderr).toContain('changes nothing');
    expect(code).toBe(0);
    const unknown = await runClaimwire(['replay', '--from', from, '--stage', 'prod'], {
      cwd: folder.path,
      env: { ...environment, CLAIMWIRE_ARTICLES_BUCKET: 'a', CLAIMWIRE_TABLE: 't' },
    });
    expect(unknown.stderr).toContain('set CLAIMWIRE_UPLOAD_ARCHIVE_ARN');
    expect(unknown.code).toBe(69);
  });

  it('lists what was given up, with nothing that acts on the terminal, and sends it back until it is worked off', async () => {
    const { endpoints, region, credentials, outputs } = JSON.parse(
      readFileSync(join(folder.path, '.claimwire', 'stack.json'), 'utf8'),
    );
    const none = await claimwire('dead-letters', 'redrive', '--all');
    expect([none.code, none.stderr]).toEqual([0, expect.stringContaining('Nothing to send back at the local stack')]);
    const sqs = new SQSClient({ endpoint: endpoints.sqs, region, credentials });
    const MessageBody = JSON.stringify({
      type: 'claimwire/missed-verdict@1',
      claimKey: '\u001b[31mc1',
      recordedAt: '2026',
    });
    await sqs.send(new SendMessageCommand({ QueueUrl: outputs.ChangesDeadLettersUrl, MessageBody }));
    sqs.destroy();
    const listed = await claimwire('dead-letters', 'list');
    expect(listed.stdout).toMatch(/^changes +\d{4}-.*Z +verdict +␛\[31mc1-2026$/mu);
    expect(listed.stderr).toMatch(/changes: 1 dead letter, .*claimwire dead-letters redrive changes/);
    const json = JSON.parse((await claimwire('dead-letters', 'list', '--format', 'json')).stdout);
    expect(json).toMatchObject([{ queue: 'changes', about: 'verdict', id: '\u001b[31mc1-2026', cause: null }]);
    expect((await claimwire('dead-letters', 'redrive', 'nothing')).code).toBe(64);
    const { code, stdout } = await claimwire('dead-letters', 'redrive', 'changes', '--wait');
    expect(stdout).toBe('sent back   changes  1 message\nworked off\n');
    expect(code).toBe(0);
    expect((await claimwire('dead-letters', 'list')).stderr).toContain('Nothing was given up at the local stack');
  });

  it('purges an article for good, and says what it removed; nothing is known of it by its key then', async () => {
    const purge = () => claimwire('purge', '--yes', '--settle', '0', 'Été.txt');
    await claimwire('put', '--wait', 'Été.txt');
    const { code, stdout, stderr } = await purge();
    expect(stderr).toMatch(/“Douze crèches ouvriront”\n {2}all versions of Été\.txt/u);
    expect(stdout).toMatch(
      /^purged +Été\.txt {2}\d+ versions?, \d+ normalized (copy|copies), \d+ runs?, \d+ records {2}document/mu,
    );
    expect(code).toBe(0);
    const read = await claimwire('records', '--document', 'Été.txt');
    expect(read.stderr).toMatch(/deleted from the bucket/);
    expect(read.code).toBe(66);
    const again = await purge();
    expect(again.stdout).toMatch(/^purged .* 0 versions, 0 normalized copies, 0 runs, 0 records/mu);
    const unknown = await claimwire('purge', '--yes', 'never.txt');
    expect(unknown.stderr).toMatch(/nothing is known of document "never\.txt"/);
    expect(unknown.code).toBe(66);
  });

  it('is not started twice', async () => {
    const { code, stderr } = await claimwire('up');
    expect(stderr).toContain(`a local stack runs already, as process`);
    expect(code).toBe(69);
  });

  it('stops in order on Ctrl-C and is found no more', async () => {
    stack.removeAllListeners('exit');
    stack.kill('SIGINT');
    const [code] = await once(stack, 'exit');
    expect(code).toBe(0);
    expect(existsSync(join(folder.path, '.claimwire', 'stack.json'))).toBe(false);
  });

  it('ends, and says why, when its emulator does', async () => {
    await up();
    const [emulator] = descendants(stack.pid as number).filter((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dynoxide'),
    );
    stack.removeAllListeners('exit');
    process.kill(emulator as number, 'SIGKILL');
    const [code] = await once(stack, 'close');
    expect(printed).toContain('the DynamoDB emulator has ended (signal SIGKILL)');
    expect(printed).not.toMatch(/^ +at /mu);
    expect(code).toBe(69);
    expect(existsSync(join(folder.path, '.claimwire', 'stack.json'))).toBe(false);
  });
});

describe.runIf(hasEmulator)('npm start', { timeout: 120_000 }, () => {
  it('goes from the template to records and ends by itself off a terminal', async () => {
    const { code, stdout, stderr } = await claimwire('start', 'article.txt', 'Été.txt');
    expect(stderr).toMatch(/Synthesized in .*; booted in /);
    expect(stdout.match(/Douze crèches ouvriront/gu)).toHaveLength(2);
    expect(stdout).toMatch(/Paul Aubry.*a annoncé/u);
    expect(stdout).toContain('[350] familles');
    expect(stderr).toMatch(/2 articles readable with \d+ claims and \d+ statistics/);
    expect(code).toBe(0);
  });

  it('ends with the code of Ctrl-C where that comes before all is readable', async () => {
    const start = spawn(executable, ['start', 'article.txt'], {
      cwd: folder.path,
      env: { ...plainEnvironment(), ...environment },
    });
    let told = '';
    start.stderr.on('data', (text: Buffer) => {
      told += text.toString();
      if (told.includes('booted in') && !start.killed) start.kill('SIGINT');
    });
    const [code] = await once(start, 'close');
    expect(told).not.toMatch(/^ +at /mu);
    expect(code).toBe(130);
  });
});

describe('npm start without a DynamoDB emulator', () => {
  it('runs the same use cases in memory, goes on past a file that is not there, and leaves no log', async () => {
    const files = ['article.txt', 'missing.txt', './article.txt', 'poison.txt'];
    const { code, stdout, stderr } = await claimwire('start', '--in-memory', ...files);
    expect(stderr).toContain('ports in memory');
    expect(stderr).toMatch(/missing\.txt: there is no such file/);
    expect(stdout.match(/Douze crèches ouvriront/gu)).toHaveLength(1);
    expect(stdout).toContain('[350] familles');
    expect(stderr).toMatch(/quarantined .*poison\.txt The file is not text/);
    expect(code).toBe(1);
    expect(readdirSync(folder.path).filter((name) => name.startsWith('claimwire-start-'))).toEqual([]);
  });
});
