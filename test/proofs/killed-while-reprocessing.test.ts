import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import type { InterceptedCall } from '../../local/intercept/interceptor.ts';
import { extractorVersion } from '../../shared/extraction/version.ts';
import { deafToUploads, olderRelease } from '../local/older-release.ts';
import { bootProofStack, type ProofStack } from './proof-stack.ts';
import { stormArticle } from './storm-articles.ts';

const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });

interface Victim {
  readonly functionName: string;
  /** The calls at which it is killed, one after another. */
  readonly at: (call: InterceptedCall) => boolean;
  /** Of those in a new process, or one that knows its table. */
  readonly calls: readonly [fewest: number, most: number];
}

describe.skipIf(emulator.kind !== 'emulator')('a reprocessing on the real stack', () => {
  let proof: ProofStack;
  let older: ReturnType<typeof olderRelease>;
  let sfn: SFNClient;
  beforeAll(async () => {
    proof = await bootProofStack({ change: deafToUploads });
    older = olderRelease(proof.stack);
    const { region, credentials, endpoints } = proof.stack;
    sfn = new SFNClient({ region, credentials, endpoint: endpoints.states });
  });
  afterAll(async () => {
    older?.close();
    sfn?.destroy();
    await proof?.stop();
  });

  const read = async (docId: string) => {
    const records = await proof.reader.document(docId);
    const all = [...(records?.claims ?? []), ...(records?.statistics ?? [])];
    expect(new Set([records?.document, ...all].map((record) => record?.runId)).size).toBe(1);
    return { version: records?.head.run?.extractorVersion, ids: all.map(({ id }) => id).sort() };
  };

  test.each<Victim>([
    { functionName: 'ReprocessArticles', at: () => true, calls: [7, 10] },
    // What it reads of the index leaves nothing behind: the list that it writes does.
    { functionName: 'ListStale', at: ({ service }) => service === 's3', calls: [1, 1] },
  ])(
    'goes on where $functionName was killed, be it any of its calls: readers have all of the old or all of the new, and subscribers are told once',
    async ({ functionName, at: counts, calls: [fewest, most] }) => {
      const died = { before: 0, after: 0 };
      // Dead before a call is dead after the one before it: all that is left is the first.
      for (const when of ['before', 'after'] as const)
        for (let at = 1, killed = true; killed && (when === 'after' || at === 1); at++) {
          killed = false;
          const key = `${functionName}/${when}/${at}.txt`;
          const docId = await older.publish(key, stormArticle(at, 0));
          await proof.finish();
          proof.told.length = 0;
          const old = await read(docId);
          expect(old.version).toBe('0.9.0');
          const now = { version: extractorVersion, ids: proof.idsOf(key, stormArticle(at, 0)) };
          expect(now.ids).not.toEqual(old.ids);

          const seen = [old];
          let calls = 0;
          proof.intercept(async (call, carryOut) => {
            const dies = call.caller?.functionName.includes(functionName) && counts(call) && ++calls === at;
            if (!dies || when === 'after') {
              const answer = await carryOut();
              seen.push(await read(docId));
              if (!dies) return answer;
            }
            killed = true;
            died[when]++;
            process.kill(call.caller!.pid, 'SIGKILL');
            return 'reset';
          });
          const { executionArn } = await sfn.send(
            new StartExecutionCommand({
              stateMachineArn: proof.stack.outputs.ReprocessingArn,
              input: JSON.stringify({ dryRun: false, since: null }),
            }),
          );
          await proof.finish();
          proof.passAll();
          expect((await sfn.send(new DescribeExecutionCommand({ executionArn }))).status).toBe('SUCCEEDED');
          seen.push(await read(docId));
          const place = `killed ${when} call ${at}`;
          const turned = seen.findIndex(({ version }) => version !== old.version);
          expect(seen).toEqual(seen.map((_, i) => (i < turned ? old : now)));
          expect(turned).toBeGreaterThan(0);
          expect([...new Set(proof.told.map(({ id, cause }) => `${cause} ${id}`))], place).toEqual([
            `reprocess ${docId}-2`,
          ]);
          const states = (await proof.runs.runsOf(docId)).map(({ state }) => state);
          expect(states.filter((state) => state === 'PUBLISHED')).toHaveLength(1);
        }
      expect(died.before).toBe(1);
      expect(died.after).toBeGreaterThanOrEqual(fewest);
      expect(died.after).toBeLessThanOrEqual(most);
    },
    240_000,
  );
});
