import { ParleyError } from '@parley/platform/errors';
import type { ResourceDefinition, ServerDefinition, ServerInstance, ToolDefinition } from '../define.ts';
import { examplesOf } from './examples.ts';
import { jsonSchemaOf, objectUnions } from './schema.ts';

const SERVER_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const TOOL_NAME = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const WRITE_SCOPE = /:(write|delete|admin|manage|publish)$/;
const MAX_DESCRIPTION = 4_000;
const MAX_RESULT_BYTES = 8 * 1024 * 1024;
const MAX_CACHE_SECONDS = 86_400;
const HINTS = ['readOnlyHint', 'destructiveHint', 'idempotentHint', 'openWorldHint'] as const;

/** Everything that contradicts itself in a server's declaration, in words; an empty list is a good server. */
export function problemsOf(server: ServerDefinition, instance: ServerInstance): string[] {
  return [
    ...(SERVER_NAME.test(server.name) ? [] : [`the name "${server.name}" must be lower case with hyphens`]),
    ...(/^\d+\.\d+\.\d+$/.test(server.version)
      ? []
      : [`the version "${server.version}" must read major.minor.patch`]),
    ...(server.instructions.trim() ? [] : ['it has no instructions']),
    ...duplicates(
      'tool',
      instance.tools.map((tool) => tool.name),
    ),
    ...duplicates(
      'resource',
      instance.resources.map((resource) => resource.uri),
    ),
    ...duplicates(
      'resource name',
      instance.resources.map((resource) => resource.name),
    ),
    ...duplicates(
      'prompt',
      instance.prompts.map((prompt) => prompt.name),
    ),
    ...instance.tools.flatMap((tool) => toolProblems(server, tool).map((p) => `tool ${tool.name}: ${p}`)),
    ...instance.resources.flatMap((r) => resourceProblems(server, r).map((p) => `resource ${r.uri}: ${p}`)),
  ];
}

/** Stops the start of a server that contradicts itself. */
export function assertSound(server: ServerDefinition, instance: ServerInstance): void {
  const problems = problemsOf(server, instance);
  if (problems.length === 0) return;
  throw new ParleyError(
    'internal',
    `The MCP server "${server.name}" contradicts itself: ${problems.join('; ')}.`,
  );
}

type Rule = readonly [broken: (tool: ToolDefinition) => boolean, problem: string];

const TOOL_RULES: readonly Rule[] = [
  [(t) => !TOOL_NAME.test(t.name), 'the name must read verb_noun, or a verb alone, in lower case'],
  [(t) => !t.title.trim(), 'it has no title'],
  [(t) => examplesOf(t.description).length === 0, 'the description has no example'],
  [
    (t) => examplesOf(t.description).some((example) => !t.input.safeParse(example).success),
    'an example in its description is not a valid call of it',
  ],
  [
    (t) => t.description.length > MAX_DESCRIPTION,
    `the description is longer than ${MAX_DESCRIPTION} characters`,
  ],
  [(t) => t.annotations.readOnlyHint && t.annotations.destructiveHint, 'it is read-only and destructive'],
  [(t) => t.annotations.readOnlyHint && !t.annotations.idempotentHint, 'it is read-only, but not idempotent'],
  [
    (t) => t.annotations.readOnlyHint && t.scopes.some((s) => WRITE_SCOPE.test(s)),
    'it is read-only, but asks for a scope to write',
  ],
  [
    (t) => !t.annotations.readOnlyHint && t.cache !== 'never',
    'it changes something, but its results may be cached',
  ],
  [
    (t) => !(t.timeoutMs > 0 && t.timeoutMs <= 600_000),
    'its time budget must be between 1 ms and 10 minutes',
  ],
  [
    (t) => !(t.maxResultBytes >= 256 && t.maxResultBytes <= MAX_RESULT_BYTES),
    'its largest result must be between 256 bytes and 8 MB',
  ],
  [
    (t) => t.cache !== 'never' && !(t.cache.ttlSeconds > 0 && t.cache.ttlSeconds <= MAX_CACHE_SECONDS),
    'its results must be kept between a moment and a day, or never',
  ],
  [
    (t) => t.annotations.readOnlyHint && (t.once === true || t.recover !== undefined),
    'it is read-only, but a ledger is kept of what it does',
  ],
  [
    (t) => HINTS.some((hint) => typeof t.annotations[hint] !== 'boolean'),
    'it does not say of each hint whether it holds',
  ],
  [
    (t) => objectUnions(jsonSchemaOf(t.input, 'input')).length > 0,
    'its input offers a choice between objects; make it flat',
  ],
];

function toolProblems(server: ServerDefinition, tool: ToolDefinition): string[] {
  const broken = TOOL_RULES.filter(([isBroken]) => isBroken(tool)).map(([, problem]) => problem);
  return [...broken, ...openly(server, tool.scopes), ...undeclared(server, tool.scopes)];
}

/** Open to every caller is a server as a whole or not at all, so that none is left open by mistake. */
function openly(server: ServerDefinition, scopes: readonly string[]): string[] {
  return scopes.length === 0 && server.scopes.length > 0 ? ['it asks for no scope'] : [];
}

function resourceProblems(server: ServerDefinition, resource: ResourceDefinition): string[] {
  const variables = resource.uri.includes('{');
  return [
    ...(resource.list && !variables ? ['it lists addresses, but is not a template'] : []),
    ...(/\{[^}]*\*/.test(resource.uri) ? ['an exploded variable makes matching slow'] : []),
    ...(resource.cacheTtlMs >= 0 ? [] : ['its cache time is negative']),
    ...undeclared(server, resource.scopes),
  ];
}

function undeclared(server: ServerDefinition, scopes: readonly string[]): string[] {
  return scopes
    .filter((scope) => !server.scopes.includes(scope))
    .map((s) => `the server does not declare the scope ${s}`);
}

function duplicates(what: string, names: string[]): string[] {
  const twice = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  return [...twice].map((name) => `two of kind ${what} are called "${name}"`);
}
