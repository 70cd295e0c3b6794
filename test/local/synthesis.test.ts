import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { synthesizeOnce } from '../../local/synthesis.ts';

let projectRoot: string;
let made: number;

beforeEach(() => {
  projectRoot = mkdtempSync(join(tmpdir(), 'claimwire-project-'));
  made = 0;
  write('infra/app.ts', '1');
  write('shared/text/tokens.ts', '1');
  write('package-lock.json', '{}');
});
afterEach(() => rmSync(projectRoot, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(join(projectRoot, file, '..'), { recursive: true });
  writeFileSync(join(projectRoot, file), text);
}
const run = (fail = false) =>
  synthesizeOnce({
    stage: 'dev',
    projectRoot,
    synthesize: ({ stage, outdir }) => {
      made += 1;
      if (fail) throw new Error('a security check failed');
      const templateFile = join(outdir, `claimwire-${stage}.template.json`);
      writeFileSync(templateFile, `{"made":${made}}`);
      return { stackName: `claimwire-${stage}`, templateFile };
    },
  });
const standing = () => readdirSync(join(projectRoot, '.claimwire', 'synthesis'));

describe('a synthesis', () => {
  test('is reused as long as nothing that it is made of has changed', async () => {
    const first = await run();
    write('README.md', 'more words');
    const second = await run();
    expect(first.reused).toBe(false);
    expect(second).toEqual({ ...first, reused: true });
    expect(made).toBe(1);
  });

  test.for([
    ['shared/text/tokens.ts', '2'],
    ['shared/text/sentences.ts', ''],
    ['package-lock.json', '{"lockfileVersion":3}'],
  ])('is made anew when %s changes', async ([file = '', text = '']) => {
    const first = await run();
    write(file, text);
    const second = await run();
    expect([second.reused, made]).toEqual([false, 2]);
    expect(second.assetsDir).not.toBe(first.assetsDir);
  });

  test('leaves nothing behind when it fails, and is tried again', async () => {
    await expect(run(true)).rejects.toThrow('a security check failed');
    expect(standing()).toEqual([]);
    expect((await run()).reused).toBe(false);
  });

  test('is kept beside its last four forerunners', async () => {
    for (let change = 0; change < 8; change += 1) {
      write('infra/app.ts', String(change));
      await run();
    }
    expect(standing()).toHaveLength(5);
    expect((await run()).reused).toBe(true);
  });
});
