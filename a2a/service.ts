import type { Config } from '@parley/platform/config';
import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import type { Identity } from '@parley/platform/identity';
import type { Logger } from '@parley/platform/logger';
import type { Queues } from '@parley/platform/queue';
import type { Hono } from 'hono';
import type { AgentCardInput } from './card-types.ts';
import type { Executor } from './execution.ts';

export interface A2AServiceOptions {
  agent: AgentCardInput;
  executor: Executor;
  config: Config;
  logger: Logger;
  database: Database;
  queues: Queues;
  identity: Identity;
  /** What else must be there before the agent can work. */
  checks?: () => Promise<{ ok: boolean; checks: Record<string, string> }>;
}

export interface A2AService {
  name: string;
  app: Hono;
  /** Starts worker and reconciler; the caller serves `app`. Run migrateA2A(database) first. */
  start(): Promise<void>;
  ready(): Promise<{ ok: boolean; checks: Record<string, string> }>;
  /** Stops taking work and hands running tasks back for another process. */
  close(): Promise<void>;
}

/** One agent as an A2A service: cards, protocol, worker. */
export function createA2AService(options: A2AServiceOptions): A2AService {
  throw new ParleyError('unavailable', `no service for ${options.agent.name} yet`);
}
