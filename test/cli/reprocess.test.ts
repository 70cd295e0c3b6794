import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { reprocessAt } from '../../cli/commands/reprocess.ts';
import { reportLines } from '../../cli/formats/reprocessing-report.ts';
import type { Execution, ExecutionState, ReprocessingDesk } from '../../cli/reprocessing-desk.ts';
import { projectRoot } from '../../cli/target.ts';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import { bootLocalStack, type LocalStack } from '../../local/stack.ts';
import { synthesizeOnce } from '../../local/synthesis.ts';
import { noOutcomes, type ReprocessingReport } from '../../shared/domain/reprocessing.ts';
import { extractorVersion } from '../../shared/extraction/version.ts';
import { deafToUploads, olderRelease } from '../local/older-release.ts';
import { callClaimwire } from './call-claimwire.ts';
import { temporaryFolder } from './run-claimwire.ts';

const report = (fields: Partial<ReprocessingReport> = {}): ReprocessingReport => ({
  schema: 'claimwire/reprocessing-report@1',
  execution: 'night-1',
  startedAt: '2026-03-02T01:30:00.000Z',
  endedAt: '2026-03-02T02:00:00.000Z',
  dryRun: false,
  since: null,
  extractorVersion: '1.1.0',
  documents: 12,
  complete: true,
  outcomes: { ...noOutcomes, published: 10, confirmed: 2 },
  failed: 0,
  differences: null,
  failure: null,
  ...fields,
});

describe('a report for people', () => {
  it('names what became of the documents, and nothing of which there is none', () => {
    expect(reportLines(report())).toEqual([
      'reprocessed 12 stale documents for extractor 1.1.0',
      '  10 published   other records are readable now',
      '   2 confirmed   read alike: the records stand as they were',
    ]);
  });

  it('of a dry run tells what would change, and how many records of it', () => {
    const sizes = { added: 1, removed: 0, changed: 22, unchanged: 300 };
    const lines = reportLines(
      report({
        dryRun: true,
        since: '2026-01-01',
        differences: { documents: 9, claims: { ...sizes, changed: 0 }, statistics: sizes, sample: [] },
      }),
    );
    expect(lines).toEqual([
      'previewed   12 stale documents for extractor 1.1.0, of 2026-01-01 or later',
      '  10 published   would be published anew',
      '   2 confirmed   would be read alike, and keep their records',
      'What would change, in 9 documents:',
      '  claims:     1 added, 0 removed, 0 changed, 300 unchanged',
      '  statistics: 1 added, 0 removed, 22 changed, 300 unchanged',
    ]);
  });

  it('says what to do about what failed or was left', () => {
    const lines = reportLines(report({ outcomes: { ...noOutcomes, left: 4 }, failed: 8, complete: false }));
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(/4 left .*call it again/),
      expect.stringMatching(/8 failed .*log of reprocess-articles/),
      expect.stringMatching(/Not all that is stale was listed/),
    ]);
  });
});

