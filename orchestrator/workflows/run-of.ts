import type { RootTask } from '@parley/a2a/store/roots';
import { WORKFLOWS_AGENT } from './agent-name.ts';

/** The workflow that a run belongs to; null for questions. */
export function workflowOfRun(root: RootTask | undefined): string | null {
  if (root?.agent !== WORKFLOWS_AGENT) return null;
  const { workflow } = root.data;
  return typeof workflow === 'string' ? workflow : null;
}
