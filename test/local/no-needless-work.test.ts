import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootMeasuredStack, type Measured, type MeasuredStack } from '../../bench/cost/measured-stack.ts';
import { locateDynamodb } from '../../local/dynamodb/dynamodb-emulator.ts';
import type { BusEvent } from '../../local/events/event-bus.ts';

const emulator = locateDynamodb({ platform: process.platform, arch: process.arch });

const article = (figure: number) => `Le port de Lorgues change de main

LORGUES, 12 mars 2026 - Le port a reçu ${figure} navires en 2025, a annoncé mardi son directeur, Quentin Marchadier.
`;

/** What functions asked of S3 and of the table, each as often as they did. */
const asked = ({ requests, table }: Measured): string[] => [
  ...requests.flatMap(({ service, operation, byFunction }) => (service === 's3' && byFunction ? [operation] : [])),
  ...table.map(({ operation }) => operation),
];
const itemsWritten = ({ table }: Measured): string[] =>
  table.flatMap(({ writes }) => writes.map(({ key }) => key.SK.S));

describe.skipIf(emulator.kind !== 'emulator')(
  'on the synthesized stack, what says nothing new',
  { timeout: 120_000 },
  () => {
    const events: BusEvent[] = [];
    let measured: MeasuredStack;

    beforeAll(async () => {
      measured = await bootMeasuredStack({ stage: 'dev', metered: true });
      const { stack, measure } = measured;
      const put = stack.bus.put.bind(stack.bus);
      stack.bus.put = (event, ...rest) => {
        events.push(event);
        put(event, ...rest);
      };
      const fresh = await measure(() => upload(700));
      expect(asked(fresh)).toContain('BatchWriteItem');
    }, 120_000);
    afterAll(() => measured?.stop());

    const upload = async (figure: number) => {
      const Bucket = measured.stack.outputs.ArticlesBucketName;
      await measured.s3.send(new PutObjectCommand({ Bucket, Key: 'port.txt', Body: article(figure) }));
    };
    const again = (match: (event: BusEvent) => boolean) => async () => measured.stack.bus.put(events.findLast(match)!);
    const isOf = (bucket: string, detailType: string) => (event: BusEvent) =>
      event['detail-type'] === detailType && JSON.stringify(event.detail).includes(measured.stack.outputs[bucket]!);

    test('is read and looked up once where the event of an upload comes again', async () => {
      const work = await measured.measure(again(isOf('ArticlesBucketName', 'Object Created')));
      expect(asked(work)).toEqual(['GET', 'Query']);
      expect(work).toMatchObject({ objectEvents: 1, messages: 1, changeEvents: 0 });
    });

    test('is read and looked up where the event of a normalized article comes again', async () => {
      const work = await measured.measure(again(isOf('NormalizedBucketName', 'Object Created')));
      expect(asked(work)).toEqual(['GET', 'GetItem', 'Query']);
      expect(work).toMatchObject({ objectEvents: 1, messages: 1, changeEvents: 0 });
    });

    test('is read once, looked up once and noted by one conditional write where equal bytes are uploaded again', async () => {
      const work = await measured.measure(() => upload(700));
      expect(asked(work)).toEqual(['GET', 'Query', 'TransactWriteItems']);
      expect(itemsWritten(work)).toEqual(['KEY', 'HEAD', expect.stringMatching(/^KEY#/)]);
      expect(work).toMatchObject({ objectEvents: 1, messages: 1, changeEvents: 0 });
    });

    test('is looked up where the event of a deletion comes again', async () => {
      const Bucket = measured.stack.outputs.ArticlesBucketName;
      await measured.measure(async () => {
        await measured.s3.send(new DeleteObjectCommand({ Bucket, Key: 'port.txt' }));
      });
      const work = await measured.measure(again(isOf('ArticlesBucketName', 'Object Deleted')));
      expect(asked(work)).toEqual(['GetItem', 'Query']);
      expect(work).toMatchObject({ objectEvents: 1, messages: 1, changeEvents: 0 });
    });
  },
);
