import { MONTHS } from '@parley/platform/months';
import type { Token } from '../../language/tokens.ts';
import type { Model } from '../../schema/model.ts';
import { valueWords } from './value-phrases.ts';

const said = /\b(?:for|at|under an?|of|with|by|in|joined|left)\s+(\p{Lu}\p{Ll}{3,})\b/gu;
const calendar = new RegExp(`^(?:${MONTHS.join('|')}|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)$`);
/** So many names of places that begin alike are called after the whole. */
const most = 0.6;
const fewest = 3;

/** How the whole organisation is called: by the comments of its schema, or by what most of its places are named after. */
export function ourNames(model: Model): ReadonlySet<string> {
  const columns = model.tables.flatMap((table) => table.columns);
  const comments = [...model.tables, ...columns].flatMap(({ comment }) => comment ?? []);
  const told = comments.flatMap((comment) =>
    [...comment.matchAll(said)].map(([, name = '']) => name.toLowerCase()),
  );
  const shared = model.tables.flatMap(({ labels }) =>
    labels.flatMap(({ values = [] }) => sharedStart(values)),
  );
  const values = new Set(
    columns.flatMap((column) =>
      [...(column.values ?? []), ...column.codes.values()].map((value) => value.toLowerCase()),
    ),
  );
  return new Set([...told, ...shared].filter((name) => !values.has(name) && !calendar.test(name)));
}

function sharedStart(values: readonly string[]): string[] {
  const firsts = values.map((value) => (/^\p{Lu}/u.test(value) ? (valueWords(value)[0] ?? '') : ''));
  return [...new Set(firsts)].filter((first) => {
    const count = firsts.filter((each) => each === first).length;
    return first.length > 3 && count >= fewest && count >= most * values.length;
  });
}

/** "At Larkmoor", "left Larkmoor": where everything happens restricts nothing. */
export function isOurName(tokens: readonly Token[], at: number, names: ReadonlySet<string>): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  return (
    token?.capital === true &&
    names.has(token.lower) &&
    /^(?:at|for|with|in|of|by|left|leave|leaves|join|joined|joins)$/.test(before?.lower ?? '') &&
    !(next?.capital && !calendar.test(next.lower))
  );
}
