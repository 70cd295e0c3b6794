import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { synthesize } from '../infra/synthesize.ts';

export interface BundleFigures {
  readonly name: string;
  readonly kilobytes: number;
  /** Median of fresh processes: from before the import to after it. */
  readonly importMilliseconds: number;
}

const runs = 9;

/** What an import costs in a fresh process, in ms; the median of several. */
const importTime = (file: string, environment: Record<string, string>): number => {
  const script = `const start = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); process.stdout.write(String(performance.now() - start)); process.exit(0);`;
  const times = Array.from({ length: runs }, () =>
    Number(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { PATH: process.env.PATH, ...environment },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    ),
  );
  return times.sort((a, b) => a - b)[runs >> 1] as number;
};

interface TemplateFunction {
  readonly Type: string;
  readonly Properties: {
    readonly Code: { readonly S3Key: string };
    readonly Environment?: { readonly Variables: Record<string, unknown> };
  };
}

/** Size and cold import time of each Lambda's bundle, as it would be deployed, and of the extraction library and its language packs bundled alone. */
export const bundleFigures = (): BundleFigures[] => {
  const folder = mkdtempSync(join(tmpdir(), 'claimwire-bench-'));
  try {
    const { templateFile, assetsDir } = synthesize({ stage: 'dev', outdir: join(folder, 'cdk.out') });
    const resources = JSON.parse(readFileSync(templateFile, 'utf8')).Resources as Record<string, TemplateFunction>;
    const functions = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::Lambda::Function');
    const figures = functions.map(([id, { Properties }]) => {
      const file = join(assetsDir, `asset.${Properties.Code.S3Key.replace(/\.zip$/, '')}`, 'index.mjs');
      // Values that only the deployed stack knows stand in as text: importing connects to nothing.
      const variables = Object.entries(Properties.Environment?.Variables ?? {}).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : 'https://bench.invalid/0/bench',
      ]);
      return {
        name: id,
        kilobytes: statSync(file).size / 1000,
        importMilliseconds: importTime(file, { AWS_REGION: 'eu-west-3', ...Object.fromEntries(variables) }),
      };
    });
    const alone = (name: string, contents: string): BundleFigures => {
      const outfile = join(folder, `${name}.mjs`);
      const stdin = { contents, resolveDir: new URL('../shared', import.meta.url).pathname };
      buildSync({ stdin, outfile, bundle: true, minify: true, format: 'esm', platform: 'node', target: 'node24' });
      return { name, kilobytes: statSync(outfile).size / 1000, importMilliseconds: importTime(outfile, {}) };
    };
    return [
      ...figures,
      alone('the extraction library alone', "export { extract } from './extraction/extract.ts';"),
      alone('the French pack, built', "import { packs } from './languages/packs.ts'; packs.fr;"),
      alone('the English pack, built', "import { packs } from './languages/packs.ts'; packs.en;"),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
