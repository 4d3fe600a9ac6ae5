import type { A2AClient } from '@parley/a2a/client';
import type { Execution } from '@parley/a2a/execution';
import type { KnownAgent } from '@parley/a2a/registry';
import type { Principal } from '@parley/platform/identity/principal';
import type { Workflow } from '../define.ts';
import type { Journal } from './journal.ts';

export interface ToolUse {
  server: string;
  tool: string;
  arguments: Record<string, unknown>;
  /** Names the one side effect that is meant: every attempt carries the same. */
  operationKey: string;
  scopes: readonly string[];
  timeoutMs: number;
  signal: AbortSignal;
}

export type ToolResult = { ok: true; result: unknown } | { ok: false; error: string; result?: unknown };

/** How a workflow reaches agents and tools; given by the composition root. */
export interface Hands {
  agents(signal: AbortSignal): Promise<KnownAgent[]>;
  connect(agent: KnownAgent, principal: Principal): Pick<A2AClient, 'send' | 'get' | 'cancel' | 'subscribe'>;
  callTool(principal: Principal, use: ToolUse): Promise<ToolResult>;
}

/** One claim of one run. */
export interface Run {
  execution: Execution;
  hands: Hands;
  journal: Journal;
  workflows: readonly Workflow[];
  /** Fires when the run is cancelled, given up or out of time. */
  signal: AbortSignal;
}

/** A workflow inside a run: the run's own, or one that a step of it runs. */
export interface Scope {
  workflow: Workflow;
  input: Record<string, unknown>;
  /** Before the ids of its steps: `` or `review/`. */
  prefix: string;
}
