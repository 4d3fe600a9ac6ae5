import { z } from 'zod';
import type { WorkflowInfo, WorkflowStep } from '../api-workflows.ts';
import type { Step, Workflow } from './define.ts';

/** A workflow as the HTTP API tells it. */
export function describeWorkflow(workflow: Workflow): WorkflowInfo {
  const { name, version, title, description, examples } = workflow;
  return {
    name,
    version,
    title,
    description,
    examples,
    input: z.toJSONSchema(workflow.input, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>,
    steps: Object.entries(workflow.steps).map(([id, step]) => describeStep(id, step)),
  };
}

function describeStep(id: string, step: Step): WorkflowStep {
  return {
    id,
    title: step.title,
    ...targetOf(step),
    after: step.after,
    conditional: step.when !== undefined,
    optional: step.optional,
    undoable: step.undo !== undefined || 'workflow' in step.do,
  };
}

function targetOf({ do: action }: Step): Pick<WorkflowStep, 'kind' | 'target'> {
  if ('agent' in action) return { kind: 'agent', target: action.agent };
  return 'tool' in action
    ? { kind: 'tool', target: action.tool }
    : { kind: 'workflow', target: action.workflow };
}