describe('a reprocessing that is started', () => {
  const execution: Execution = {
    arn: 'arn:1',
    name: 'night-1',
    startedAt: new Date('2026-03-02T01:30:00Z'),
    request: { dryRun: false, since: null },
  };
  let output: { stdout: string; stderr: string };
  let started: unknown[];
  const deskWith = (states: ExecutionState[], running: Execution | null = null): ReprocessingDesk => ({
    extractorVersion: '1.1.0',
    pollMs: 1,
    running: async () => running,
    start: async (request) => {
      started.push(request);
      return { ...execution, name: 'by-hand', request };
    },
    look: async () => states.shift() ?? { state: 'running', documents: null },
    preview: async (docId) => ({ docId, name: 'usine.txt', preview: { outcome: 'gone' } }),
    close: () => {},
  });
  const ended = (fields: Partial<ReprocessingReport> = {}, failure: string | null = null): ExecutionState => ({
    state: 'ended',
    report: report(fields),
    failure,
  });
  const run = async (desk: ReprocessingDesk, options: Partial<Parameters<typeof reprocessAt>[1]> = {}) => {
    const spies = (['stdout', 'stderr'] as const).map((name) =>
      vi.spyOn(process[name], 'write').mockImplementation((text) => {
        output[name] += text;
        return true;
      }),
    );
    try {
      return await reprocessAt(desk, { timeout: 5, format: 'text', ...options });
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  };
  beforeEach(() => {
    output = { stdout: '', stderr: '' };
    started = [];
  });

  it('is named, and not waited for unless that is asked', async () => {
    expect(await run(deskWith([]), { since: '2026-01-01' })).toBe(0);
    expect(started).toEqual([{ dryRun: false, since: '2026-01-01' }]);
    expect(output.stdout).toBe('started     execution by-hand\n');
  });

  it('is not started while another is at work, which is said', async () => {
    expect(await run(deskWith([], execution))).toBe(73);
    expect(started).toEqual([]);
    expect(output.stderr).toMatch(/at work already: execution night-1, since 2026-03-02T01:30:00.*--wait/);
  });

  it('is the one that is at work where it is waited for', async () => {
    expect(await run(deskWith([ended()], execution), { wait: true })).toBe(0);
    expect(started).toEqual([]);
    expect(output.stderr).toMatch(/Nothing was started: this follows .* of all that is stale \(execution night-1/);
    expect(output.stdout).toContain('10 published');
  });

  it('may be previewed while another is at work, with a word of it', async () => {
    expect(await run(deskWith([ended({ dryRun: true })], execution), { dryRun: true })).toBe(0);
    expect(started).toEqual([{ dryRun: true, since: null }]);
    expect(output.stderr).toMatch(/being reprocessed \(execution night-1/);
  });

  it.each<[string, ExecutionState, number, RegExp]>([
    ['in which documents failed', ended({ failed: 2 }), 1, /2 failed/],
    [
      'in which too much failed',
      ended({ failed: 9, failure: 'States.ExceedToleratedFailureThreshold' }, 'FAILED: TooMuchFailed: Batches failed.'),
      1,
      /FAILED: TooMuchFailed.*call it again/,
    ],
    [
      'that came to no report',
      { state: 'ended', report: null, failure: 'TIMED_OUT' },
      1,
      /did not succeed: TIMED_OUT.*call it again/,
    ],
  ])('%s ends with its exit code and what to do', async (_, state, code, message) => {
    expect(await run(deskWith([state]), { wait: true })).toBe(code);
    expect(output.stdout + output.stderr).toMatch(message);
  });

  it('that takes longer than one waits goes on, which is said', async () => {
    expect(await run(deskWith([]), { wait: true, timeout: 0 })).toBe(75);
    expect(output.stderr).toMatch(/still at work.*--timeout/);
  });

  it('is sampled by its own extractor alone', async () => {
    const differences = {
      documents: 1,
      claims: { added: 0, removed: 0, changed: 0, unchanged: 0 },
      statistics: { added: 1, removed: 0, changed: 0, unchanged: 0 },
      sample: [{ docId: 'd1', added: 1, removed: 0, changed: 0 }],
    };
    const other = ended({ dryRun: true, differences, extractorVersion: '1.2.0' });
    expect(await run(deskWith([other]), { dryRun: true })).toBe(0);
    expect(output.stdout).not.toContain('A sample');
    expect(output.stderr).toMatch(/extractor 1\.1\.0, and 1\.2\.0 is deployed\. Documents: d1/);
    expect(await run(deskWith([ended({ dryRun: true, differences })]), { dryRun: true })).toBe(0);
    expect(output.stdout).toMatch(/A sample of 1:\n {2}usine\.txt {2}document d1\n {4}\(gone in the meantime\)\n/);
  });
});

const { kind } = locateDynamodb({ endpoint: undefined, platform: process.platform, arch: process.arch });

describe.runIf(kind === 'emulator')('on a running stack', { timeout: 60_000 }, () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let stack: LocalStack;
  let older: ReturnType<typeof olderRelease>;
  beforeAll(async () => {
    folder = temporaryFolder();
    vi.stubEnv('CLAIMWIRE_STATE_DIR', folder.path);
    const { stackName, templateFile, assetsDir } = await synthesizeOnce({ stage: 'dev', projectRoot });
    const template = deafToUploads(readFileSync(templateFile, 'utf8'));
    stack = await bootLocalStack({ template, assetsDir, stackName, projectRoot: folder.path });
    older = olderRelease(stack);
    await older.publish(
      'crèches.txt',
      "Rivemont, le 3 mars 2026 - La ville ouvrira 12 crèches pour 4,5 millions d'euros, a annoncé le maire, Paul Aubry.\n",
    );
    await older.publish(
      'alike.txt',
      'Rivemont, le 3 mars 2026 - La ville a perdu 350 familles en deux ans.\n',
      'alike',
    );
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    older?.close();
    await stack?.stop();
    folder.remove();
  });

  it('previews what would change, by how much, and some of it in words', async () => {
    const { code, stdout, stderr } = await callClaimwire(['reprocess', '--dry-run']);
    expect(stderr).toBe('');
    expect(stdout).toContain(`previewed   2 stale documents for extractor ${extractorVersion}\n`);
    expect(stdout).toMatch(/^ {2}1 published .*\n {2}1 confirmed .*\nWhat would change, in 1 document:$/mu);
    expect(stdout).toMatch(/^ {2}statistics: 1 added, 0 removed, 0 changed, \d+ unchanged$/mu);
    expect(stdout).toMatch(
      /^A sample of 1:\n {2}crèches\.txt {2}document [0-9a-f]{32}\n {4}\+ 12 crèches: “.*ouvrira 12 crèches.*”$/mu,
    );
    expect(code).toBe(0);
  });

  it('reprocesses what is stale, and has nothing to do the next time', async () => {
    const first = await callClaimwire(['reprocess', '--wait', '--format', 'json']);
    expect(JSON.parse(first.stdout)).toMatchObject({
      dryRun: false,
      outcomes: { ...noOutcomes, published: 1, confirmed: 1 },
    });
    expect(first.code).toBe(0);
    const { stdout, code } = await callClaimwire(['reprocess', '--wait']);
    expect(stdout).toBe(`reprocessed 0 stale documents for extractor ${extractorVersion}\n`);
    expect(code).toBe(0);
  });
});

describe('without a running stack', () => {
  it.each([
    ['reprocess', ['reprocess'], 69, /no local stack is running.*claimwire up/],
    ['reprocess an unknown stage', ['reprocess', '--stage', 'prod'], 69, /not known here/],
    ['reprocess from no day', ['reprocess', '--since', 'march'], 64, /YYYY-MM-DD/],
  ])('to %s ends with its exit code and what to do', async (_what, args, exit, message) => {
    const folder = temporaryFolder();
    vi.stubEnv('CLAIMWIRE_STATE_DIR', folder.path);
    const { code, stderr } = await callClaimwire(args);
    vi.unstubAllEnvs();
    folder.remove();
    expect(stderr).toMatch(message);
    expect(code).toBe(exit);
  });

  it('a stage whose state machine is not told says which variables do', async () => {
    vi.stubEnv('CLAIMWIRE_ARTICLES_BUCKET', 'a');
    vi.stubEnv('CLAIMWIRE_TABLE', 't');
    const { code, stderr } = await callClaimwire(['reprocess', '--stage', 'prod']);
    vi.unstubAllEnvs();
    expect(stderr).toMatch(/CLAIMWIRE_REPROCESSING_ARN and CLAIMWIRE_JOBS_BUCKET/);
    expect(code).toBe(69);
  });
});
