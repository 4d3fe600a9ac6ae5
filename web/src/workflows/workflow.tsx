import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { getWorkflow, listWorkflowRuns, startWorkflow, workflowRunPath } from '../api/house.ts';
import type { RunSummary, WorkflowInfo } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { SchemaForm } from '../form/schema-form.tsx';
import { HouseFrame } from '../house/house-frame.tsx';
import { Panel } from '../house/panel.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { createRunStore } from '../run/run-store.ts';
import { RunStoreContext } from '../run/use-run.ts';
import { go, linkTo } from '../state/location.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { formatMoment } from '../ui/format.ts';
import { ChevronIcon } from '../ui/icons.tsx';
import { RunMark } from './run-mark.tsx';
import { Schedules } from './schedules.tsx';
import { WorkflowGraph } from './workflow-graph.tsx';
import { WorkflowRun } from './workflow-run.tsx';

/** One workflow: its graph, the form that starts it, its runs and its schedules; or one of its runs. */
export function Workflow({ name, runId }: { name: string; runId: string | undefined }) {
  const text = useText();
  const store = useMemo(() => createRunStore((id) => workflowRunPath(name, id)), [name]);
  const known = useQuery({
    queryKey: ['workflows', name],
    queryFn: ({ signal }) => getWorkflow(name, signal),
  });
  const workflow = known.data;
  return (
    <HouseFrame
      title={workflow?.title ?? ''}
      about={workflow?.description ?? ''}
      back={{
        text: runId === undefined ? text.workflows : (workflow?.title ?? text.workflows),
        place: { house: 'workflows', item: runId === undefined ? undefined : name },
      }}
    >
      {known.isError && (
        <Notice look="danger">
          <ErrorText error={known.error} />
        </Notice>
      )}
      {workflow !== undefined && (
        <RunStoreContext value={store}>
          {runId === undefined ? (
            <Overview workflow={workflow} />
          ) : (
            <WorkflowRun key={runId} workflow={workflow} runId={runId} />
          )}
        </RunStoreContext>
      )}
    </HouseFrame>
  );
}

function Overview({ workflow }: { workflow: WorkflowInfo }) {
  return (
    <>
      <WorkflowGraph workflow={workflow} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Start workflow={workflow} />
        <div className="grid gap-4">
          <PastRuns name={workflow.name} />
          <Schedules workflow={workflow} />
        </div>
      </div>
    </>
  );
}

function Start({ workflow: { name, title, input } }: { workflow: WorkflowInfo }) {
  const text = useHouseText();
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: (value: Record<string, unknown>) => startWorkflow(name, value),
    onSuccess: ({ runId }) => {
      go({ house: 'workflows', item: name, part: runId });
      return queries.invalidateQueries({ queryKey: ['workflows', name, 'runs'] });
    },
  });
  return (
    <Panel title={text.startIt}>
      <SchemaForm
        schema={input}
        label={text.startTitled(title)}
        submit={text.start}
        isBusy={start.isPending}
        onSubmit={(value) => start.mutate(value)}
      />
      {start.isError && (
        <div role="alert" className="mt-4">
          <Notice look="danger">
            <ErrorText error={start.error} />
          </Notice>
        </div>
      )}
    </Panel>
  );
}

function PastRuns({ name }: { name: string }) {
  const text = useHouseText();
  const list = useQuery({
    queryKey: ['workflows', name, 'runs'],
    queryFn: ({ signal }) => listWorkflowRuns(name, signal),
    refetchInterval: 10_000,
  });
  const runs = list.data?.runs ?? [];
  return (
    <Panel title={text.runs}>
      {list.isError && (
        <p className="text-sm text-danger">
          <ErrorText error={list.error} />
        </p>
      )}
      {list.isSuccess && runs.length === 0 && <p className="text-sm text-soft">{text.noRunsYet}</p>}
      <ul className="-mx-2 grid">
        {runs.map((run) => (
          <PastRun key={run.runId} name={name} run={run} />
        ))}
      </ul>
    </Panel>
  );
}

function PastRun({ name, run }: { name: string; run: RunSummary }) {
  return (
    <li>
      <a
        {...linkTo({ house: 'workflows', item: name, part: run.runId })}
        className="flex min-h-9 items-center gap-3 rounded-lg px-2 text-sm hover:bg-raised"
      >
        <span className="min-w-0 flex-1 tabular-nums">{formatMoment(run.createdAt)}</span>
        <RunMark status={run.status} />
        <ChevronIcon className="size-3.5 text-soft rtl:rotate-180" />
      </a>
    </li>
  );
}
