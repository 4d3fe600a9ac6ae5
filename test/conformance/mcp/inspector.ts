import { join } from 'node:path';
import { z } from 'zod';
import { argumentsOf, callsFor, type Result, type ServerExamples } from './examples.ts';
import { command } from './kit.ts';

const SCRIPT = join(
  import.meta.dirname,
  ...[
    '..',
    '..',
    '..',
    'node_modules',
    '@modelcontextprotocol',
    'inspector',
    'clients',
    'launcher',
    'build',
    'index.js',
  ],
);

const listSchema = z.object({
  result: z.object({ tools: z.array(z.object({ name: z.string(), description: z.string() })) }),
});
const callSchema = z.object({
  result: z.object({ isError: z.boolean().optional(), structuredContent: z.record(z.string(), z.unknown()) }),
});

export interface Inspection {
  tools: number;
  called: number;
  problems: string[];
}

/** Lists the tools with the strictest view of their schemas, then calls each with a valid example. */
export async function inspect(url: string, examples: ServerExamples | undefined): Promise<Inspection> {
  const inspector = (method: string, ...args: string[]) =>
    command(SCRIPT, [
      ...['--cli', url, '--transport', 'http', '--protocol-era', 'modern', '--format', 'json'],
      ...['--method', method, ...args],
    ]);
  const listed = await inspector('tools/list', '--strict');
  if (listed.code !== 0)
    return { tools: 0, called: 0, problems: [`tools/list: ${listed.err.slice(0, 300)}`] };
  const tools = listSchema.parse(JSON.parse(listed.out)).result.tools;
  const problems: string[] = [];
  const earlier: Record<string, Result> = {};
  for (const call of callsFor(tools, examples)) {
    const args = JSON.stringify(argumentsOf(call, earlier));
    const { code, out, err } = await inspector(
      'tools/call',
      '--tool-name',
      call.tool,
      '--tool-args-json',
      args,
    );
    if (code === 0) earlier[call.tool] = callSchema.parse(JSON.parse(out)).result.structuredContent;
    else problems.push(`${call.tool}: exit ${code}, ${(out || err).slice(0, 300)}`);
  }
  return { tools: tools.length, called: Object.keys(earlier).length, problems };
}
