import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { holdHome } from './home.ts';

const dir = mkdtempSync(join(tmpdir(), 'parley-home-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('has one holder at a time, and takes over what a killed one left', () => {
  const first = holdHome(dir);
  expect(first).toBeDefined();
  expect(holdHome(dir)).toBeUndefined();
  first?.release();
  writeFileSync(join(dir, 'parley.pid'), '4194999\n');
  const second = holdHome(dir);
  expect(second).toBeDefined();
  second?.release();
});
