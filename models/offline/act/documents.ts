import { answerFromDocuments } from '../documents/answer.ts';
import { mayGoOn } from '../documents/choice/companion.ts';
import { queriesFor } from '../documents/search.ts';
import { type Ledger, type Outcome, PENDING } from './ledger.ts';
import type { ShapedTool } from './tools.ts';

/** The question's own words bring their surroundings along, other words for them only more passages. */
export const FIRST = { size: 8, context: 1 };
export const WIDER = { size: 20, context: 0 };

function argumentsFor(
  tool: ShapedTool,
  query: string,
  { size, context }: typeof FIRST,
): Record<string, unknown> {
  const sized = ['top_k', 'limit'].find((name) => name in tool.properties);
  return {
    query,
    ...(sized ? { [sized]: Math.min(size, tool.properties[sized]?.maximum ?? size) } : {}),
    ...(context > 0 && 'context' in tool.properties ? { context } : {}),
  };
}

/** Answers a part of the task from a search tool: all searches at once, then the documents' own words. */
export function fromDocuments(
  part: string,
  tool: ShapedTool,
  ledger: Ledger,
  { before, today }: { before?: string | undefined; today?: string } = {},
): Outcome {
  // What goes on from the question before is told where that is told.
  const earlier = before && mayGoOn(part, before) ? queriesFor(before) : [];
  const queries = queriesFor(part);
  if (queries.length === 0 && earlier.length === 0)
    return { kind: 'decline', text: 'There is nothing in it that could be searched for.' };
  const own = search(queries, tool, ledger);
  const beside = search(earlier, tool, ledger);
  const done = [...own, ...beside].filter((turn) => turn !== undefined);
  if (done.length < queries.length + earlier.length && ledger.wanted().length > 0) return PENDING;
  const results = resultsOf(own);
  if (results.length === 0 && resultsOf(beside).length === 0) {
    const why = done.find((turn) => !turn.ok)?.error;
    return { kind: 'decline', text: why ? `The search failed: ${why}` : 'The documents were not searched.' };
  }
  const asked = before && earlier.length > 0 ? { before, beside: resultsOf(beside), today } : { today };
  const { answered, text } = answerFromDocuments(part, results, asked);
  return { kind: answered ? 'answer' : 'decline', text };
}

type Turn = ReturnType<Ledger['call']>;

function search(queries: readonly string[], tool: ShapedTool, ledger: Ledger): Turn[] {
  return queries.map((query, i) =>
    ledger.call(tool.name, argumentsFor(tool, query, i === 0 ? FIRST : WIDER)),
  );
}

function resultsOf(turns: readonly Turn[]): unknown[] {
  return turns.flatMap((turn) => (turn?.ok ? [turn.result] : []));
}
