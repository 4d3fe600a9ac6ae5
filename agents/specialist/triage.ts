import type { ToolCall } from '@parley/models/types';
import { canonicalJson, sha256 } from '@parley/platform/json';
import type { OfferedTool } from '../tools/catalog.ts';
import type { Toolset } from '../tools/toolbox.ts';
import type { CallRecord, Stop } from './state.ts';

/** A call that is to be made. */
export interface PlannedCall {
  call: ToolCall;
  tool: OfferedTool;
}

export interface Triage {
  make: PlannedCall[];
  /** Calls that are answered without being made: unknown tools, repetitions, beyond the limit. */
  answered: CallRecord[];
  stop?: Stop;
}

/** The same call for the third time ends the loop. */
const REPETITIONS = 2;

/** Gives the model's calls ids of ours: models reuse theirs. Nine letters and digits are valid with every provider. */
export function restamp(calls: readonly ToolCall[], taskId: string, before: number): ToolCall[] {
  const mark = sha256(taskId).slice(0, 6);
  return calls.map((call, index) => ({
    ...call,
    id: `c${String(before + index + 1).padStart(2, '0')}${mark}`,
  }));
}

interface Seen {
  first: string;
  times: number;
}

/** Decides for each call of a turn whether it is made, in the order of the model. */
export function triage(
  calls: readonly ToolCall[],
  x: { toolset: Pick<Toolset, 'find' | 'names'>; earlier: readonly CallRecord[]; limit: number },
): Triage {
  const result: Triage = { make: [], answered: [] };
  const seen = countSeen(x.earlier);
  for (const [index, call] of calls.entries()) {
    const tool = x.toolset.find(call.name);
    if (x.earlier.length + index >= x.limit) {
      result.stop ??= { code: 'tool_calls', message: `the limit of ${x.limit} tool calls was reached` };
      result.answered.push(refusal(call, tool, `Not called: ${result.stop.message}.`));
    } else if (tool) {
      sortKnown(result, { call, tool }, count(seen, keyOf(tool, call.arguments), call.id));
    } else {
      result.answered.push(refusal(call, undefined, unknownTool(call.name, x.toolset.names)));
    }
  }
  return result;
}

/** Counts a call and gives what was counted before it. */
function count(seen: Map<string, Seen>, key: string, id: string): Seen | undefined {
  const before = seen.get(key);
  seen.set(key, { first: before?.first ?? id, times: (before?.times ?? 0) + 1 });
  return before;
}

function sortKnown(result: Triage, planned: PlannedCall, before: Seen | undefined): void {
  if (!before) {
    result.make.push(planned);
    return;
  }
  result.answered.push(repetition(planned.call, planned.tool, before.first));
  if (before.times >= REPETITIONS) result.stop ??= repeatedCall(planned.tool);
}

function countSeen(earlier: readonly CallRecord[]): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const record of earlier) {
    if (record.server) count(seen, keyOf(record, record.arguments), record.sameAs ?? record.id);
  }
  return seen;
}

function keyOf(tool: { server: string; tool: string }, args: Record<string, unknown>): string {
  return `${tool.server}/${tool.tool} ${canonicalJson(args)}`;
}

function unknownTool(name: string, names: readonly string[]): string {
  return `There is no tool "${name}". The tools are: ${names.join(', ') || 'none'}.`;
}

function repeatedCall(tool: OfferedTool): Stop {
  return { code: 'repeated_call', message: `the same call of ${tool.tool} was made again and again` };
}

function refusal(call: ToolCall, tool: OfferedTool | undefined, error: string): CallRecord {
  return { ...describe(call, tool), ok: false, error };
}

function repetition(call: ToolCall, tool: OfferedTool, first: string): CallRecord {
  return {
    ...describe(call, tool),
    ok: true,
    sameAs: first,
    note: `You made this very call before as ${first}; its result is given again. Don't repeat it: use the result, or ask something else.`,
  };
}

export function describe(
  call: ToolCall,
  tool: OfferedTool | undefined,
): Pick<CallRecord, 'id' | 'name' | 'server' | 'tool' | 'title' | 'arguments'> {
  return {
    id: call.id,
    name: call.name,
    server: tool?.server ?? '',
    tool: tool?.tool ?? call.name,
    title: tool?.title ?? call.name,
    arguments: call.arguments,
  };
}
