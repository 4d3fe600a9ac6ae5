import type { PlanStep } from '@parley/a2a/activity';
import type { KnownAgent } from '@parley/a2a/registry';
import { z } from 'zod';

const text = z.string().trim().min(1);

/** Tolerant of what small models leave out; the cards decide whether it is usable. */
const proposalSchema = z.object({
  steps: z.array(
    z.object({
      id: text,
      agent: text,
      skill: text,
      instruction: text,
      dependsOn: z
        .array(z.string().trim())
        .nullish()
        .transform((ids) => ids ?? []),
    }),
  ),
});

const field = (description: string) => ({ type: 'string', description });

/** What the model is asked to fill in: every property required and no others, as providers want it. */
export const PLAN_FORMAT = {
  name: 'plan',
  schema: {
    type: 'object',
    properties: {
      steps: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            id: field('Short and unique, for example s1.'),
            agent: field('Name of one of the agents.'),
            skill: field('Id of one of the skills of that agent.'),
            instruction: field(
              'The whole task in words: the agent sees neither the question nor the other steps.',
            ),
            dependsOn: {
              type: 'array',
              items: { type: 'string' },
              description: 'Ids of the steps whose results this one needs. Usually empty.',
            },
          },
          required: ['id', 'agent', 'skill', 'instruction', 'dependsOn'],
          additionalProperties: false,
        },
      },
    },
    required: ['steps'],
    additionalProperties: false,
  },
};

export type ReadPlan = { steps: PlanStep[]; problems: string[] };

/** Reads a model's reply as a plan and checks it against the agents' cards; the problems are words for the model. */
export function readPlan(reply: string, rules: PlanRules): ReadPlan {
  const parsed = proposalSchema.safeParse(parseLoosely(reply));
  if (!parsed.success) {
    const where = parsed.error.issues
      .slice(0, 5)
      .map((issue) => `${issue.path.join('.') || 'the reply'}: ${issue.message}`);
    return { steps: [], problems: [`It is not a JSON object of the wanted form (${where.join('; ')}).`] };
  }
  return { steps: parsed.data.steps, problems: problemsOf(parsed.data.steps, rules) };
}

/** Small models put their JSON into a fence or between words. */
function parseLoosely(text: string): unknown {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (start < 0 || end <= start) return undefined;
  try {
    return JSON.parse(text.slice(start, end + 1));
  } catch {
    return undefined;
  }
}

export interface PlanRules {
  agents: readonly Pick<KnownAgent, 'name' | 'skills'>[];
  maxSteps: number;
}

/** Everything that makes a plan unusable: unknown agents and skills, bad dependencies, too many steps. */
export function problemsOf(steps: readonly PlanStep[], rules: PlanRules): string[] {
  const ids = steps.map((step) => step.id);
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [
    ...(steps.length > rules.maxSteps
      ? [`It has ${steps.length} steps; at most ${rules.maxSteps} are allowed.`]
      : []),
    ...[...twice].map((id) => `Two steps have the id "${id}".`),
    ...steps.flatMap((step) => [...agentProblems(step, rules), ...dependencyProblems(step, ids)]),
    ...cycleProblems(steps),
  ];
}

function agentProblems(step: PlanStep, { agents }: PlanRules): string[] {
  const agent = agents.find(({ name }) => name === step.agent);
  if (!agent) {
    const names = agents.map(({ name }) => name).join(', ');
    return [`Step ${step.id}: there is no agent "${step.agent}". The agents are: ${names}.`];
  }
  if (agent.skills.some(({ id }) => id === step.skill)) return [];
  const skills = agent.skills.map(({ id }) => id).join(', ');
  return [`Step ${step.id}: ${step.agent} has no skill "${step.skill}". Its skills are: ${skills}.`];
}

function dependencyProblems(step: PlanStep, ids: readonly string[]): string[] {
  return step.dependsOn
    .filter((id) => !ids.includes(id) || id === step.id)
    .map((id) => `Step ${step.id} depends on ${id === step.id ? 'itself' : `"${id}", which is no step`}.`);
}

/** Steps are taken away as long as one has nothing left to wait for; what stays waits for itself. */
function cycleProblems(steps: readonly PlanStep[]): string[] {
  let left = steps.filter((step) => !step.dependsOn.includes(step.id));
  for (;;) {
    const waiting = new Set(left.map((step) => step.id));
    const next = left.filter((step) => step.dependsOn.some((id) => waiting.has(id)));
    if (next.length === left.length) break;
    left = next;
  }
  if (left.length === 0) return [];
  return [`The steps ${left.map((step) => step.id).join(', ')} wait for each other.`];
}
