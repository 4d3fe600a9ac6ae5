import type { Run, WorkflowInfo, WorkflowStep } from '../api/types.ts';
import { Graph } from '../graph/graph.tsx';
import { type HouseText, useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { stepStatusText } from '../run/announce.ts';
import { stepAnchor } from '../run/plan-steps.ts';
import { stateOf } from '../run/waiting.ts';
import { agentTitle } from '../ui/names.ts';

/** The steps of a workflow; with their states, and the way to each, while it runs. */
export function WorkflowGraph({ workflow, run }: { workflow: WorkflowInfo; run?: Run }) {
  const text = useText();
  const house = useHouseText();
  const steps = workflow.steps.map((step) => {
    const { id, title, after, optional } = step;
    const state = stateOf(step, run);
    const word = state && stepStatusText(state, text);
    const hasBegun = run?.steps.some((one) => one.id === id);
    return {
      id,
      after,
      title,
      state,
      isOptional: optional,
      told: [`${title} (${step.target})`, word].filter(Boolean).join(': '),
      // Where the box is small, the shorter word.
      under: [word ?? kindText(step, house), ...(state === 'approval' ? [house.needsApproval] : [])],
      target: run && hasBegun ? stepAnchor(run.runId, id) : undefined,
    };
  });
  return <Graph label={house.graphOf(workflow.title)} steps={steps} />;
}

function kindText({ kind, target }: WorkflowStep, text: HouseText): string {
  if (kind === 'agent') return agentTitle(target);
  return kind === 'tool' ? (target.split('/').at(-1) ?? target) : `${text.stepKinds.workflow}: ${target}`;
}
