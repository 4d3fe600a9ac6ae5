import { parseArgs } from 'node:util';
import { ParleyError } from '@parley/platform/errors';

/** The parts that can run as processes of their own. */
export const PARTS = ['orchestrator', 'agents', 'mcp-servers', 'offline-model'] as const;
export type Part = (typeof PARTS)[number];

export type Command =
  | { name: 'start'; parts: readonly Part[]; only: string[] | undefined }
  | { name: 'solve'; question: string; agents: string[] | undefined; json: boolean }
  | { name: 'ingest'; dir: string }
  | { name: 'mcp'; server: string }
  | { name: 'pins'; accept: { server: string; tool?: string } | undefined }
  | { name: 'doctor' }
  | { name: 'check' }
  | { name: 'help' };

export const USAGE = `Parley: one question, answered by a team of agents.

  parley start                       the whole service
  parley start PART [--only A,B]     one part: ${PARTS.join(', ')}
  parley start "question"            answers in the terminal and exits (0 complete, 2 partial, 1 failed)
  parley solve "question" [--json]   the same; uses the service when it already runs
  parley ingest DIR                  takes a folder of Markdown files into the knowledge base
  parley mcp SERVER                  one MCP server over stdio, for example knowledge
  parley pins                        what the tools of MCP servers were when they were first seen
  parley pins accept SERVER [TOOL]   believes them as they are seen next, although they have changed
  parley doctor                      looks at this machine and says what is missing
  parley check                       says whether this version can go on with every open task (for upgrades)

  --agents A,B   plan with these agents only (solve)`;

/** What the command line asks for; throws `invalid_input` that says how to call. */
export function parseCommand(argv: string[]): Command {
  const { positionals, values } = parse(argv);
  const [name = 'start', ...rest] = positionals;
  if (values.help || name === 'help') return { name: 'help' };
  switch (name) {
    case 'start':
      return startCommand(rest, values);
    case 'solve':
      return solveCommand(rest.join(' '), values);
    case 'ingest':
      if (rest.length !== 1) throw usageError('ingest takes one folder: parley ingest DIR');
      return { name: 'ingest', dir: rest[0] ?? '' };
    case 'mcp':
      if (rest.length !== 1) throw usageError('mcp takes one server: parley mcp knowledge');
      return { name: 'mcp', server: rest[0] ?? '' };
    case 'pins':
      return pinsCommand(rest);
    case 'doctor':
      return { name: 'doctor' };
    case 'check':
      return { name: 'check' };
    default:
      throw usageError(`there is no command "${name}"`);
  }
}

function pinsCommand([verb, server, tool, ...more]: string[]): Command {
  if (verb === undefined) return { name: 'pins', accept: undefined };
  if (verb !== 'accept' || server === undefined || more.length > 0)
    throw usageError('pins accepts the tools of one server: parley pins accept SERVER [TOOL]');
  return { name: 'pins', accept: tool === undefined ? { server } : { server, tool } };
}

interface Values {
  only?: string | undefined;
  agents?: string | undefined;
  json?: boolean | undefined;
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        only: { type: 'string' },
        agents: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : 'the options could not be read');
  }
}

function startCommand(rest: string[], values: Values): Command {
  const [first] = rest;
  if (first === undefined) return { name: 'start', parts: PARTS, only: undefined };
  const part = PARTS.find((known) => known === first);
  if (!part) return solveCommand(rest.join(' '), values);
  return { name: 'start', parts: [part], only: listOf(values.only) };
}

function solveCommand(text: string, values: Values): Command {
  const question = text.trim();
  if (!question) throw usageError('there is no question: parley solve "How many …?"');
  return { name: 'solve', question, agents: listOf(values.agents), json: values.json ?? false };
}

function listOf(text: string | undefined): string[] | undefined {
  const items = text
    ?.split(',')
    .map((item) => item.trim())
    .filter(Boolean);
  return items && items.length > 0 ? items : undefined;
}

function usageError(message: string): ParleyError {
  return new ParleyError('invalid_input', `${message}.\n\n${USAGE}`);
}
