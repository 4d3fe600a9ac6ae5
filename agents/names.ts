import { folderNames } from '@parley/platform/discover';

/** What the agents are called, without loading them: a process that only calls them needs no more. */
export function agentNames(): string[] {
  return folderNames({ root: new URL('.', import.meta.url), file: 'agent.ts' });
}
