import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES } from './examples.ts';
import { inspect } from './inspector.ts';
import { kitVersion, REVISIONS, requiredOf, runKit, SKIPPED, WITHOUT_FIXTURES } from './kit.ts';
import { type KitRow, reportOf, type ServerRow } from './report.ts';
import { startTargets, type Target } from './targets.ts';

const REPORT = join(import.meta.dirname, '..', '..', '..', 'docs', 'conformance-mcp.md');
const write = (text: string): boolean => process.stdout.write(`${text}\n`);

/** The protocol's own kit and inspector, on every server. */
export async function run(): Promise<boolean> {
  const targets = await startTargets();
  try {
    const fixture = await lookAtFixture(targets.fixture);
    const servers: ServerRow[] = [];
    for (const target of targets.servers) servers.push(await lookAtServer(target));
    const problems = [...fixture.rows, ...servers.flatMap(({ kit }) => kit)].flatMap(
      ({ problems }) => problems,
    );
    for (const { name, passed, failed } of fixture.tasks) {
      problems.push(...failed.map((problem) => `${name}: ${problem}`));
      if (passed === 0 && !SKIPPED.includes(name)) problems.push(`${name}: nothing was checked`);
    }
    problems.push(...servers.flatMap((row) => row.inspection.problems));
    for (const problem of problems) write(`  ✗ ${problem}`);
    for (const name of targets.missing) write(`  - ${name} cannot run on this machine`);
    writeFileSync(REPORT, reportOf({ version: kitVersion(), fixture, servers, missing: targets.missing }));
    return problems.length === 0;
  } finally {
    await targets.close();
  }
}

async function lookAtFixture(target: Target) {
  const rows: KitRow[] = [];
  const tasks = [];
  for (const revision of REVISIONS) {
    const scenarios = await runKit(target.url, revision);
    rows.push(rowOf(target.name, revision, { scenarios, names: requiredOf(revision) }));
    tasks.push(...scenarios.filter(({ name }) => name.startsWith('tasks-')));
  }
  return { rows, tasks };
}

async function lookAtServer(target: Target): Promise<ServerRow> {
  const kit: KitRow[] = [];
  for (const revision of REVISIONS) {
    const scenarios = await runKit(target.url, revision);
    kit.push(rowOf(target.name, revision, { scenarios, names: WITHOUT_FIXTURES[revision] }));
  }
  const inspection = await inspect(target.url, EXAMPLES[target.name]);
  write(`${target.name}: ${inspection.called} of ${inspection.tools} tools called by the inspector`);
  return { name: target.name, kit, inspection };
}

/** Missing scenarios count as failed: a kit that ran nothing has shown nothing. */
function rowOf(
  server: string,
  revision: KitRow['revision'],
  { scenarios, names }: { scenarios: Awaited<ReturnType<typeof runKit>>; names: readonly string[] },
): KitRow {
  const looked = names.map((name) => ({
    name,
    result: scenarios.find((scenario) => scenario.name === name),
  }));
  const passed = looked.filter(({ result }) => result && result.failed.length === 0);
  const row: KitRow = {
    server,
    revision,
    required: names.length,
    passed: passed.length,
    checks: looked.reduce((sum, { result }) => sum + (result?.passed ?? 0), 0),
    untestable: looked.reduce((sum, { result }) => sum + (result?.untestable ?? 0), 0),
    problems: looked
      .filter(({ result }) => !result || result.failed.length > 0)
      .flatMap(({ name, result }) =>
        (result?.failed ?? ['did not run']).map((problem) => `${server}, ${revision}, ${name}: ${problem}`),
      ),
  };
  write(`${server}, ${revision}: ${row.passed} of ${row.required} scenarios, ${row.checks} checks`);
  return row;
}
