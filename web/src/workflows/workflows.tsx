import { useQuery } from '@tanstack/react-query';
import { listWorkflows } from '../api/house.ts';
import type { WorkflowInfo } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { HouseFrame } from '../house/house-frame.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { linkTo, usePlace } from '../state/location.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { FlowIcon } from '../ui/icons.tsx';
import { Workflow } from './workflow.tsx';

/** The workflows, or the one that the address names. */
export default function Workflows() {
  const text = useText();
  const { workflowsAbout } = useHouseText();
  const { item, part } = usePlace();
  const list = useQuery({
    queryKey: ['workflows'],
    queryFn: ({ signal }) => listWorkflows(signal),
    enabled: item === undefined,
  });
  if (item !== undefined) return <Workflow key={item} name={item} runId={part} />;
  return (
    <HouseFrame title={text.workflows} about={workflowsAbout}>
      {list.isError && (
        <Notice look="danger">
          <ErrorText error={list.error} />
        </Notice>
      )}
      <ul className="grid gap-4 md:grid-cols-2">
        {list.data?.workflows.map((workflow) => (
          <WorkflowCard key={workflow.name} workflow={workflow} />
        ))}
      </ul>
    </HouseFrame>
  );
}

function WorkflowCard({ workflow }: { workflow: WorkflowInfo }) {
  const text = useText();
  const { countSteps } = useHouseText();
  return (
    <li className="relative grid content-start gap-3 rounded-2xl border border-line bg-panel p-5 focus-within:border-strong-line hover:border-strong-line">
      <div className="flex items-start gap-3">
        <span
          aria-hidden="true"
          className="grid size-8 place-items-center rounded-lg bg-accent-soft text-accent"
        >
          <FlowIcon />
        </span>
        <div>
          <h2 className="font-semibold">
            <a
              {...linkTo({ house: 'workflows', item: workflow.name })}
              className="after:absolute after:inset-0 after:rounded-2xl"
            >
              {workflow.title}
            </a>
          </h2>
          <p className="text-xs text-soft">
            {countSteps(workflow.steps.length)} · {text.version(workflow.version)}
          </p>
        </div>
      </div>
      <p className="text-sm">{workflow.description}</p>
      <ol className="flex flex-wrap gap-1.5">
        {workflow.steps.map((step) => (
          <li key={step.id} className="rounded-md bg-raised px-2 py-0.5 text-xs text-soft">
            {step.title}
          </li>
        ))}
      </ol>
    </li>
  );
}
