import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mcpServersDocument } from './document.ts';

it('docs/mcp-servers.md tells of every tool what its definition says', { timeout: 60_000 }, async () => {
  const file = readFileSync(join(import.meta.dirname, '..', 'docs', 'mcp-servers.md'), 'utf8');
  expect(file).toBe(await mcpServersDocument());
  for (const tool of ['query_database', 'run_sql', 'search_knowledge_base', 'edge_search'])
    expect(file).toContain(`\`${tool}\``);
});
