import { ParleyError } from '@parley/platform/errors';
import { pathsIn } from './conditions.ts';
import type { Action, Step, Workflow } from './define.ts';
import { ancestorsOf, layersOf } from './graph.ts';
import { referencesIn } from './references.ts';

/** Refuses workflows that cannot work: unknown steps, circles, references to what is not there yet. */
export function checkWorkflows(workflows: readonly Workflow[]): void {
  for (const workflow of workflows) {
    const problems = problemsOf(workflow, workflows);
    if (problems.length > 0) {
      throw new ParleyError('internal', `The workflow "${workflow.name}" is wrong: ${problems.join(' ')}`);
    }
  }
  refuseNesting(workflows);
}

function problemsOf(workflow: Workflow, all: readonly Workflow[]): string[] {
  const ids = Object.keys(workflow.steps);
  const unknown = ids.flatMap((id) =>
    (workflow.steps[id]?.after ?? [])
      .filter((other) => !ids.includes(other))
      .map((other) => `${id} comes after "${other}", which is no step.`),
  );
  if (unknown.length > 0) return unknown;
  layersOf(workflow);
  const inputs = Object.keys(workflow.input.shape);
  const steps = ids.flatMap((id) =>
    stepProblems({ id, step: workflow.steps[id] as Step, before: ancestorsOf(workflow, id), inputs, all }),
  );
  const answer = wrongReferences(referencesIn(workflow.answer), { before: new Set(ids), inputs });
  return [...steps, ...answer.map((wrong) => `the answer refers to ${wrong}.`)];
}

interface Place {
  id: string;
  step: Step;
  before: ReadonlySet<string>;
  inputs: readonly string[];
  all: readonly Workflow[];
}

function stepProblems({ id, step, before, inputs, all }: Place): string[] {
  const wrong = wrongReferences(pathsOf(step), { before, inputs });
  const undo = wrongReferences(referencesIn(step.undo), { before: new Set([...before, id]), inputs });
  const target = step.do;
  const missing =
    'workflow' in target && !all.some(({ name }) => name === target.workflow)
      ? [`${id} runs "${target.workflow}", which is no workflow.`]
      : [];
  return [
    ...wrong.map((path) => `${id} refers to ${path}.`),
    ...undo.map((path) => `the undo of ${id} refers to ${path}.`),
    ...missing,
  ];
}

function pathsOf(step: Step): string[][] {
  const named = namedSteps(step.do).map((id) => ['steps', id]);
  const tested = step.when ? referencesIn(pathsIn(step.when).map((path) => `{{${path}}}`)) : [];
  return [...referencesIn(step.do), ...named, ...tested];
}

/** The steps that an action names outside of references. */
function namedSteps(action: Action): string[] {
  return 'agent' in action ? [...(action.context ?? []), ...(action.findings ?? [])] : [];
}

const RUN = ['id', 'date'];

function wrongReferences(
  paths: readonly string[][],
  { before, inputs }: { before: ReadonlySet<string>; inputs: readonly string[] },
): string[] {
  return paths
    .filter(([root, name = '']) => {
      if (root === 'steps') return !before.has(name);
      if (root === 'input') return !inputs.includes(name);
      return root === 'run' ? !RUN.includes(name) : root !== 'self';
    })
    .map((path) => `"${path.join('.')}", which is not there by then`);
}

function refuseNesting(workflows: readonly Workflow[]): void {
  const calls = Object.fromEntries(
    workflows.map(({ name, steps }) => [
      name,
      {
        after: Object.values(steps).flatMap((step) => ('workflow' in step.do ? [step.do.workflow] : [])),
      },
    ]),
  );
  layersOf({ name: 'of workflows', steps: calls as unknown as Workflow['steps'] });
}
