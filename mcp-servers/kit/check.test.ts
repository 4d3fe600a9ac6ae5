import { silentLogger } from '@parley/platform/logger';
import { describe, expect, it } from 'vitest';
import type { ToolDefinition } from '../define.ts';
import { createMcpService } from '../host.ts';
import { fixturePrincipals, fixtureServer, fixtureTools } from '../testing/fixture.ts';
import { bareDeps, namedIdentity } from '../testing/harness.ts';

const identity = namedIdentity(fixturePrincipals);

describe('a server that contradicts itself', () => {
  const [tool] = fixtureTools as [ToolDefinition];
  it.each<[string, Partial<ToolDefinition>]>([
    ['has no example', { description: 'Says the text.' }],
    ['is not a valid call', { description: 'Says the text. Example: {"txet": 7}' }],
    ['is not a valid call', { description: 'Says the text. Example: {"text": "a" and so on}' }],
    ['must read verb_noun', { name: 'Say' }],
    ['must read verb_noun', { name: 'say-text' }],
    ['read-only and destructive', { annotations: { ...tool.annotations, destructiveHint: true } }],
    ['asks for a scope to write', { scopes: ['echo:write'] }],
    ['asks for no scope', { scopes: [] }],
    ['does not declare the scope other:read', { scopes: ['other:read'] }],
    [
      'results may be cached',
      { annotations: { ...tool.annotations, readOnlyHint: false }, cache: { ttlSeconds: 5 } },
    ],
    ['time budget', { timeoutMs: 0 }],
    ['between a moment and a day', { cache: { ttlSeconds: 0 } }],
    ['between a moment and a day', { cache: { ttlSeconds: 100_000 } }],
    ['largest result', { maxResultBytes: 10 }],
    ['largest result', { maxResultBytes: 1e9 }],
    ['a ledger is kept', { recover: async () => undefined }],
    ['each hint', { annotations: { ...tool.annotations, openWorldHint: undefined as unknown as boolean } }],
  ])('does not start: %s', (problem, change) => {
    const definition = fixtureServer({ tools: [{ ...tool, ...change }] });
    expect(() => createMcpService(definition, { ...bareDeps(silentLogger()), identity })).toThrow(problem);
  });

  it('does not start with two tools of one name', () => {
    const definition = fixtureServer({ tools: [tool, tool] });
    expect(() => createMcpService(definition, { ...bareDeps(silentLogger()), identity })).toThrow(
      '"say_text"',
    );
  });
});
