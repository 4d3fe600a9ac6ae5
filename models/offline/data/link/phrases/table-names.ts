import type { Model, Table } from '../../schema/model.ts';

/** By its number a row is known: grant_no says that rows of grant_agr are grants. */
export function keyNames({ primaryKey: [key, more], columns, words: own }: Table): string[][] {
  const { words = [] } = columns.find(({ name }) => name === key) ?? {};
  const said = /^(?:number|id|code|key)$/.test(words.at(-1) ?? '') ? words.slice(0, -1) : [];
  const part = said.length < own.length && said.every((word) => own.includes(word));
  return more === undefined && said.length > 0 && part ? [said] : [];
}

/** What a comment says without the clauses that refer to another table: "grants are in grant_agr". */
export function ofItself({ name, comment }: Table, { tables }: Model): string | undefined {
  const others = tables.filter((other) => other.name !== name && /_/.test(other.name));
  return comment
    ?.split(/(?<=[.;])/)
    .filter((clause) => !others.some((other) => new RegExp(`\\b${other.name}\\b`).test(clause)))
    .join('');
}
/** "Engines, ladders and other vehicles": what all of them are. */
export function generalNames({ comment = '' }: Table): string[] {
  const [, word] = /\band other (\p{L}{4,})\b/iu.exec(comment) ?? [];
  return word ? [word.toLowerCase()] : [];
}
