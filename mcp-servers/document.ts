import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '@parley/platform/config';
import { createLogger } from '@parley/platform/logger';
import type { ServerDefinition, ServerDeps, ServerInstance, ToolDefinition } from './define.ts';
import { discoverServers } from './discover.ts';
import { defineEdge } from './edge/definition.ts';

const FILE = join(import.meta.dirname, '..', 'docs', 'mcp-servers.md');
const BEGIN = '<!-- begin: made from the definitions by `npm run format` -->';
const END = '<!-- end -->';

/** `docs/mcp-servers.md` as it is, with the table of the servers as they are. */
export async function mcpServersDocument(): Promise<string> {
  const text = readFileSync(FILE, 'utf8');
  const [before = ''] = text.split(BEGIN);
  const [, after = ''] = text.split(END);
  const servers = [...(await built()), edge()].sort((a, b) =>
    a.definition.name.localeCompare(b.definition.name),
  );
  return `${before}${BEGIN}\n\n${servers.map(sectionOf).join('\n')}\n${END}${after}`;
}

interface Built {
  definition: ServerDefinition;
  instance: ServerInstance;
}

/** Nothing is opened to look at a definition: whatever a server is made of is used when it starts, or later. */
async function built(): Promise<Built[]> {
  const deps = {
    config: loadConfig({ PARLEY_MODEL: 'offline', ENTERPRISE_SQL: 'true' }),
    logger: createLogger({ level: 'silent' }),
    database: { url: 'postgresql://nowhere', db: { withSchema: () => ({}) } },
    queues: { queue: () => ({}) },
  } as unknown as ServerDeps;
  const servers = await discoverServers();
  return servers.map((definition) => ({ definition, instance: definition.create(deps) }));
}

function edge(): Built {
  const unused = {} as never;
  return defineEdge({ index: unused, cache: unused, geoOf: () => undefined, ready: unused });
}

function sectionOf({ definition, instance }: Built): string {
  const { name, title, version } = definition;
  const rows = instance.tools.map(rowOf).join('');
  const resources = instance.resources.map(({ uri }) => `\`${uri}\``).join(', ');
  const prompts = instance.prompts.map((prompt) => `\`${prompt.name}\``).join(', ');
  return `### ${name}: ${title} (${version})

| tool | scopes | annotations | time limit | results kept | task |
| --- | --- | --- | --- | --- | --- |
${rows}${resources ? `\nResources: ${resources}.\n` : ''}${prompts ? `\nPrompts: ${prompts}.\n` : ''}`;
}

function rowOf({ name, scopes, annotations, timeoutMs, cache, task }: ToolDefinition): string {
  const { readOnlyHint, destructiveHint, idempotentHint, openWorldHint } = annotations;
  const hints = [
    readOnlyHint ? 'reads' : 'writes',
    ...(destructiveHint ? ['destructive'] : []),
    ...(idempotentHint ? ['idempotent'] : []),
    ...(openWorldHint ? ['open world'] : []),
  ];
  const kept = cache === 'never' ? 'never' : `${cache.ttlSeconds} s`;
  const cells = [
    `\`${name}\``,
    scopes.map((scope) => `\`${scope}\``).join(' ') || 'those behind it',
    hints.join(', '),
    `${timeoutMs / 1_000} s`,
    kept,
    task ?? 'no',
  ];
  return `| ${cells.join(' | ')} |\n`;
}

// As a program (`npm run format`) it writes the file.
if (import.meta.main) writeFileSync(FILE, await mcpServersDocument());
