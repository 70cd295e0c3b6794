import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import config, { rooms } from '../.dependency-cruiser.ts';

describe('the house', () => {
  it('has every import point inwards', async () => {
    const { output } = await cruise(['shared', 'functions', 'client', 'infra', 'local', 'cli', 'bench'], {
      ...config.options,
      validate: true,
      ruleSet: { forbidden: config.forbidden ?? [] },
    });
    const { modules, summary } = output as ICruiseResult;
    const broken = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
    expect(broken).toEqual([]);
    // A cruiser that read nothing would report no violation either.
    for (const { folder } of Object.values(rooms))
      expect(
        modules.some(({ source }) => source.startsWith(`${folder}/`)),
        folder,
      ).toBe(true);
    expect(modules.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(100);
  });

  it('keeps zod off the extraction path, however it might be reached', () => {
    const entry = new URL('../shared/extraction/extract.ts', import.meta.url).pathname;
    const { metafile } = buildSync({
      entryPoints: [entry],
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
    });
    const packages = new Set(
      Object.keys(metafile.inputs).flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []),
    );
    expect([...packages]).toEqual(['@noble/hashes', 'entities']);
  });
});
