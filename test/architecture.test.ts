import { describe, expect, it } from 'vitest';
import { MAY_IMPORT, sources, violations } from './support/imports.ts';

describe('the import table', () => {
  it.each(Object.keys(MAY_IMPORT))('%s keeps to it', (room) => {
    expect(sources(room).flatMap(violations)).toEqual([]);
  });

  it.each([
    ['platform/x.ts', `import { a } from '@parley/a2a/store';`],
    ['a2a/x.ts', `import { a } from '../agents/define.ts';`],
    ['agents/coordinator/graph.ts', `import { a } from '../hr-specialist/graph.ts';`],
    ['mcp-servers/knowledge/x.ts', `export * from '../reports/server.ts';`],
    ['orchestrator/x.ts', `import { StateGraph } from '@langchain/langgraph';`],
    ['agents/x.ts', `import { Queue } from 'bullmq';`],
    ['agents/coordinator/x.ts', `const sdk = await import('@a2a-js/sdk');`],
    ['orchestrator/x.ts', `import { Client } from '@modelcontextprotocol/client';`],
    ['web/src/x.ts', `import { Run } from '@parley/orchestrator/api';`],
    ['web/src/x.ts', `import type { Principal } from '@parley/platform/identity';`],
    ['models/x.ts', `const key = process.env.KEY;`],
  ])('refuses %s with %s', (path, text) => {
    expect(violations({ path, text })).toHaveLength(1);
  });
});
