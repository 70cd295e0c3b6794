import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { lambdaTelemetry } from '../../../shared/observability/lambda-telemetry.ts';

const lines: string[] = [];
beforeEach(() => {
  lines.length = 0;
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'false');
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'extract-article');
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Claimwire');
  for (const method of ['log', 'info', 'warn', 'error'] as const)
    vi.spyOn(console, method).mockImplementation((line: string) => void lines.push(line));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test('writes JSON lines that carry the fields of each message, apart from those of another', () => {
  const telemetry = lambdaTelemetry();
  const [one, other] = [
    telemetry.with({ messageId: 'm1' }).with({ key: 'a.txt' }),
    telemetry.with({ messageId: 'm2' }),
  ];
  one.info('Published', { claims: 3 });
  other.warn('Quarantined');
  const [first, second] = lines.map((line) => JSON.parse(line));
  expect(first).toMatchObject({
    message: 'Published',
    messageId: 'm1',
    key: 'a.txt',
    claims: 3,
    service: 'extract-article',
  });
  expect(second).toMatchObject({ message: 'Quarantined', messageId: 'm2' });
  expect(second).not.toHaveProperty('key');
});

test('tells the kind and the place of an error, but not its message, which may quote an article', () => {
  lambdaTelemetry().error('The extractor crashed', new RangeError('at "Le maire a dit"'));
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    error: 'RangeError',
    at: expect.arrayContaining([expect.stringMatching(/^\s+at /)]),
  });
  expect(lines[0]).not.toContain('Le maire');
});

test("tells an AWS error's message, which names what is missing", () => {
  const denied = Object.assign(new Error('not authorized to perform dynamodb:PutItem'), {
    name: 'AccessDenied',
    $metadata: { requestId: 'q1' },
  });
  lambdaTelemetry().error('Failed', denied);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    error: 'AccessDenied',
    reason: 'not authorized to perform dynamodb:PutItem',
    requestId: 'q1',
  });
});

test('writes metrics in the embedded format, once a flush', () => {
  const telemetry = lambdaTelemetry();
  telemetry.count('Claims', 3);
  telemetry.with({ key: 'a' }).time('UploadToReadable', 1_234);
  telemetry.flush();
  const emf = JSON.parse(lines[0] ?? '');
  expect(emf).toMatchObject({ service: 'extract-article', Claims: 3, UploadToReadable: 1_234 });
  expect(emf._aws.CloudWatchMetrics[0]).toMatchObject({ Namespace: 'Claimwire', Dimensions: [['service']] });
  telemetry.flush();
  expect(lines.filter((line) => line.includes('_aws'))).toHaveLength(1);
});
