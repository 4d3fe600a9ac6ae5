import type { Client } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMcpService } from './host.ts';
import { fixturePrincipals, fixtureServer } from './testing/fixture.ts';
import { bareDeps, connect, type Era, namedIdentity, recordingLogger } from './testing/harness.ts';

const identity = namedIdentity(fixturePrincipals);
const eras: Era[] = ['legacy', 'modern'];

function service() {
  const { logger, lines } = recordingLogger();
  return { made: createMcpService(fixtureServer(), { ...bareDeps(logger), identity }), lines };
}

function textOf(result: unknown): string {
  return (result as { content: { text: string }[] }).content.map((block) => block.text).join('');
}

const call = (client: Client, name: string, args: Record<string, unknown> = { text: 'x' }) =>
  client.callTool({ name, arguments: args });

describe.each(eras)('an MCP server for a %s client', (era) => {
  const { made, lines } = service();
  let alice: Client;
  beforeAll(async () => {
    alice = await connect(made, { token: 'alice', era });
  });
  afterAll(async () => {
    await alice.close();
    await made.close();
  });

  it('speaks the revision of the client', () => {
    expect(alice.getNegotiatedProtocolVersion()).toBe(era === 'legacy' ? '2025-11-25' : '2026-07-28');
    expect(alice.getInstructions()).toBe('Says things.');
  });

  it('lists tools with titles, all four hints, both schemas and its policy (R3)', async () => {
    const { tools } = await alice.listTools();
    expect(tools.map((tool) => tool.name)).toEqual([
      'count_slowly',
      'fail_badly',
      'hang_forever',
      'say_text',
      'write_note',
    ]);
    const say = tools.find((tool) => tool.name === 'say_text');
    expect(say?.annotations).toMatchObject({
      readOnlyHint: true,
      destructiveHint: false,
      idempotentHint: true,
      openWorldHint: false,
    });
    expect(say?.inputSchema).toMatchObject({
      type: 'object',
      required: ['text'],
      properties: { times: { default: 1 } },
    });
    expect(say?.outputSchema).toMatchObject({ required: ['said', 'subject'] });
    expect(say?._meta).toMatchObject({ 'parley/scopes': ['echo:read'], 'parley/cacheTtlSeconds': 0 });
  });

  it('answers with structured content and the same as text', async () => {
    const result = await call(alice, 'say_text', { text: 'hi', times: 2 });
    expect(result.structuredContent).toEqual({ said: 'hihi', subject: 'alice' });
    expect(JSON.parse(textOf(result))).toEqual(result.structuredContent);
  });

  it('tells a model what is wrong with its arguments (R3.7)', async () => {
    const result = await call(alice, 'say_text', { text: '', times: 9 });
    expect(result.isError).toBe(true);
    const body = JSON.parse(textOf(result));
    expect(body.code).toBe('invalid_input');
    expect(body.error).toContain('times');
    expect(body.hint).toContain('say_text takes text, times');
    expect(body.issues).toHaveLength(2);
  });

  it('passes on errors that we wrote and hides the others (R3.7)', async () => {
    expect(JSON.parse(textOf(await call(alice, 'fail_badly', { text: 'known' })))).toMatchObject({
      error: 'There is no such thing.',
      hint: 'Try another.',
      code: 'not_found',
    });
    const unknown = textOf(await call(alice, 'fail_badly'));
    expect(JSON.parse(unknown)).toMatchObject({ code: 'internal' });
    expect(unknown).not.toMatch(/hunter2|secret\.ts/);
    expect(JSON.stringify(lines)).toContain('hunter2');
  });

  it('stops a tool at its time budget (R1.5)', async () => {
    const result = await call(alice, 'hang_forever');
    expect(result.isError).toBe(true);
    expect(JSON.parse(textOf(result))).toMatchObject({ code: 'upstream_timeout', retryable: true });
  });

  it('refuses to send a result above the cap, with a hint', async () => {
    const body = JSON.parse(textOf(await call(alice, 'say_text', { text: 'a'.repeat(9_000), times: 2 })));
    expect(body).toMatchObject({ code: 'payload_too_large', hint: expect.stringContaining('fewer') });
  });

  it('reports progress that only rises', async () => {
    const seen: number[] = [];
    await alice.callTool(
      { name: 'count_slowly', arguments: { text: 'x' } },
      { onprogress: (p) => void seen.push(p.progress) },
    );
    expect(seen).toEqual([1, 2, 3]);
  });

  it('stops the tool when its caller cancels', async () => {
    const abort = new AbortController();
    const pending = alice.callTool(
      { name: 'hang_forever', arguments: { text: 'x' } },
      { signal: abort.signal },
    );
    abort.abort();
    await expect(pending).rejects.toThrow();
  });

  it('hands the operation key of a side effect to the tool', async () => {
    const result = await alice.callTool({
      name: 'write_note',
      arguments: { text: 'n' },
      _meta: { 'parley/operationKey': 'op:1' },
    });
    expect(result.structuredContent).toMatchObject({ said: 'n:op:1' });
  });

  it('reads resources, templates and prompts', async () => {
    const { contents } = await alice.readResource({ uri: 'note://all' });
    expect(contents[0]).toMatchObject({ text: 'notes of alice', mimeType: 'text/plain' });
    expect((await alice.readResource({ uri: 'note://by-id/a%20b' })).contents[0]).toMatchObject({
      text: 'note a b',
    });
    expect((await alice.listResources()).resources.map((r) => r.uri)).toContain('note://by-id/1');
    const prompt = await alice.getPrompt({ name: 'ask_echo', arguments: { question: 'why' } });
    expect(prompt.messages[0]?.content).toMatchObject({ text: 'Q: why' });
    await expect(alice.getPrompt({ name: 'ask_echo', arguments: { question: '?' } })).rejects.toThrow(
      /question/,
    );
  });

  it('says that a resource is not there, by the code of the protocol', async () => {
    await expect(alice.readResource({ uri: 'note://by-id/gone' })).rejects.toMatchObject({
      code: -32602,
      message: expect.stringContaining('note://by-id/gone'),
    });
  });

  it('writes one audit line for each call, without the arguments (R9.3)', async () => {
    lines.length = 0;
    await call(alice, 'say_text', { text: 'private words' });
    const audit = lines.filter((line) => line['audit'] === true);
    expect(audit).toHaveLength(1);
    expect(audit[0]).toMatchObject({
      server: 'knowledge',
      kind: 'tool',
      target: 'say_text',
      sub: 'alice',
      actors: ['data-analyst', 'coordinator'],
      outcome: 'ok',
      argsHash: expect.stringMatching(/^[0-9a-f]{32}$/),
      durationMs: expect.any(Number),
    });
    expect(JSON.stringify(lines)).not.toContain('private words');
  });

  it('offers only what the caller may use, and challenges for the rest (R9.2)', async () => {
    const bob = await connect(made, { token: 'bob', era });
    const { tools } = await bob.listTools();
    expect(tools.map((tool) => tool.name)).not.toContain('write_note');
    await expect(call(bob, 'write_note')).rejects.toThrow();
    await expect(bob.readResource({ uri: 'note://secret' })).rejects.toThrow();
    const root = await connect(made, { token: 'root', era });
    expect((await root.readResource({ uri: 'note://secret' })).contents[0]).toMatchObject({ blob: 'AQID' });
    await Promise.all([bob.close(), root.close()]);
  });

  it('never answers one user with the identity of another (R9.2)', async () => {
    const bob = await connect(made, { token: 'bob', era });
    const subjects = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const client = i % 2 ? alice : bob;
        const result = await call(client, 'say_text', { text: String(i) });
        return [i % 2 ? 'alice' : 'bob', (result.structuredContent as { subject: string }).subject];
      }),
    );
    for (const [expected, got] of subjects) expect(got).toBe(expected);
    await bob.close();
  });
});
