import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../local/clock.ts';
import { QueueStore } from '../../../local/sqs/queue-store.ts';
import { startSqsServer } from '../../../local/sqs/sqs-server.ts';
import { sqsCases } from './conformance/sqs-cases.ts';

describe('the local SQS, spoken to by the AWS SDK', () => {
  const store = new QueueStore({ clock: systemClock, region: 'eu-west-3', accountId: '000000000000' });
  let server: Awaited<ReturnType<typeof startSqsServer>>;
  let client: SQSClient;

  beforeAll(async () => {
    server = await startSqsServer({ store });
    client = new SQSClient({
      endpoint: server.url,
      region: 'eu-west-3',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  });
  afterAll(async () => {
    client.destroy();
    store.close();
    await server.close();
  });

  it.each(sqsCases.map((each, index) => ({ ...each, queue: `case-${index}` })))('$name', async (each) => {
    expect(await each.observe(client, each.queue)).toEqual(each.expected);
  });
});
