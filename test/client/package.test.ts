import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
let consumer: string;

/** Packs the project and unpacks it where another project has it, beside its declared dependencies and nothing else. */
beforeAll(async () => {
  consumer = await mkdtemp(join(tmpdir(), 'claimwire-consumer-'));
  // npm says only that the build failed; the compiler says why, on standard output.
  await run('npm', ['pack', '--foreground-scripts', '--pack-destination', consumer], { cwd: root }).catch((error) => {
    throw new Error(`The package can not be built:\n${error.stdout}${error.stderr}`);
  });
  const [tarball] = (await readdir(consumer)).filter((name) => name.endsWith('.tgz'));
  const installed = join(consumer, 'node_modules/claimwire');
  await mkdir(installed, { recursive: true });
  await run('tar', ['-xzf', join(consumer, tarball ?? ''), '--strip-components=1', '-C', installed]);
  const { dependencies } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  // The SDK's types need Node's, which a TypeScript project on Node has.
  for (const name of [...Object.keys(dependencies), '@types/node']) {
    const link = join(consumer, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(join(root, 'node_modules', name), link);
  }
  await writeFile(join(consumer, 'package.json'), JSON.stringify({ name: 'consumer', type: 'module' }));
}, 120_000);
afterAll(() => rm(consumer, { recursive: true, force: true }));

const inConsumer = async (file: string, source: string) => {
  await writeFile(join(consumer, file), source);
  return run(process.execPath, [join(consumer, file)], { cwd: consumer });
};

describe('another project that installs the package', () => {
  test('extracts from plain JavaScript', async () => {
    const { stdout } = await inConsumer(
      'extract.js',
      `import { decode, extract } from 'claimwire';
       const decoded = decode(new TextEncoder().encode('Le maire a annoncé lundi la plantation de 1 200 arbres dans la ville.'));
       const { statistics, document } = extract(decoded.source, { name: 'a.txt', receivedAt: '2026-03-02T09:00:00Z' });
       console.log(JSON.stringify([document.language, statistics.map(({ value }) => value)]));`,
    );
    expect(JSON.parse(stdout)).toEqual(['fr', [1200]]);
  });

  test('reads records from plain JavaScript', async () => {
    const { stdout } = await inConsumer(
      'read.js',
      `import { connect } from 'claimwire/client';
       const reader = connect({ tableName: 't', region: 'eu-west-3', endpoint: 'http://127.0.0.1:9' });
       console.log(Object.keys(reader).sort().join(' '));`,
    );
    expect(stdout.trim()).toBe(
      'claimsBySpeaker claimsToCheck difference document documentsByDay head speaker speakersWithAliases statisticsByCounted ' +
        'statisticsByUnit verdict verdictHistory verdicts',
    );
  });

  test('records verdicts and aliases from plain JavaScript', async () => {
    const { stdout } = await inConsumer(
      'judge.js',
      `import { connectEditor, verdictRatings } from 'claimwire/client';
       const caller = { Arn: 'arn:aws:iam::111122223333:user/ana' };
       const editor = connectEditor({ tableName: 't', region: 'eu-west-3', endpoint: 'http://127.0.0.1:9', caller });
       console.log(Object.keys(editor).sort().join(' '), verdictRatings.includes('misleading'));`,
    );
    expect(stdout.trim()).toBe('addAlias recordVerdict removeAlias true');
  });

  test('cannot reach inside', async () => {
    await expect(inConsumer('inside.js', `import 'claimwire/dist/shared/domain/identity.js';`)).rejects.toThrow(
      /ERR_PACKAGE_PATH_NOT_EXPORTED/,
    );
  });

  test('finds types that hold', async () => {
    await writeFile(
      join(consumer, 'consumer.ts'),
      `import { decode, extract, type Extraction } from 'claimwire';
       import { connect, type ClaimRecord, type DocumentRecords } from 'claimwire/client';
       const reader = connect({ tableName: 't' });
       const decoded = decode(new Uint8Array());
       if (decoded.ok) {
         const { claims }: Extraction = extract(decoded.source, { name: 'a', receivedAt: '2026-03-02T09:00:00Z' });
         console.log(claims[0]?.speaker?.name);
       } else console.log(decoded.reason);
       for await (const claim of reader.claimsBySpeaker('lea-martin', { from: '2026-01' })) {
         const record: ClaimRecord = claim;
         const title: string | null = record.document.title;
         console.log(title);
         // @ts-expect-error There is no such field.
         console.log(record.nonsense);
       }
       const read: DocumentRecords | null = await reader.document('d');
       console.log(read?.head.run?.counts.claims);`,
    );
    const compilerOptions = {
      module: 'NodeNext',
      target: 'ES2022',
      lib: ['ES2022', 'DOM'],
      strict: true,
      noEmit: true,
      types: ['node'],
      skipLibCheck: false,
    };
    await writeFile(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = await run(process.execPath, [tsc, '-p', consumer]).catch((error) => error);
    expect(stdout).toBe('');
  });

  test('gets nothing but what is built', async () => {
    const files = await readdir(join(consumer, 'node_modules/claimwire'), { recursive: true });
    expect(files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))).toEqual([]);
    expect(files.filter((file) => /^(test|infra|functions|local|samples)\b/.test(file))).toEqual([]);
  });
});
