import { defineConfig } from 'vitest/config';

/** Proofs that take minutes in all: `npm run faults -- approvals` and so on runs each by its name, in full; of `kills` and `cuts` a part is here. */
const LONG = ['approvals', 'cancel', 'effects', 'outages', 'sweep'];
const isProof = process.env['PARLEY_SWEEP'] === 'all' || process.env['PARLEY_PROOF_COUNT'] !== undefined;
const left = isProof ? [] : LONG.map((name) => `test/faults/${name}.test.ts`);

export default defineConfig({
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '.parley/**', ...left],
    globalSetup: ['./platform/testing/global-setup.ts'],
    // No module holds state, so files can share what was imported: that was half of the processor's time.
    isolate: false,
    // Most tests wait for services, not for the processor.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Others may use the machine, too: a wait ends when it is over, not when it was expected to be.
    expect: { poll: { timeout: 30_000 } },
  },
});
