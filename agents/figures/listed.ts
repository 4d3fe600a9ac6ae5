import { isValueOf } from './extract.ts';
import type { Statement } from './statements.ts';
import type { Token } from './types.ts';

/** Whether a number only counts what the answer itself lists right after it. */
export function isOfList(token: Token, statement: Statement, statements: readonly Statement[]): boolean {
  if (token.kind !== 'number') return false;
  const behind = statement.raw.slice(token.offset - statement.start);
  const inline = /^\S*(?:\s+of\s+\S+)?[^:;.\d]{0,60}:\**\s+(.+)$/s.exec(behind)?.[1];
  if (inline) return isValueOf(token, inlineItems(inline));
  if (!/:\**(?:\s*\[\d+\])*\**\s*$/.test(statement.raw)) return false;
  const next = statements.find(({ start, block }) => start > statement.start && block !== statement.block);
  if (next?.kind !== 'item' && next?.kind !== 'row') return false;
  const listed = statements.filter(({ block }) => block === next.block).length;
  return isValueOf(token, listed);
}

function inlineItems(list: string): number {
  const [sentence = ''] = list.replace(/\[\d+\]/g, '').split(/[.;](?:\s|$)/);
  return sentence.split(/,\s+(?:and\s+)?|\s+and\s+/).filter((item) => item.trim() !== '').length;
}
