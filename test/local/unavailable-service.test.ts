import { expect, test } from 'vitest';
import { startUnavailableService } from '../../local/unavailable-service.ts';

test('a call to a service that the stack does not run is refused by name, and logged', async () => {
  const log: string[] = [];
  const service = await startUnavailableService((text) => log.push(text));
  try {
    const answer = await fetch(service.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSEvents.PutEvents' },
      body: '{}',
    });
    expect(answer.status).toBe(501);
    expect(await answer.json()).toEqual({
      __type: 'NotImplemented',
      message: 'the local stack does not run the service of AWSEvents.PutEvents',
    });
    expect(log).toEqual(['the local stack does not run the service of AWSEvents.PutEvents']);
  } finally {
    await service.close();
  }
});
