import { sentencesOf } from '../documents/blocks.ts';
import { isOrder } from '../documents/question/orders.ts';
import { type Ledger, type Outcome, PENDING } from './ledger.ts';
import { closestTool, type ShapedTool } from './tools.ts';

const TAKES_WORDS = /^(?:query|question|q|text|search|input|topic|keywords?)$/i;
const MAX_TEXT = 800;

function argumentsFor(tool: ShapedTool, part: string): Record<string, unknown> | undefined {
  const args: Record<string, unknown> = {};
  for (const name of tool.required) {
    if (!TAKES_WORDS.test(name)) return undefined;
    args[name] = part.slice(0, 480);
  }
  return args;
}

function flatten(value: unknown, key = ''): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => flatten(item, key));
  if (typeof value === 'object') return Object.entries(value).flatMap(([k, v]) => flatten(v, k));
  const text = String(value);
  const safe = sentencesOf(text)
    .filter((s) => !isOrder(s))
    .join(' ');
  return safe ? [key ? `${key.replaceAll('_', ' ')}: ${safe}` : safe] : [];
}

/** A tool of no known kind: called when its description speaks of what is asked, and its result told as it is. */
export function fromOther(part: string, tools: readonly ShapedTool[], ledger: Ledger): Outcome {
  const tool = closestTool(part, tools);
  const args = tool && argumentsFor(tool, part);
  if (!tool || !args) return { kind: 'decline', text: 'No tool here is for this.' };
  const turn = ledger.call(tool.name, args);
  if (!turn)
    return ledger.wanted().length > 0 ? PENDING : { kind: 'decline', text: 'It was not looked up in time.' };
  if (!turn.ok) return { kind: 'decline', text: `The lookup failed: ${turn.error}` };
  const lines = flatten(turn.result).join('; ').slice(0, MAX_TEXT);
  return lines
    ? { kind: 'answer', text: `${lines} [call:${turn.id}]` }
    : { kind: 'decline', text: 'The lookup returned nothing.' };
}
