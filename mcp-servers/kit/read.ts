import {
  type GetPromptResult,
  ProtocolError,
  ProtocolErrorCode,
  type ReadResourceResult,
  ResourceNotFoundError,
} from '@modelcontextprotocol/server';
import type { AuditEntry } from '@parley/platform/audit/entry';
import { isParleyError, parseOrThrow, toParleyError } from '@parley/platform/errors';
import { requireScopes } from '@parley/platform/identity/principal';
import type { PromptDefinition, ResourceContent, ResourceDefinition } from '../define.ts';
import { callContext, type RequestContext, traceparentOf } from './context.ts';

/** Reads a resource: scopes, audit, and errors as the protocol has them. */
export function readResource(
  server: string,
  resource: ResourceDefinition,
  call: RequestContext & { uri: string; variables: Record<string, string> },
): Promise<ReadResourceResult> {
  return audited({ service: `mcp:${server}`, kind: 'resource', target: call.uri }, call, async () => {
    requireScopes(call.principal, resource.scopes);
    const content = await resource.read(call.variables, callContext(call));
    return { contents: [contentsOf(call.uri, resource.mimeType, content)] };
  });
}

/** Builds a prompt from its arguments. */
export function getPrompt(
  server: string,
  prompt: PromptDefinition,
  call: RequestContext & { args: unknown },
): Promise<GetPromptResult> {
  return audited(
    { service: `mcp:${server}`, kind: 'prompt', target: prompt.name, args: call.args },
    call,
    async () => {
      const args = parseOrThrow(prompt.args, call.args ?? {}, `The arguments of ${prompt.name}`);
      const messages = await prompt.build(args, callContext(call));
      return {
        description: prompt.description,
        messages: messages.map(({ role, text }) => ({ role, content: { type: 'text' as const, text } })),
      };
    },
  );
}

function contentsOf(
  uri: string,
  declared: string,
  content: ResourceContent,
): ReadResourceResult['contents'][number] {
  if (typeof content === 'string') return { uri, mimeType: declared, text: content };
  const mimeType = content.mimeType ?? declared;
  if ('text' in content) return { uri, mimeType, text: content.text };
  return { uri, mimeType, blob: Buffer.from(content.bytes).toString('base64') };
}

async function audited<T>(
  what: Pick<AuditEntry, 'service' | 'kind' | 'target' | 'args'>,
  call: RequestContext,
  work: () => Promise<T>,
): Promise<T> {
  const started = performance.now();
  const record = (outcome: AuditEntry['outcome'], code?: string) =>
    call.audit.record({
      ...what,
      principal: call.principal,
      outcome,
      code,
      durationMs: performance.now() - started,
      traceparent: traceparentOf(call.mcp),
    });
  try {
    const result = await work();
    record('ok');
    return result;
  } catch (thrown) {
    const error = toParleyError(thrown);
    record(error.code === 'forbidden' ? 'denied' : 'error', error.code);
    if (error.code === 'internal')
      call.logger.error({ err: thrown, target: what.target }, 'a resource or prompt failed');
    throw protocolError(what, error);
  }
}

function protocolError(what: Pick<AuditEntry, 'kind' | 'target'>, thrown: unknown): ProtocolError {
  const error = toParleyError(thrown);
  if (what.kind === 'resource' && isParleyError(error, 'not_found'))
    return new ResourceNotFoundError(what.target);
  const mine = error.code === 'invalid_input' || error.code === 'forbidden' || error.code === 'not_found';
  const code = mine ? ProtocolErrorCode.InvalidParams : ProtocolErrorCode.InternalError;
  return new ProtocolError(code, error.message, {
    code: error.code,
    ...(error.hint ? { hint: error.hint } : {}),
  });
}
