import { examplesOf } from '@parley/mcp-servers/kit/examples';

/** What a tool returned, as structured content. */
export type Result = Record<string, unknown>;

export interface ExampleCall {
  tool: string;
  /** May need what calls before it returned. */
  arguments: Result | ((earlier: Record<string, Result>) => Result);
}

export interface ServerExamples {
  /** Calls that need more than the example of their description, in an order in which all can succeed. */
  calls: readonly ExampleCall[];
  /** A call that any server refuses in words, and what its words name. */
  wrong: { tool: string; arguments: Result; names: RegExp };
  /** A resource that a fresh installation has. */
  resource?: string;
}

const jobOf = (earlier: Record<string, Result>): Result => ({
  job_id: earlier['generate_report']?.['job_id'],
});

const firstFile = (list: Result = {}): unknown =>
  (list['files'] as { path: string }[] | undefined)?.[0]?.path;

/** On the sample company, with everything else empty. A server without an entry is called by its own examples. */
export const EXAMPLES: Record<string, ServerExamples | undefined> = {
  'enterprise-data': {
    calls: [
      { tool: 'describe_table', arguments: { table: 'employees' } },
      { tool: 'query_database', arguments: { table: 'open_positions', aggregates: [{ fn: 'count' }] } },
    ],
    wrong: { tool: 'query_database', arguments: { table: 'employes' }, names: /employees/ },
    resource: 'schema://database',
  },
  knowledge: {
    calls: [{ tool: 'search_knowledge_base', arguments: { query: 'remote work', top_k: 3 } }],
    wrong: { tool: 'search_knowledge_base', arguments: { query: 'x' }, names: /query/ },
    resource: 'kb://index',
  },
  reports: {
    calls: [
      { tool: 'generate_report', arguments: { report_type: 'headcount' } },
      { tool: 'get_report', arguments: jobOf },
      { tool: 'publish_report', arguments: jobOf },
      { tool: 'cancel_report', arguments: jobOf },
    ],
    wrong: { tool: 'get_report', arguments: { job_id: '0' }, names: /job_id/ },
  },
  files: {
    calls: [
      { tool: 'list_files', arguments: {} },
      {
        tool: 'read_file',
        arguments: (earlier) => ({ path: firstFile(earlier['list_files']) }),
      },
    ],
    wrong: { tool: 'read_file', arguments: { path: '../secret' }, names: /path|file|root/i },
  },
  memory: {
    calls: [
      { tool: 'remember', arguments: { text: 'Prefers amounts in euros', kind: 'preference' } },
      { tool: 'recall', arguments: { query: 'amounts' } },
      { tool: 'forget', arguments: { thread_id: 'thread-17' } },
    ],
    wrong: { tool: 'recall', arguments: { query: 'amounts', top_k: 1_000 }, names: /top_k/ },
    resource: 'memory://stats',
  },
  parley: {
    calls: [
      { tool: 'solve', arguments: { query: 'How many open positions do we have?' } },
      { tool: 'get_run', arguments: ({ solve }) => ({ run_id: solve?.['run_id'] }) },
    ],
    wrong: { tool: 'get_run', arguments: { run_id: 'nothing' }, names: /run/ },
  },
  records: {
    calls: [{ tool: 'list_records', arguments: { email: 'ana.silva@acme.example' } }],
    wrong: { tool: 'list_records', arguments: { email: 'nobody' }, names: /email/ },
  },
  edge: {
    calls: [
      { tool: 'edge_search', arguments: { query: 'remote work' } },
      { tool: 'edge_cache_lookup', arguments: { key: 'greeting' } },
      { tool: 'edge_geo_info', arguments: {} },
    ],
    wrong: { tool: 'edge_search', arguments: { query: '' }, names: /query/ },
  },
};

/** The arguments of a call, with what came before it. */
export function argumentsOf(call: ExampleCall, earlier: Record<string, Result>): Result {
  return typeof call.arguments === 'function' ? call.arguments(earlier) : call.arguments;
}

/** One call of every tool: those of the list first, then by the example that each description has. */
export function callsFor(
  tools: readonly { name: string; description?: string | undefined }[],
  examples?: ServerExamples,
): ExampleCall[] {
  const listed = (examples?.calls ?? []).filter((call) => tools.some(({ name }) => name === call.tool));
  const rest = tools.filter(({ name }) => !listed.some(({ tool }) => tool === name));
  return [
    ...listed,
    ...rest.map(({ name, description }) => ({
      tool: name,
      arguments: (examplesOf(description ?? '')[0] ?? {}) as Result,
    })),
  ];
}
