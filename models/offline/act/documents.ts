import { answerFromDocuments } from '../documents/answer.ts';
import { queriesFor } from '../documents/search.ts';
import { type Ledger, type Outcome, PENDING } from './ledger.ts';
import type { ShapedTool } from './tools.ts';

const TOP_K = 10;

function argumentsFor(tool: ShapedTool, query: string): Record<string, unknown> {
  const size = ['top_k', 'limit'].find((name) => name in tool.properties);
  if (!size) return { query };
  return { query, [size]: Math.min(TOP_K, tool.properties[size]?.maximum ?? TOP_K) };
}

/** Answers a part of the task from a search tool: all searches at once, then the documents' own words. */
export function fromDocuments(part: string, tool: ShapedTool, ledger: Ledger): Outcome {
  const queries = queriesFor(part);
  if (queries.length === 0)
    return { kind: 'decline', text: 'There is nothing in it that could be searched for.' };
  const turns = queries.map((query) => ledger.call(tool.name, argumentsFor(tool, query)));
  const done = turns.filter((turn) => turn !== undefined);
  if (done.length < turns.length && ledger.wanted().length > 0) return PENDING;
  const results = done.filter((turn) => turn.ok).map((turn) => turn.result);
  if (results.length === 0) {
    const why = done.find((turn) => !turn.ok)?.error;
    return { kind: 'decline', text: why ? `The search failed: ${why}` : 'The documents were not searched.' };
  }
  const { answered, text } = answerFromDocuments(part, results);
  return { kind: answered ? 'answer' : 'decline', text };
}
