import { createApprovals } from '@parley/a2a/approvals';
import { ON_REQUEST_TAG, type Skill } from '@parley/a2a/card-types';
import { type A2AServiceOptions, createA2AService } from '@parley/a2a/service';
import type { Service } from '@parley/platform/service';
import { WORKFLOWS_AGENT } from './agent-name.ts';
import type { Workflow } from './define.ts';
import { createWorkflowExecutor } from './engine/executor.ts';
import type { Hands } from './engine/types.ts';

export type WorkflowServiceOptions = Omit<A2AServiceOptions, 'agent' | 'executor'> & {
  workflows: readonly Workflow[];
  hands: Hands;
};

/** All workflows as one A2A agent: each is a skill, each run a task. */
export function createWorkflowService({ workflows, hands, ...options }: WorkflowServiceOptions): Service {
  return createA2AService({
    ...options,
    agent: {
      name: WORKFLOWS_AGENT,
      title: 'Workflows',
      description:
        'Runs workflows that were declared beforehand, step by step, and undoes them when a step fails.',
      version: '1.0.0',
      skills: workflows.map(skillOf),
      url: options.config.urls.agent(WORKFLOWS_AGENT),
      maxConcurrentTasks: 8,
    },
    executor: createWorkflowExecutor({
      workflows,
      hands,
      approvals: createApprovals({ database: options.database, times: options.config.approvals }),
    }),
  });
}

function skillOf({ name, title, description, examples, input }: Workflow): Skill {
  const fields = Object.keys(input.shape);
  const takes = fields.length > 0 ? ` It takes ${fields.join(', ')}.` : '';
  return {
    id: name,
    name: title,
    description: `Workflow, to be run only when the user asks for it: ${description}${takes}`,
    tags: ['workflow', ON_REQUEST_TAG],
    examples: [...examples],
  };
}
