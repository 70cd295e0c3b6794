import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests that boot the local stack synthesize the template first, which takes a few seconds on two cores.
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
