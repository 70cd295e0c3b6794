import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';

/** A synthesized stack on disk. */
export interface SynthesizedStack {
  readonly stackName: string;
  readonly templateFile: string;
  readonly assetsDir: string;
  /** Whether it had been synthesized before, from the same sources. */
  readonly reused: boolean;
}

/** What the template and its bundles are made of. */
const sources = ['infra', 'functions', 'shared', 'cdk.json', 'package.json', 'package-lock.json', 'tsconfig.json'];
/** Former syntheses are kept, since a stack that runs reads its bundles there. */
const keptSyntheses = 5;

/**
 * Synthesizes a stage into the project's `.claimwire/synthesis`, or takes what stands there if no source has changed since: a second
 * boot then takes well under a second instead of many.
 * @throws what infra/'s synthesize throws.
 */
export async function synthesizeOnce(options: {
  readonly stage: string;
  readonly projectRoot: string;
  /** For tests; otherwise infra/'s own, which is loaded only when it is needed. */
  readonly synthesize?: (options: { stage: string; outdir: string }) => { stackName: string; templateFile: string };
}): Promise<SynthesizedStack> {
  const { stage, projectRoot } = options;
  const folder = join(projectRoot, '.claimwire', 'synthesis');
  const stackName = `claimwire-${stage}`;
  const assetsDir = join(folder, `${stage}-${fingerprint(projectRoot)}`);
  const synthesized = { stackName, templateFile: join(assetsDir, `${stackName}.template.json`), assetsDir };
  if (existsSync(synthesized.templateFile)) {
    utimesSync(assetsDir, new Date(), new Date());
    return { ...synthesized, reused: true };
  }
  const synthesize = options.synthesize ?? (await import('../infra/synthesize.ts')).synthesize;
  mkdirSync(folder, { recursive: true });
  // Made beside and moved in one step, so that whoever finds it finds all of it.
  const outdir = mkdtempSync(join(folder, '.unfinished-'));
  try {
    const made = synthesize({ stage, outdir });
    if (made.stackName !== stackName) throw new Error(`stage ${stage} made a stack named ${made.stackName}`);
    if (!existsSync(synthesized.templateFile)) renameSync(outdir, assetsDir);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
  removeFormer(folder);
  return { ...synthesized, reused: false };
}

function fingerprint(projectRoot: string): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources.flatMap((source) => filesBelow(projectRoot, source)).sort()) {
    const content = readFileSync(join(projectRoot, file));
    hash.update(`\n${file}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(projectRoot: string, source: string): string[] {
  const path = join(projectRoot, source);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [source];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length));
}

function removeFormer(folder: string): void {
  const newestFirst = readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .map((name) => ({ path: join(folder, name), usedAt: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.usedAt - a.usedAt);
  for (const { path } of newestFirst.slice(keptSyntheses)) rmSync(path, { recursive: true, force: true });
}
