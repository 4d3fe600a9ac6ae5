// Proof against the kits of the protocols: npm run conformance [-- SUITE …]. Each folder with a suite.ts is a suite.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a `suite.ts` exports: runs the suite, writes what it found, and says whether all that is required passed. */
interface SuiteModule {
  run(): Promise<boolean>;
}

const known = readdirSync(import.meta.dirname).filter((name) =>
  existsSync(join(import.meta.dirname, name, 'suite.ts')),
);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0)
  throw new Error(`There is no suite ${unknown.join(', ')}. Known: ${known.join(', ')}.`);

let failed = 0;
for (const name of asked.length > 0 ? asked : known) {
  const module: unknown = await import(pathToFileURL(join(import.meta.dirname, name, 'suite.ts')).href);
  const passed = await (module as SuiteModule).run();
  process.stdout.write(`${passed ? '✓' : '✗'} ${name}\n`);
  if (!passed) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;
