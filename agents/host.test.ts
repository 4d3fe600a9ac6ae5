import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AgentDefinition, defineAgent } from './define.ts';
import { discoverAgents } from './host.ts';

const skill = {
  id: 'count',
  name: 'Count',
  description: 'Counts all kinds of things.',
  tags: ['count'],
  examples: ['?'],
};
const definition: AgentDefinition = {
  name: 'counter',
  title: 'Counter',
  version: '1.0.0',
  description: 'Counts all kinds of things.',
  skills: [skill],
  mcpServers: ['harbour'],
  tools: ['harbour/count_boats'],
  resources: [],
  scopes: ['boats:read'],
  maxConcurrentTasks: 1,
  graph: () => ({ nodes: [], channels: [], invoke: async () => ({}) }),
};

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'agents-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function folder(name: string, module: string): URL {
  const base = join(root, name);
  mkdirSync(join(base, name), { recursive: true });
  writeFileSync(join(base, name, 'agent.ts'), module);
  return pathToFileURL(`${base}/`);
}

describe('the agents', () => {
  it('are the folders that have an agent.ts (R1.1)', async () => {
    const agents = await discoverAgents();
    expect(agents.map(({ name }) => name)).toEqual([
      'coordinator',
      'data-analyst',
      'engineering-lead',
      'hr-specialist',
      'report-writer',
    ]);
  });

  it('reach what the table of agents says, and the coordinator and the writer reach nothing (R1)', async () => {
    const reach = Object.fromEntries(
      (await discoverAgents()).map(({ name, mcpServers }) => [name, mcpServers]),
    );
    expect(reach).toEqual({
      coordinator: [],
      'data-analyst': ['enterprise-data', 'reports'],
      'engineering-lead': ['enterprise-data', 'knowledge', 'files'],
      'hr-specialist': ['knowledge'],
      'report-writer': [],
    });
  });

  it('offer no skill under an id that another agent uses: a planner tells them apart by it', async () => {
    const ids = (await discoverAgents()).flatMap(({ skills }) => skills.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('are refused when the folder has another name (R1.1)', async () => {
    const url = folder('baker', `export const agent = { name: 'cook', graph() {} };`);
    await expect(discoverAgents(url)).rejects.toThrow(/calls itself "cook".*"baker"/);
  });

  it('are refused when agent.ts exports none', async () => {
    const url = folder('empty', 'export const agent = 1;');
    await expect(discoverAgents(url)).rejects.toThrow('agents/empty/agent.ts does not export an agent');
  });
});

describe('the declaration of an agent', () => {
  it.each([
    ['the same skill twice', { skills: [skill, skill] }, /names the skill "count" twice/],
    ['the same tool twice', { tools: ['harbour/a', 'harbour/a'] }, /names the tool "harbour\/a" twice/],
    [
      'a tool of a server that it does not reach',
      { tools: ['kitchen/cook'] },
      /does not reach the server "kitchen"/,
    ],
    ['a tool without a server', { tools: ['count_boats'] }, /must read server\/tool/],
    ['no skill', { skills: [] }, /skills/],
    ['a name that is no slug', { name: 'Counter One' }, /lower-case/],
    ['a version that is none', { version: 'one' }, /semantic version/],
  ])('is refused for %s', (_what, change, reason) => {
    expect(() => defineAgent({ ...definition, ...change })).toThrow(reason);
  });
});
