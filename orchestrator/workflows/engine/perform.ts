import { withTimeout } from '@parley/platform/resilience';
import type { AgentAction, ToolAction } from '../define.ts';
import type { Environment } from '../references.ts';
import { askAgent } from './ask-agent.ts';
import { callTool } from './call-tool.ts';
import { type Noted, noteBegun } from './note.ts';
import type { Run, Scope } from './types.ts';

export interface Performance {
  noted: Noted;
  action: AgentAction | ToolAction;
  env: Environment;
  scope: Scope;
  operationKey: string;
  timeoutMs: number;
  attempt: number;
}

/** One attempt at what an agent or a tool is to do, within its time. */
export function perform(run: Run, x: Performance): Promise<unknown> {
  const { noted, action, env, scope, attempt, timeoutMs } = x;
  return withTimeout(
    timeoutMs,
    (signal) => {
      const about = { stepId: noted.id, attempt, signal };
      if ('agent' in action) {
        const onAccepted = (taskId: string) => noteBegun(run, noted, { attempt, taskId });
        const call = { ...about, until: Date.now() + timeoutMs, onAccepted };
        return askAgent(run, { action, env, scope, call });
      }
      const { operationKey } = x;
      const call = { ...about, operationKey, scopes: scope.workflow.scopes, timeoutMs };
      return callTool(run, { action, env, call });
    },
    run.signal,
  );
}
