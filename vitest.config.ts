import { defineConfig } from 'vitest/config';

/** Minutes long: `npm run faults -- sweep` and `npm run faults -- outages` run them, in full. */
const LONG =
  process.env['PARLEY_SWEEP'] === 'all' ? [] : ['test/faults/outages.test.ts', 'test/faults/sweep.test.ts'];

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '.parley/**', ...LONG],
    globalSetup: ['./platform/testing/global-setup.ts'],
    // Most tests wait for services, not for the processor.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
