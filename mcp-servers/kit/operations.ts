import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '@parley/platform/config';
import type { Database } from '@parley/platform/database';
import { ParleyError, toParleyError } from '@parley/platform/errors';
import type { Failpoints } from '@parley/platform/failpoints';
import { newId } from '@parley/platform/ids';
import { createLedger, type Ledger, migrateLedger, NO_LEDGER, type Operation } from '@parley/platform/ledger';
import type { CallContext, ServerInstance, ToolDefinition } from '../define.ts';
import { InputRequired } from './input/ask.ts';

export interface OperationOptions {
  /** The server's name: its ledger is its own. */
  server: string;
  config: Pick<Config, 'ledger' | 'portOf'>;
  database: Database;
  failpoints: Failpoints;
}

/** Longer than the tool may take: by then whoever began is gone. */
const MARGIN_MS = 5_000;
const POLL_MS = 200;

/**
 * Has each operation of the tools that ask for it done once: a call that names its operation finds what an earlier one
 * with the same key came to. A caller may also just ask.
 */
export function withOperations(
  instance: ServerInstance,
  { server, config, database, failpoints }: OperationOptions,
): { instance: ServerInstance; migrateOperations(): Promise<void> } {
  if (!instance.tools.some((tool) => tool.once))
    return { instance, migrateOperations: async () => undefined };
  const ledger = config.ledger ? createLedger({ database, failpoints }) : NO_LEDGER;
  const place = `${hostname()}:${config.portOf(server)}`;
  const deps = { scope: `mcp:${server}`, holder: `${place}#${newId()}`, ledger, failpoints };
  const tools = instance.tools.map((tool): ToolDefinition => {
    return tool.once ? { ...tool, run: (input, ctx) => once({ tool, ...deps }, input, ctx) } : tool;
  });
  return {
    instance: { ...instance, tools },
    async migrateOperations() {
      await migrateLedger(database);
      await ledger.endHoldsOf(deps.scope, place);
    },
  };
}

type Output = Record<string, unknown>;

interface Doing {
  tool: ToolDefinition;
  scope: string;
  /** This process. */
  holder: string;
  ledger: Ledger;
  failpoints: Failpoints;
}

async function once(doing: Doing, input: Record<string, unknown>, ctx: CallContext): Promise<Output> {
  const { tool, scope, ledger, holder } = doing;
  if (!ctx.operationKey) return tool.run(input as never, ctx);
  const operation: Operation = {
    scope,
    // Keys of one caller are no business of another's.
    key: `${ctx.principal.subject}:${tool.name}:${ctx.operationKey}`,
    what: tool.name,
    holder,
    epoch: 0,
    leaseMs: tool.timeoutMs + MARGIN_MS,
  };
  if (ctx.asksOperation) return recorded(doing, operation, { input, ctx });
  const begun = await begin(ledger, operation, ctx.signal);
  if (begun.state === 'done') return begun.outcome as Output;
  if (begun.state === 'unknown') {
    const found = await tool.recover?.(input as never, ctx);
    if (found) return finish(ledger, operation, found);
    if (!tool.recover && !tool.annotations.idempotentHint) throw notKnown(tool);
    await ledger.again(operation);
  }
  return perform(doing, operation, { input, ctx });
}

/** Somebody who is at it is waited for, for as long as the caller has. */
async function begin(ledger: Ledger, operation: Operation, signal: AbortSignal) {
  for (;;) {
    const begun = await ledger.begin(operation);
    if (begun.state !== 'busy') return begun;
    await sleep(POLL_MS, undefined, { signal });
  }
}

interface Call {
  input: Record<string, unknown>;
  ctx: CallContext;
}

async function perform(
  { tool, ledger, failpoints }: Doing,
  operation: Operation,
  { input, ctx }: Call,
): Promise<Output> {
  try {
    await failpoints.pass('before-apply');
    const output = await tool.run(input as never, ctx);
    await failpoints.pass('after-apply');
    return await finish(ledger, operation, output);
  } catch (error) {
    // An answer that says what was wrong is an outcome; anything that came in between leaves it open.
    const { code } = toParleyError(error);
    if (code !== 'stale_epoch') {
      const action = error instanceof InputRequired || DEFINITE.has(code) ? 'fail' : 'doubt';
      await ledger.settle(operation, { action }).catch(() => undefined);
    }
    throw error;
  }
}

const DEFINITE: ReadonlySet<string> = new Set([
  'invalid_input',
  'forbidden',
  'not_found',
  'conflict',
  'payload_too_large',
]);

async function finish(ledger: Ledger, operation: Operation, output: Output): Promise<Output> {
  await ledger.settle(operation, { action: 'finish', value: output });
  return output;
}

/** Answers who asks whether it was done: the outcome, or that it was never seen. Nothing is done. */
async function recorded(
  { tool, ledger }: Doing,
  operation: Operation,
  { input, ctx }: Call,
): Promise<Output> {
  const found = await ledger.look(operation.scope, operation.key);
  if (found?.state === 'done') return found.outcome as Output;
  const outside = found ? await tool.recover?.(input as never, ctx) : undefined;
  if (outside) return outside;
  if (!found || found.state === 'failed' || tool.recover) {
    throw new ParleyError('not_found', 'This operation was never seen here.');
  }
  throw notKnown(tool);
}

function notKnown(tool: ToolDefinition): ParleyError {
  return new ParleyError('conflict', `It is not known whether ${tool.name} was done; it is not repeated.`);
}
