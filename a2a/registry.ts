import { ParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import type { Skill } from './card-types.ts';

/** An agent that can be delegated to. */
export interface KnownAgent {
  name: string;
  url: string;
  description: string;
  version: string;
  skills: Skill[];
  maxConcurrentTasks: number;
  /** Not one of our own. */
  remote: boolean;
  healthy: boolean;
}

export interface RegistryOptions {
  /** Base URLs of our own agents. */
  urls: readonly string[];
  /** Base URLs of other makers' agents. */
  remotes?: readonly string[];
  logger: Logger;
  fetch?: typeof fetch;
  /** How long a card is taken as fresh; 60 s. */
  ttlMs?: number;
}

export interface Registry {
  agents(signal?: AbortSignal): Promise<KnownAgent[]>;
  find(skillId: string, signal?: AbortSignal): Promise<KnownAgent[]>;
  refresh(signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Knows the agents at the given addresses by their cards. */
export function createRegistry(options: RegistryOptions): Registry {
  throw new ParleyError('unavailable', `no registry for ${options.urls.length} agents yet`);
}
