import { discoverFolders } from '@parley/platform/discover';
import { ParleyError } from '@parley/platform/errors';
import { checkWorkflows } from './check.ts';
import type { Workflow } from './define.ts';

const here = new URL('./', import.meta.url);

/** Every sub-folder with a `workflow.ts`, in the order of the names. */
export async function discoverWorkflows(root: URL = here): Promise<Workflow[]> {
  const workflows = await discoverFolders({ root, file: 'workflow.ts', parse: workflowOf });
  checkWorkflows(workflows);
  return workflows;
}

function workflowOf(name: string, module: Record<string, unknown>): Workflow {
  const workflow = module['workflow'] as Workflow | undefined;
  if (workflow && typeof workflow === 'object' && 'steps' in workflow) return workflow;
  throw new ParleyError('internal', `${name}/workflow.ts does not export a workflow made by defineWorkflow.`);
}
