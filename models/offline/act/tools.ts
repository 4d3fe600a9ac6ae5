import { z } from 'zod';
import type { OfflineTool } from '../conversation.ts';
import { contentStems } from '../text/words.ts';

const propertySchema = z.looseObject({
  type: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  enum: z.array(z.unknown()).optional().catch(undefined),
  maximum: z.number().optional().catch(undefined),
  default: z.unknown().optional(),
});
const parametersSchema = z.looseObject({
  properties: z.record(z.string(), z.unknown()).catch({}),
  required: z.array(z.string()).catch([]),
});

export type Property = z.output<typeof propertySchema>;

/** A tool with its parameters read. */
export interface ShapedTool {
  name: string;
  description: string;
  properties: Record<string, Property>;
  required: string[];
}

/** The tools by what their parameters say that they are; names and servers are not looked at. */
export interface Toolset {
  query?: ShapedTool;
  search?: ShapedTool;
  report?: ShapedTool;
  /** Gives the result of a job by its id. */
  job?: ShapedTool;
  /** Does something with the result of a job. */
  deliver?: ShapedTool;
  list?: ShapedTool;
  read?: ShapedTool;
  other: ShapedTool[];
}

function shape(tool: OfflineTool): ShapedTool {
  const parsed = parametersSchema.safeParse(tool.parameters);
  const { properties, required } = parsed.success ? parsed.data : { properties: {}, required: [] };
  const read = Object.entries(properties).map(
    ([name, p]) => [name, propertySchema.safeParse(p).data ?? {}] as const,
  );
  return { name: tool.name, description: tool.description, properties: Object.fromEntries(read), required };
}

function has(tool: ShapedTool, ...names: string[]): boolean {
  return names.every((name) => name in tool.properties);
}

function requiresOnly(tool: ShapedTool, names: readonly string[]): boolean {
  return tool.required.every((name) => names.includes(name));
}

const CHANGES = /\b(?:cancel|delete|remove|forget|send|write|create|update|approve|insert)\b/i;

function isRead(tool: ShapedTool): boolean {
  return has(tool, 'path') && requiresOnly(tool, ['path']) && tool.required.length === 1;
}

/** Sorts tools into their kinds by the shape of their parameters. */
export function classify(tools: readonly OfflineTool[]): Toolset {
  const shaped = tools.map(shape);
  const set: Toolset = { other: [] };
  for (const tool of shaped) place(set, tool);
  return set;
}

function place(set: Toolset, tool: ShapedTool): void {
  const kind = kindOf(tool);
  if (kind && !set[kind]) set[kind] = tool;
  else set.other.push(tool);
}

const DELIVERS = /^(?:publish|post|share)_/;

function kindOf(tool: ShapedTool): Exclude<keyof Toolset, 'other'> | undefined {
  if (has(tool, 'table', 'filters', 'aggregates')) return 'query';
  if (tool.properties['report_type']?.enum) return 'report';
  if (has(tool, 'job_id') && DELIVERS.test(tool.name)) return 'deliver';
  if (has(tool, 'job_id')) return CHANGES.test(tool.name.replaceAll('_', ' ')) ? undefined : 'job';
  if (
    has(tool, 'query') &&
    requiresOnly(tool, ['query']) &&
    (has(tool, 'top_k') || has(tool, 'category') || has(tool, 'limit'))
  )
    return 'search';
  if (isRead(tool)) return 'read';
  return tool.required.length === 0 && /\b(?:list|files?)\b/i.test(tool.name.replaceAll('_', ' '))
    ? 'list'
    : undefined;
}

/** Of tools of no known kind: the one whose words the instruction uses most, if it only reads. */
export function closestTool(instruction: string, tools: readonly ShapedTool[]): ShapedTool | undefined {
  const asked = contentStems(instruction);
  const scored = tools
    .filter((tool) => !CHANGES.test(tool.name.replaceAll('_', ' ')))
    .map((tool) => {
      const words = contentStems(`${tool.name.replaceAll(/[_-]/g, ' ')} ${tool.description}`);
      return { tool, score: [...asked].filter((stem) => words.has(stem)).length };
    })
    .sort((a, b) => b.score - a.score);
  return scored[0] && scored[0].score >= 2 ? scored[0].tool : undefined;
}
