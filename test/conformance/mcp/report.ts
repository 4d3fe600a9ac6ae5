import type { Inspection } from './inspector.ts';
import { type Revision, type Scenario, SKIPPED } from './kit.ts';

export interface KitRow {
  server: string;
  revision: Revision;
  required: number;
  passed: number;
  checks: number;
  /** Checks of which the kit says that this server has nothing to test them on. */
  untestable: number;
  problems: string[];
}

export interface ServerRow {
  name: string;
  kit: KitRow[];
  inspection: Inspection;
}

export interface Findings {
  version: string;
  fixture: { rows: KitRow[]; tasks: Scenario[] };
  servers: ServerRow[];
  missing: string[];
}

/** The same findings give the same text: it changes in a commit only when they do. */
export function reportOf({ version, fixture, servers, missing }: Findings): string {
  const kitRows = servers.flatMap(({ kit }) => kit);
  return `# MCP conformance

Written by \`npm run conformance -- mcp\` with \`@modelcontextprotocol/conformance\` ${version} and the CLI of
\`@modelcontextprotocol/inspector\`. Don't edit.

## Everything that a revision requires

The kit looks for tools, resources and prompts of its own. They are served by a fixture
(\`mcp-servers/testing/conformance\`) on the HTTP stack and behind the gate of every other server.

${table(
  ['revision', 'required scenarios passed', 'checks passed'],
  fixture.rows.map((row) => [row.revision, `${row.passed} of ${row.required}`, row.checks]),
)}
## The Tasks extension (SEP-2663)

${table(
  ['scenario', 'checks passed', 'checks failed'],
  fixture.tasks.map(({ name, passed, failed, untestable }) => [name, passed, failed.length + untestable]),
)}
Skipped by the kit itself, which has no check for it yet: ${SKIPPED.join(', ')}.

## Each server, with what needs no fixture

${table(
  ['server', 'revision', 'scenarios passed', 'checks passed', 'not testable there'],
  kitRows.map((row) => [
    row.server,
    row.revision,
    `${row.passed} of ${row.required}`,
    row.checks,
    row.untestable,
  ]),
)}
## Inspector: \`tools/list --strict\`, then a call of every tool

${table(
  ['server', 'tools', 'called without an error'],
  servers.map(({ name, inspection }) => [name, inspection.tools, inspection.called]),
)}${missing.length > 0 ? `\nNot run on this machine: ${missing.join(', ')}.\n` : ''}`;
}

function table(head: string[], rows: (string | number)[][]): string {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |\n`;
  return `${line(head)}${line(head.map(() => '---'))}${rows.map(line).join('')}`;
}
