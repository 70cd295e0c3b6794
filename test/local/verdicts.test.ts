import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connect, connectEditor, type Editor, type Reader } from '../../client/index.ts';
import { ManualClock } from '../../local/clock.ts';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import { bootLocalStack, type LocalStack } from '../../local/stack.ts';
import { synthesizeOnce } from '../../local/synthesis.ts';
import { documentIdOf } from '../../shared/domain/identity.ts';
import { type FeedEvent, verdictRecordedSchema } from '../../shared/domain/verdict-event.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));
const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });
const ana = 'arn:aws:sts::111122223333:assumed-role/desk/ana';

const article = (figure: string, title = 'Le port de Sète bat un record') => `${title}

SÈTE, 12 mars 2026 - La directrice du port, Nadia Ferrand, a présenté mardi le bilan de l'année devant la presse.

« Le port a reçu ${figure} navires de commerce en 2025, soit un record absolu », a déclaré Nadia Ferrand.
`;

describe.skipIf(emulator.kind !== 'emulator')('verdicts on the synthesized stack', () => {
  let stack: LocalStack;
  let s3: S3Client;
  let reader: Reader;
  let editor: Editor;
  const events: FeedEvent[] = [];

  beforeAll(async () => {
    const { stackName, templateFile, assetsDir } = await synthesizeOnce({ stage: 'dev', projectRoot });
    stack = await bootLocalStack({
      template: templateFile,
      assetsDir,
      stackName,
      clock: new ManualClock(Date.now()),
      onEvent: ({ detail }) => events.push(detail as FeedEvent),
    });
    const { region, credentials, endpoints, outputs } = stack;
    s3 = new S3Client({ region, credentials, endpoint: endpoints.s3 });
    const dynamodb = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
    const tableName = outputs.TableName!;
    reader = connect({ tableName, dynamodb });
    editor = connectEditor({ tableName, dynamodb, caller: { Arn: ana } });
  });
  afterAll(async () => {
    await stack?.stop();
  });

  const put = async (key: string, body: string) => {
    await s3.send(new PutObjectCommand({ Bucket: stack.outputs.ArticlesBucketName!, Key: key, Body: body }));
    await stack.idle();
  };
  const queued = async () => {
    const found = [];
    for await (const one of reader.claimsToCheck({ from: '2026-03', to: '2026-03' })) found.push(one);
    return found;
  };

  test('one takes a claim off the queue in all copies, for good, and comes back to be confirmed when the claim is corrected', async () => {
    await put('port.txt', article('9 100'));
    await put('reprise.txt', article('9 100', 'Sète : l’année record du port de commerce'));
    const [open, ...more] = await queued();
    expect(more).toEqual([]);
    expect(open).toMatchObject({ verdict: null, claim: { speaker: { id: 'nadia-ferrand' } } });
    const { key: claimKey } = open!.claim;

    const isFalse = { status: 'checked', rating: 'false', note: 'It had 8 200.', url: null } as const;
    const first = await editor.recordVerdict({ claimKey, ...isFalse, replaces: null });
    expect(first).toMatchObject({ ok: true, verdict: { author: ana } });
    expect(await queued()).toEqual([]);

    // Another version with the same claim is extracted anew, and a further copy comes in.
    await put('port.txt', `${article('9 100')}\nElle a répondu ensuite aux questions des journalistes.\n`);
    await put('encore.txt', article('9 100', 'Trafic : le record de Sète'));
    expect(await queued()).toEqual([]);

    await put('port.txt', article('8 900'));
    const [corrected, ...others] = await queued();
    expect(others).toEqual([]);
    expect(corrected).toMatchObject({
      claim: {
        documentId: documentIdOf({
          bucket: stack.outputs.ArticlesBucketName!,
          key: 'port.txt',
          source: null,
          articleId: null,
        }),
      },
      verdict: { author: ana, rating: 'false', carried: { claimKey, toConfirm: true } },
    });
    expect(corrected!.claim.key).not.toBe(claimKey);

    const { key, replaces } = { key: corrected!.claim.key, replaces: corrected!.verdict!.recordedAt };
    expect(await editor.recordVerdict({ claimKey: key, ...isFalse, replaces })).toMatchObject({ ok: true });
    expect(await queued()).toEqual([]);
    expect((await reader.verdictHistory(key)).map(({ carried }) => carried?.toConfirm ?? null)).toEqual([true, null]);
    await stack.idle();
    const told = events
      .filter(({ type }) => type === 'VerdictRecorded')
      .map((event) => verdictRecordedSchema.strict().parse(event));
    const verdicts = [...(await reader.verdictHistory(claimKey)), ...(await reader.verdictHistory(key))];
    expect(told.map(({ verdict }) => verdict)).toEqual(verdicts);
    expect(told.map(({ id }) => id)).toEqual(verdicts.map((verdict) => `${verdict.claimKey}-${verdict.recordedAt}`));
    // The copies still say what they said.
    expect(await reader.verdict(claimKey)).toMatchObject({ rating: 'false', carried: null });
  });
});
