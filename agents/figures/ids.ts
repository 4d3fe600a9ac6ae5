import type { Statement } from './statements.ts';
import type { Token } from './types.ts';
import { nameStems, stemOf } from './words.ts';

/** Ids are told apart from what is measured. */
export function isId(column: string): boolean {
  return nameStems(column).at(-1) === 'id';
}

/** `incident 401`, `no. 401`: the number only names a row. */
export function isIntroduced(
  { masked, start }: Statement,
  token: Token,
  subject: ReadonlySet<string>,
): boolean {
  const before = masked.slice(0, token.offset - start);
  const word = /(\p{L}+)\.?\s*[#*]*\s*$/u.exec(before)?.[1]?.toLowerCase() ?? '';
  return subject.has(stemOf(word)) || /^(?:no|nr|number|id)$/.test(word);
}
