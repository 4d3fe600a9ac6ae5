import { useMutation } from '@tanstack/react-query';
import { stopWorkflowRun } from '../api/house.ts';
import type { WorkflowInfo } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { RunParts } from '../chat/turn.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { hasEnded } from '../run/status.ts';
import { useRun } from '../run/use-run.ts';
import { go } from '../state/location.ts';
import { Button } from '../ui/button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { formatMoment } from '../ui/format.ts';
import { StopIcon } from '../ui/icons.tsx';
import { RunMark } from './run-mark.tsx';
import { WorkflowGraph } from './workflow-graph.tsx';

/** A run of a workflow as it goes: the graph with its states, the work of each agent, the outcome. */
export function WorkflowRun({ workflow, runId }: { workflow: WorkflowInfo; runId: string }) {
  const text = useText();
  const { runOf } = useHouseText();
  const { run, problem, isConnected, announcement } = useRun(runId);
  const stop = useMutation({ mutationFn: () => stopWorkflowRun(workflow.name, runId) });
  return (
    <article aria-label={workflow.title} className="grid gap-4">
      <p role="status" aria-live="polite" className="sr-only">
        {announcement}
      </p>
      {problem !== undefined && (
        <Notice look="danger">
          {problem.status === 404 ? text.noSuchRun : <ErrorText error={problem} />}
        </Notice>
      )}
      {run !== undefined && (
        <>
          <div className="flex min-h-9 flex-wrap items-center gap-3 text-sm">
            <h2 className="font-semibold">{runOf(formatMoment(run.createdAt))}</h2>
            <RunMark status={run.status} />
            {!hasEnded(run) && (
              <Button className="ms-auto" disabled={stop.isPending} onClick={() => stop.mutate()}>
                <StopIcon />
                {text.stop}
              </Button>
            )}
          </div>
          {stop.isError && !hasEnded(run) && (
            <Notice look="danger">
              <ErrorText error={stop.error} />
            </Notice>
          )}
          <WorkflowGraph workflow={workflow} run={run} />
          <RunParts
            run={run}
            isConnected={isConnected}
            workflow={workflow.name}
            onRetry={() => go({ house: 'workflows', item: workflow.name })}
          />
        </>
      )}
    </article>
  );
}
