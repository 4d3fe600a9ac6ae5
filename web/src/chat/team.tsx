import { lazy, Suspense, useId, useState } from 'react';
import type { Run } from '../api/types.ts';
import { type Text, useText } from '../i18n/text.ts';
import { lanesOf, scaleOf } from '../run/lanes.ts';
import { hasEnded, isActive } from '../run/status.ts';
import { Button } from '../ui/button.tsx';
import { formatDuration, formatElapsed } from '../ui/format.ts';
import { FlowIcon } from '../ui/icons.tsx';
import { useNow } from '../ui/use-now.ts';
import { Lane } from './lane.tsx';

const RunGraph = lazy(() => import('./run-graph.tsx'));

interface TeamProps {
  run: Run;
  /** The workflow whose run it is, with a graph of its own already; null for a question. */
  workflow: string | null;
}

/** The plan and the people on it, while they work and after. */
export function Team({ run, workflow }: TeamProps) {
  const text = useText();
  const isLive = isActive(run);
  const now = useNow(isLive);
  const headingId = useId();
  const [hasGraph, setGraph] = useState(false);
  const scale = scaleOf(run, isLive, now);
  const lanes = lanesOf(run);
  // What writes the answer is in no plan, and can be asked again; a workflow goes on from what it declares.
  const again = workflow === null ? run.steps : run.plan.steps;
  const forkable = new Set(hasEnded(run) ? again.map(({ id }) => id) : []);
  return (
    <section aria-labelledby={headingId} className="overflow-hidden rounded-2xl border border-line bg-panel">
      <header className="flex min-h-11 items-center gap-3 px-4 py-1">
        <h3 id={headingId} className="min-w-0 flex-1 text-sm font-medium text-soft">
          {titleOf(run, text)}
        </h3>
        <span className="text-xs text-soft tabular-nums">
          {isLive ? formatElapsed(scale.totalMs) : formatDuration(scale.totalMs)}
        </span>
        {workflow === null && lanes.length > 0 && (
          <Button
            look="quiet"
            aria-expanded={hasGraph}
            className="-me-3"
            onClick={() => setGraph((isShown) => !isShown)}
          >
            <FlowIcon />
            {text.graph}
          </Button>
        )}
      </header>
      {hasGraph && (
        <Suspense fallback={null}>
          <RunGraph run={run} />
        </Suspense>
      )}
      {lanes.length === 0 ? (
        isLive && <Planning />
      ) : (
        <ol className="divide-y divide-line border-t border-line">
          {lanes.map((lane) => (
            <Lane
              key={lane.agent}
              lane={lane}
              scale={scale}
              fork={{ runId: run.runId, workflow, steps: forkable }}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

function titleOf(run: Run, text: Text): string {
  if (run.steps.length === 0) return isActive(run) ? text.makingPlan : text.noPlan;
  const agents = new Set(run.steps.map((step) => step.agent)).size;
  const done = run.steps.filter((step) => step.status === 'completed').length;
  return text.planTitle(run.steps.length, agents, done);
}

function Planning() {
  return (
    <div aria-hidden="true" className="grid gap-3 border-t border-line px-4 py-4">
      <span className="breathing h-3 w-2/3 rounded-full bg-raised" />
      <span className="breathing h-3 w-1/2 rounded-full bg-raised" />
    </div>
  );
}
