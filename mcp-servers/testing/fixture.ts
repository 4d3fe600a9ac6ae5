import { ParleyError } from '@parley/platform/errors';
import type { Principal } from '@parley/platform/identity/principal';
import { z } from 'zod';
import {
  definePrompt,
  defineServer,
  defineTool,
  type ServerDefinition,
  type ToolDefinition,
} from '../define.ts';

const input = z.object({ text: z.string().min(1).max(50_000), times: z.int().min(1).max(5).default(1) });
const output = z.object({ said: z.string(), subject: z.string() });
const readOnly = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

const base = {
  input,
  output,
  annotations: readOnly,
  scopes: ['echo:read'],
  timeoutMs: 2_000,
  cache: 'never',
  maxResultBytes: 10_000,
} as const;

/** Tools for tests of the kit: each shows one way in which a call can end. */
export const fixtureTools: ToolDefinition[] = [
  defineTool({
    ...base,
    name: 'say_text',
    title: 'Say',
    description: 'Says the text. Example: {"text": "hello"}',
    run: async ({ text, times }, { principal }) => ({ said: text.repeat(times), subject: principal.subject }),
  }),
  defineTool({
    ...base,
    name: 'count_slowly',
    title: 'Count',
    description: 'Reports progress. Example: {"text": "x"}',
    async run({ text }, { progress, principal }) {
      for (const n of [1, 2, 2, 3]) await progress(n, 3, `step ${n}`);
      return { said: text, subject: principal.subject };
    },
  }),
  defineTool({
    ...base,
    name: 'hang_forever',
    title: 'Hang',
    description: 'Never answers. Example: {"text": "x"}',
    timeoutMs: 50,
    run: (_input, { signal }) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
      ),
  }),
  defineTool({
    ...base,
    name: 'fail_badly',
    title: 'Fail',
    description: 'Fails with a secret. Example: {"text": "x"}',
    run: async ({ text }) => {
      if (text === 'known')
        throw new ParleyError('not_found', 'There is no such thing.', { hint: 'Try another.' });
      throw new TypeError('password=hunter2 at /srv/secret.ts');
    },
  }),
  defineTool({
    ...base,
    name: 'write_note',
    title: 'Write',
    description: 'Writes. Example: {"text": "x"}',
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
    scopes: ['echo:read', 'echo:write'],
    run: async ({ text }, { operationKey, principal }) => ({
      said: `${text}:${operationKey ?? 'none'}`,
      subject: principal.subject,
    }),
  }),
];

/** A server for tests of the kit; `change` replaces parts of it. */
export function fixtureServer(
  change: Partial<ServerDefinition> & { tools?: ToolDefinition[] } = {},
): ServerDefinition {
  const { tools = fixtureTools, ...rest } = change;
  return defineServer({
    name: 'knowledge',
    version: '1.2.3',
    title: 'Echo',
    instructions: 'Says things.',
    scopes: ['echo:read', 'echo:write', 'echo:secret'],
    create: () => ({
      tools,
      resources: [
        {
          uri: 'note://all',
          name: 'notes',
          title: 'Notes',
          description: 'All notes.',
          mimeType: 'text/plain',
          scopes: ['echo:read'],
          cacheTtlMs: 1_000,
          read: async (_v, { principal }) => `notes of ${principal.subject}`,
        },
        {
          uri: 'note://by-id/{id}',
          name: 'note',
          title: 'Note',
          description: 'One note.',
          mimeType: 'text/plain',
          scopes: ['echo:read'],
          cacheTtlMs: 0,
          async read({ id }) {
            if (id === 'gone') throw new ParleyError('not_found', 'There is no such note.');
            return { text: `note ${id}` };
          },
          list: async () => [{ uri: 'note://by-id/1', name: 'one' }],
        },
        {
          uri: 'note://secret',
          name: 'secret',
          title: 'Secret',
          description: 'A secret.',
          mimeType: 'application/octet-stream',
          scopes: ['echo:secret'],
          cacheTtlMs: 0,
          read: async () => ({ bytes: new Uint8Array([1, 2, 3]) }),
        },
      ],
      prompts: [
        definePrompt({
          name: 'ask_echo',
          title: 'Ask',
          description: 'Asks.',
          args: z.object({ question: z.string().min(3) }),
          build: async ({ question }) => [{ role: 'user', text: `Q: ${question}` }],
        }),
      ],
      ready: async () => ({ ok: true, checks: { echo: 'ok' } }),
    }),
    ...rest,
  });
}

/** Who a test's bearer token stands for. */
export const fixturePrincipals: Record<string, Principal> = {
  alice: { subject: 'alice', scopes: ['echo:read', 'echo:write'], actors: ['data-analyst', 'coordinator'] },
  bob: { subject: 'bob', scopes: ['echo:read'], actors: [] },
  root: { subject: 'root', scopes: ['*'], actors: [] },
};
