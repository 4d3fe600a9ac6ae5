import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const PACKAGE = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  'node_modules',
  '@modelcontextprotocol',
  'conformance',
);
const LIMIT_MS = 180_000;
const UNTESTABLE = /^Not testable: server does not list/;

export const REVISIONS = ['2026-07-28', '2025-11-25'] as const;
export type Revision = (typeof REVISIONS)[number];

/** Scenarios that any server can pass: they use what it has, and no tool of the kit's own. */
export const WITHOUT_FIXTURES: Record<Revision, readonly string[]> = {
  '2026-07-28': [
    'server-stateless',
    'tools-list',
    'resources-list',
    'prompts-list',
    'caching',
    'sep-2164-resource-not-found',
    'dns-rebinding-protection',
    'server-sse-multiple-streams',
    'http-header-validation',
    'input-required-result-missing-input-response',
    'input-required-result-unsupported-methods',
    'input-required-result-ignore-extra-params',
    'input-required-result-validate-input',
  ],
  '2025-11-25': [
    'server-initialize',
    'ping',
    'tools-list',
    'resources-list',
    'prompts-list',
    'dns-rebinding-protection',
    'server-sse-multiple-streams',
    'server-sse-polling',
    'server-session-lifecycle',
  ],
};

/** The kit itself has nothing to check there yet: it reports the scenario as skipped. */
export const SKIPPED: readonly string[] = ['tasks-status-notifications'];

const checksSchema = z.array(
  z.object({ id: z.string(), status: z.string(), errorMessage: z.string().optional() }),
);

export interface Scenario {
  name: string;
  passed: number;
  /** Checks that failed, but for those of which the kit says that it could not test them here. */
  failed: string[];
  untestable: number;
}

/** Runs every scenario of a revision against a server; what it prints is of no use here, the files are. */
export async function runKit(url: string, revision: Revision): Promise<Scenario[]> {
  const out = mkdtempSync(join(tmpdir(), 'parley-conformance-'));
  try {
    await command(join(PACKAGE, 'dist', 'index.js'), [
      'server',
      '--url',
      url,
      '--requirements',
      revision,
      '-o',
      out,
    ]);
    return readdirSync(out)
      .filter((folder) => folder.startsWith('server-'))
      .map((folder) => scenarioOf(out, folder))
      .toSorted((a, b) => a.name.localeCompare(b.name));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** The names of what a revision requires of servers. */
export function requiredOf(revision: Revision): string[] {
  const yaml = readFileSync(join(PACKAGE, 'requirements', `${revision}.yaml`), 'utf8');
  const server = /^server:\n((?: +.*\n|\n)*)/m.exec(yaml)?.[1] ?? '';
  return [...server.matchAll(/^ +- ([\w-]+)/gm)].map(([, name]) => name ?? '');
}

export function kitVersion(): string {
  const text = readFileSync(join(PACKAGE, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

function scenarioOf(out: string, folder: string): Scenario {
  const name = /^server-(.+)-\d{4}-\d\d-\d\dT.*$/.exec(folder)?.[1] ?? folder;
  const file = join(out, folder, 'checks.json');
  if (!existsSync(file)) return { name, passed: 0, failed: ['broke off without a check'], untestable: 0 };
  const checks = checksSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const failures = checks.filter(({ status }) => status === 'FAILURE');
  const failed = failures.filter(({ errorMessage = '' }) => !UNTESTABLE.test(errorMessage));
  return {
    name,
    passed: checks.filter(({ status }) => status === 'SUCCESS').length,
    failed: failed.map(({ id, errorMessage }) => `${id}: ${errorMessage ?? 'failed'}`),
    untestable: failures.length - failed.length,
  };
}

/** A Node program of a package; gives its exit code and what it wrote. */
export async function command(
  script: string,
  args: string[],
): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
  });
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (text.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text.err += chunk.toString()));
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status ?? -1));
  });
  return { code, ...text };
}
