// Everything that `npm run check` looks at: format and lint, types, unused code, deployment files, generated files.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const BIN = join(ROOT, 'node_modules', '.bin');

const CHECKS: Record<string, string[]> = {
  'format and lint': ['biome', 'check', '.'],
  types: ['tsc', '--noEmit', '-p', 'tsconfig.json'],
  'types of the page': ['tsc', '--noEmit', '-p', 'web/tsconfig.json'],
  'unused code': ['knip'],
  'docker-compose.yml': ['dclint', 'docker-compose.yml'],
  Dockerfile: ['dockerfile-utils', 'lint', 'Dockerfile'],
};

const write = (text: string): boolean => process.stdout.write(text);

let failed = 0;
for (const [name, [command = '', ...args]] of Object.entries(CHECKS)) {
  const { status, stdout, stderr } = spawnSync(join(BIN, command), args, { cwd: ROOT, encoding: 'utf8' });
  write(`${status === 0 ? '✓' : '✗'} ${name}\n`);
  if (status === 0) continue;
  failed += 1;
  write(`${stdout}${stderr}\n`);
}
write(failed === 0 ? 'all checks pass\n' : `${failed} of ${Object.keys(CHECKS).length} checks fail\n`);
process.exitCode = failed === 0 ? 0 : 1;
