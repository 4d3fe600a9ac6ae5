import { escaped } from '../../../text/escaped.ts';
import { stem } from '../../../text/stem.ts';
import type { Token } from '../../language/tokens.ts';
import type { Target } from '../../link/entry.ts';
import type { Column, Model, Table } from '../../schema/model.ts';
import { type Link, linkOfWord } from './link.ts';

interface Asked {
  tokens: readonly Token[];
  model: Model;
}

const WORTH = { mentioned: 0.5, row: 0.78, topic: 0.62, meaning: 0.66 };

/** What a comment says that holds the word: the rows of a table, a column, or what a code means. */
export function commentLinks({ tokens, model }: Asked, at: number): Link[] {
  const said = stem(tokens[at]?.lower ?? '');
  const link = (target: Target): Link => linkOfWord(at, { target, score: target.score, tie: 'comment' });
  return model.tables.flatMap((table) => [
    ...tableTargets(table, said).map(link),
    ...table.columns.flatMap((column) => [
      ...(holds(column.comment, said) ? [link(targetOf(column))] : []),
      ...codeTargets(column, said).map(link),
    ]),
  ]);
}

const stems = (text: string): string[] =>
  (text.match(/\p{L}+/gu) ?? []).map((word) => stem(word.toLowerCase()));
const holds = (comment: string | undefined, said: string): boolean =>
  comment !== undefined && stems(comment).includes(said);

/** "One row per trip ordered" says what its rows are; so does what a comment begins with. */
const ROW =
  /\b(?:(?:one|a|each|every) (?:row|line|record|entry)(?: here)? (?:is|for|per|stands for|holds)|one per) (?:an? |the |each |every )?([\p{L} -]{3,40})/iu;

function tableTargets(table: Table, said: string): Target[] {
  const { comment = '', name } = table;
  if (!holds(comment, said)) return [];
  const row = ROW.exec(comment)?.[1] ?? '';
  const [topic = ''] = comment.split(/[,;:.(]| (?:that|who|which|with|in|for|of|by|on|at|and) /u);
  const score = stems(row).slice(0, 2).includes(said)
    ? WORTH.row
    : stems(topic).at(-1) === said
      ? WORTH.topic
      : WORTH.mentioned;
  return [{ kind: 'table', table: name, score }];
}

const targetOf = (column: Column): Target =>
  column.kind === 'boolean'
    ? { kind: 'flag', column, truth: true, score: WORTH.mentioned }
    : { kind: 'column', column, score: WORTH.mentioned };

const NEGATED = /\b(?:no|not|never|without|un(?!der|it|til|ion)\p{L}+)\b/iu;

/** All that a comment says of a code, up to the next one: "U = closed, upheld". */
function codeTargets(column: Column, said: string): Target[] {
  const explained = [...column.codes].map(([value, meaning]) => ({
    value,
    text: `${meaning} ${restOf(column, value)}`,
  }));
  const found = explained.filter(({ text }) => stems(text).includes(said) && !NEGATED.test(text));
  const score = found.length === 1 ? WORTH.meaning : WORTH.mentioned;
  return found.map(({ value }): Target => ({ kind: 'value', column, values: [value], score }));
}

function restOf({ comment = '', codes }: Column, value: string): string {
  const place = (code: string, from: number): number => {
    const found = new RegExp(
      `(?:^|[\\s,;(])['"]?${escaped(code)}['"]?(?=\\s*(?:=|:|->|→|\\s-\\s|\\s\\p{L}))`,
      'u',
    ).exec(comment.slice(from));
    return found ? from + found.index : -1;
  };
  const start = place(value, 0);
  if (start < 0) return '';
  const others = [...codes.keys()].filter((code) => code !== value).map((code) => place(code, start + 1));
  const ends = others.filter((at) => at > start);
  return comment.slice(start + value.length + 1, ends.length > 0 ? Math.min(...ends) : undefined);
}
