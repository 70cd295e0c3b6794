import { SQSClient } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqsCases } from '../sqs/conformance/sqs-cases.ts';

/** The local SQS is held to `expected` by its own conformance test; here an independent emulator is, so that both agree. */
describe('fauxqs, an independent SQS, observes the same', () => {
  const fauxqs = buildApp({ logger: false });
  let client: SQSClient;

  beforeAll(async () => {
    client = new SQSClient({
      endpoint: await fauxqs.listen({ host: '127.0.0.1', port: 0 }),
      region: 'eu-west-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
  });
  afterAll(async () => {
    client.destroy();
    await fauxqs.close();
  });

  const named = sqsCases.map((each, index) => ({ ...each, queue: `case-${index}-` }));

  it.each(named.filter(({ unknownToFauxqs }) => unknownToFauxqs === undefined))('$name', async (each) => {
    expect(await each.observe(client, each.queue)).toEqual(each.expected);
  });

  // An excuse that no longer holds is a case to compare.
  it.each(named.filter(({ unknownToFauxqs }) => unknownToFauxqs !== undefined))(
    'cannot tell whether SQS $name: $unknownToFauxqs',
    async (each) => {
      const observed = await each.observe(client, each.queue).catch((error: unknown) => error);
      expect(observed).not.toEqual(each.expected);
    },
  );
});
