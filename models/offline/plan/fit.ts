import { z } from 'zod';
import type { Step } from './steps.ts';

const propertySchema = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  minItems: z.number().optional(),
});
const objectSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()),
});

type Property = z.output<typeof propertySchema>;

const NAMES: Record<keyof Step, RegExp> = {
  id: /^(?:id|step_?id|key)$/i,
  agent: /^(?:agent|agent_?name|assignee)$/i,
  skill: /^(?:skill|skill_?id)$/i,
  instruction: /^(?:instruction|instructions|task|question|query|prompt|description)$/i,
  dependsOn: /^(?:depends_?on|dependencies|after|needs|requires)$/i,
};

function parseProperty(value: unknown): Property {
  return propertySchema.safeParse(value).data ?? {};
}

function properties(value: unknown): Record<string, Property> {
  const parsed = objectSchema.safeParse(value);
  if (!parsed.success) return {};
  return Object.fromEntries(
    Object.entries(parsed.data.properties).map(([name, p]) => [name, parseProperty(p)]),
  );
}

function emptyOf(property: Property): unknown {
  if (property.enum?.length) return property.enum[0];
  const type = Array.isArray(property.type)
    ? property.type.includes('null')
      ? 'null'
      : property.type[0]
    : property.type;
  const empty: Record<string, unknown> = {
    string: '',
    array: [],
    object: {},
    number: 0,
    integer: 0,
    boolean: false,
  };
  return type ? (empty[type] ?? null) : null;
}

/** The property of a plan schema that holds the steps. */
export function stepsProperty(schema: unknown): Property | undefined {
  const steps = properties(schema)['steps'];
  return steps?.type === 'array' ? steps : undefined;
}

/** Whether a plan without steps is one of the plans that the schema allows. */
export function allowsNoSteps(schema: unknown): boolean {
  return (stepsProperty(schema)?.minItems ?? 0) === 0;
}

const NOTE = /^(?:note|notes|comment|reason|reasoning|message|rationale)$/i;

export function hasNote(schema: unknown): boolean {
  return Object.keys(properties(schema)).some((name) => NOTE.test(name));
}

/** A plan under the names that the schema gives to its parts; what a plan of ours has no word for stays empty. */
export function fitPlan(schema: unknown, steps: readonly Step[], note: string): Record<string, unknown> {
  const item = properties(stepsProperty(schema)?.items);
  const plan: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties(schema))) {
    if (name === 'steps') plan[name] = steps.map((step) => fitStep(item, step));
    else plan[name] = NOTE.test(name) ? note : emptyOf(property);
  }
  return plan;
}

function fitStep(item: Record<string, Property>, step: Step): Record<string, unknown> {
  if (Object.keys(item).length === 0) return { ...step };
  return Object.fromEntries(
    Object.entries(item).map(([name, property]) => {
      const key = (Object.keys(NAMES) as (keyof Step)[]).find((k) => NAMES[k].test(name));
      return [name, key ? step[key] : emptyOf(property)];
    }),
  );
}
