import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kitRuns } from './kits.ts';
import { PAGE, pageOf } from './page.ts';
import { REQUIREMENTS } from './requirements.ts';
import { type Results, resultsFrom, vitestSchema } from './results.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const write = (text: string): boolean => process.stdout.write(`${text}\n`);

/** Our own suite: runs the tests of this folder and writes docs/conformance.md. */
export async function run(): Promise<boolean> {
  // The first run writes the page that the last test looks for.
  const results = testsRun();
  writeFileSync(PAGE, pageOf(results, kitRuns()));
  const failed = REQUIREMENTS.filter(({ id }) => [...(results.get(id)?.values() ?? [])].includes('failed'));
  const open = REQUIREMENTS.filter(({ id, untestable }) => !untestable && !results.has(id));
  for (const { id, text } of failed) write(`  ✗ ${id} ${text}`);
  for (const { id, text } of open) write(`  - ${id} has no test that ran: ${text}`);
  write(`${REQUIREMENTS.length} requirements, ${failed.length} failed, ${open.length} without a result`);
  return failed.length === 0 && open.length === 0;
}

function testsRun(): Results {
  const dir = mkdtempSync(join(tmpdir(), 'parley-conformance-'));
  const outputFile = join(dir, 'results.json');
  try {
    spawnSync(
      process.execPath,
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        'test/conformance/a2a/',
        '--reporter=json',
        `--outputFile=${outputFile}`,
      ],
      { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] },
    );
    return resultsFrom(vitestSchema.parse(JSON.parse(readFileSync(outputFile, 'utf8'))));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
