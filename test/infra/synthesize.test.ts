import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Synthesis, synthesize } from '../../infra/synthesize.ts';

let outdir: string;
let synthesis: Synthesis;
let functions: { Environment: { Variables: Record<string, string> }; Code: { S3Key: string }; Handler: string }[];

beforeAll(() => {
  outdir = mkdtempSync(path.join(tmpdir(), 'claimwire-synthesize-'));
  synthesis = synthesize({ stage: 'dev', outdir });
  const template = JSON.parse(readFileSync(synthesis.templateFile, 'utf8'));
  functions = Object.values(
    template.Resources as Record<string, { Type: string; Properties: (typeof functions)[number] }>,
  )
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => Properties);
});
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const bundleOf = (service: string) => {
  const found = functions.find(({ Environment }) => Environment.Variables.POWERTOOLS_SERVICE_NAME === service);
  return path.join(synthesis.assetsDir, `asset.${found?.Code.S3Key.replace(/\.zip$/, '')}`, 'index.mjs');
};

describe('synthesize', () => {
  it('names the stack after the stage and leaves the template where it says', () => {
    expect(synthesis.stackName).toBe('claimwire-dev');
    expect(path.dirname(synthesis.templateFile)).toBe(synthesis.assetsDir);
  });

  it.each([
    'normalize-article',
    'extract-article',
    'retract-article',
    'collect-runs',
    'announce-changes',
    'list-stale',
    'reprocess-articles',
    'report-reprocessing',
  ])('bundles %s into one module that a bare Node imports and that exports its handler', (service) => {
    const bundle = bundleOf(service);
    // From an empty folder's point of view: nothing of node_modules is in reach, as in Lambda.
    const script = `const m = await import(${JSON.stringify(pathToFileURL(bundle).href)}); process.stdout.write(typeof m.handler)`;
    const { Variables } = functions.find(
      ({ Environment }) => Environment.Variables.POWERTOOLS_SERVICE_NAME === service,
    )!.Environment;
    const env = {
      ...Object.fromEntries(
        Object.entries(Variables).map(([name, value]) => [name, typeof value === 'string' ? value : 'x']),
      ),
      POWERTOOLS_LOG_LEVEL: 'INFO',
      NODE_OPTIONS: '--enable-source-maps',
      AWS_REGION: 'eu-west-3',
    };
    expect(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: outdir, env, encoding: 'utf8' }),
    ).toBe('function');
    expect(statSync(`${bundle}.map`).isFile()).toBe(true);
  });

  it('keeps the source text itself out of what is uploaded', () => {
    expect(JSON.parse(readFileSync(`${bundleOf('extract-article')}.map`, 'utf8')).sourcesContent).toBeUndefined();
  });
});
