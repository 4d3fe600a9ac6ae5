import { setTimeout as delay } from 'node:timers/promises';
import type { Execution, Executor, Outcome, Publication } from '@parley/a2a/execution';

/** A line of a script: what the coordinator says, and how long it takes before it. */
export interface ScriptLine {
  afterMs?: number;
  say: Publication;
}

export interface Script {
  lines: readonly ScriptLine[];
  outcome?: Outcome;
}

/** A coordinator that says its lines, whatever it is asked; `choose` picks the script by the question. */
export function scriptedExecutor(choose: (execution: Execution) => Script): Executor {
  return async (execution) => {
    const { lines, outcome } = choose(execution);
    for (const [index, line] of lines.entries()) {
      if (line.afterMs !== undefined) await delay(line.afterMs, undefined, { signal: execution.signal });
      await execution.publish(line.say, { key: `line:${index}` });
    }
    return outcome ?? { state: 'completed' };
  };
}
