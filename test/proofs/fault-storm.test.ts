import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import { weatherStorm } from './fault-storm.ts';
import { bootProofStack, type ProofStack } from './proof-stack.ts';

const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });

describe.skipIf(emulator.kind !== 'emulator')('a storm of failing calls', () => {
  let proof: ProofStack;
  beforeAll(async () => {
    proof = await bootProofStack({ concurrency: 4 });
  });
  afterAll(() => proof?.stop());

  // `npm run soak` sends more through it, and through a worse one.
  test('of which one in twenty fails, throttled, broken, late or lost after the commit, loses none of 200 articles, doubles none, and tells each switch', async () => {
    const [articles, share] = [200, 0.05];
    const seed = Number(process.env.CLAIMWIRE_STORM_SEED ?? Date.now() % 1_000_000);
    console.log(`To have this storm again: CLAIMWIRE_STORM_SEED=${seed}`);
    const report = await weatherStorm(proof, { articles, share, seed });
    console.log(JSON.stringify(report));
    expect(report.faults).toEqual([]);
    const { readable, quarantined, deleted } = report.redriven;
    expect(readable + quarantined + deleted).toBe(articles);
    expect(readable).toBeGreaterThan(articles / 2);
    expect(report.events).toBeGreaterThanOrEqual(readable);
    const injected = Object.values(report.injected).reduce((sum, count) => sum + count, 0);
    expect(injected).toBeGreaterThan((report.calls * share) / 2);
  }, 240_000);
});
