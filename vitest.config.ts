import { defineConfig } from 'vitest/config';

/** Proofs that take minutes in all: `npm run faults -- approvals|effects|outages|sweep` runs them, in full. */
const LONG = ['approvals', 'effects', 'outages', 'sweep'].map((name) => `test/faults/${name}.test.ts`);
const left = process.env['PARLEY_SWEEP'] === 'all' ? [] : LONG;

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '.parley/**', ...left],
    globalSetup: ['./platform/testing/global-setup.ts'],
    // Most tests wait for services, not for the processor.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
