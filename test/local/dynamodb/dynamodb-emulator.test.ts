import { expect, test } from 'vitest';
import { locateDynamodb } from '../../../local/dynamodb/dynamodb-emulator.ts';

test('takes the address that the user gives before the emulator', () => {
  expect(locateDynamodb({ endpoint: 'http://127.0.0.1:8000', platform: 'linux', arch: 'x64' })).toEqual({
    kind: 'endpoint',
    endpoint: 'http://127.0.0.1:8000',
  });
});

test.for(['garbage', 'localhost:8000', 'ftp://127.0.0.1', 'http://'])(
  'refuses "%s", which is no address',
  (endpoint) => {
    expect(locateDynamodb({ endpoint, platform: 'linux', arch: 'x64' })).toMatchObject({
      kind: 'unavailable',
      reason: 'dynamodb-endpoint',
      message: expect.stringContaining(`"${endpoint}"`),
    });
  },
);

test('says what to do where no emulator is installed for the machine', () => {
  expect(locateDynamodb({ platform: 'darwin', arch: 'arm64' })).toEqual({
    kind: 'unavailable',
    reason: 'no-dynamodb-emulator',
    message: expect.stringMatching(/for darwin arm64 .*CLAIMWIRE_DYNAMODB_ENDPOINT/),
  });
});

test.runIf(process.platform === 'linux' && process.arch === 'x64')('finds the emulator on Linux x64', () => {
  expect(locateDynamodb({ platform: 'linux', arch: 'x64' })).toMatchObject({
    kind: 'emulator',
    executable: expect.stringMatching(/dynoxide$/),
  });
});
