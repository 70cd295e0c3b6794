import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { type SignalledProcess, stopOnSignals } from '../../local/stop-on-signals.ts';

class FakeProcess extends EventEmitter {
  readonly exits: number[] = [];
  exit(code: number): void {
    this.exits.push(code);
  }
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('the first signal stops the stack before the process ends, a second one ends it at once', async () => {
  const target = new FakeProcess();
  let finish = () => {};
  const stack = { stop: () => new Promise<void>((resolve) => (finish = resolve)) };
  stopOnSignals(stack, target as SignalledProcess);
  target.emit('SIGTERM');
  await settle();
  expect(target.exits).toEqual([]);
  target.emit('SIGINT');
  expect(target.exits).toEqual([130]);
  finish();
  await settle();
  expect(target.exits).toEqual([130, 143]);
});

test('a stack that cannot be stopped is an error that is told', async () => {
  const target = new FakeProcess();
  const errors: unknown[] = [];
  stopOnSignals({ stop: () => Promise.reject(new Error('stuck')) }, target as SignalledProcess, (error) =>
    errors.push(error),
  );
  target.emit('SIGINT');
  await settle();
  expect([target.exits, errors]).toEqual([[1], [new Error('stuck')]]);
});

test('no signal is heard once nobody listens', () => {
  const target = new FakeProcess();
  const release = stopOnSignals({ stop: async () => {} }, target as SignalledProcess);
  release();
  expect([target.listenerCount('SIGINT'), target.listenerCount('SIGTERM')]).toEqual([0, 0]);
});
