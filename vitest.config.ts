import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // By default one core is left idle, of two that is half.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Tests that boot the local stack synthesize the template first, which takes a few seconds on two cores.
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
