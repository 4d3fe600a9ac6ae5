import { capitalise, cell, cite, markdownTable, onlyNumber, sayCell, sayNumber } from '../answer/format.ts';
import type { Mention } from '../link/mention.ts';
import { humanTable } from '../schema/names.ts';
import type { Base } from './bases.ts';
import { choose, isColumnTarget } from './choose.ts';
import { nounOf, sayKey } from './count.ts';
import { baseQuery, type Draft, keyOf, noteUnclear, saidConditions } from './draft.ts';
import { columnKey, type Key, tableKey } from './groups.ts';
import { prepare, type World, withSets } from './prepare.ts';
import {
  type Composed,
  canonicalQuery,
  type Fetch,
  type Fetched,
  need,
  type Outcome,
  type Query,
} from './query.ts';
import type { Frame } from './read/frame.ts';
import { columnIsMany } from './scope.ts';

const shownRows = 50;
/** "The budget of Engineering" is that of the thing called so, rather than of all that belongs to it. */
const namedBonus = 0.1;

/** "Which …", "list …", "what is the budget of …": rows by their label, with the columns asked for. */
export function composeList(world: World, base: Base, frame: Frame): Composed {
  const { draft, keys } = prepare(world, base, { ...frame, groups: [] });
  if (frame.groups.length > 0)
    draft.problem ??= 'it is not said which figure is wanted for each of the groups';
  if (frame.attributes.length > 0 && base.table.labels.some((each) => draft.columns.has(each)))
    draft.score += namedBonus;
  if (frame.who && !frame.attributes.some(namesSomeone)) draft.problem ??= notAPerson(draft, base);
  if (frame.when && frame.attributes.length === 0)
    draft.problem ??= `I don't see which date of ${humanTable(base.table.name, 2)} is asked for`;
  const attributes = draft.problem ? [] : attributesOf(draft, frame);
  const label = base.column ? columnKey(draft, base.column) : tableKey(draft, base.table.name);
  noteUnclear(draft);
  if (draft.problem || !label)
    return {
      kind: 'no',
      reason: draft.problem ?? `rows of ${base.table.name} have no name`,
      score: draft.score,
    };
  const only = attributeAlone(frame, attributes, draft);
  const distinct = base.column !== undefined || draft.scope.many || draft.having.length > 0 || frame.distinct;
  const shown = only ? attributes : [label, ...attributes, ...keys];
  const query = listQuery(draft, shown, distinct || only);
  return {
    kind: 'plan',
    plan: {
      score: draft.score,
      id: canonicalQuery(query),
      reading: `a list of ${nounOf(base, 2)}${saidConditions(draft)}`,
      run: (fetch) =>
        only
          ? runValues({ draft, base, query, label, attributes, fetch })
          : runList({ draft, base, query, label, attributes, fetch }),
    },
  };
}

/** Who somebody is stands in a text or a key, never in a figure. */
const namesSomeone = ({ targets }: Mention): boolean =>
  targets.some(
    (target) =>
      target.kind === 'column' && (target.column.kind === 'text' || target.column.reference !== undefined),
  );

/** Who asks for people: neither a department, nor a role beside the very name that it is asked about, is one. */
function notAPerson(draft: Draft, base: Base): string | undefined {
  const { base: table } = draft.scope;
  if (!table.person && !base.column?.reference)
    return `the data does not say who: ${humanTable(table.name, 2)} are not people`;
  const named = table.labels.some((each) => draft.columns.has(each));
  const related = draft.filters.every((filter) => filter.column.includes('@'));
  return named && !related
    ? 'the data does not say who stands in that relation to the person named'
    : undefined;
}

/** "What are the project statuses": the different values of a column, not the rows. */
function attributeAlone(frame: Frame, attributes: readonly Key[], draft: Draft): boolean {
  const [mention, more] = frame.attributes;
  if (!mention || more || attributes.length !== 1 || frame.head || draft.filters.length > 0) return false;
  const column = choose(draft.scope, mention, isColumnTarget)?.target.column;
  return (
    /[^s]s$/i.test(mention.surface) &&
    (column?.values?.length ?? Number.POSITIVE_INFINITY) * 2 <= draft.scope.base.rows
  );
}

function runValues(run: ListRun): Outcome {
  const [key] = run.attributes;
  const result = need(run.fetch, run.query, `list the values of ${key?.title ?? ''}`);
  if ('outcome' in result) return result.outcome;
  if (!key) return { kind: 'decline', reason: 'there is nothing to list' };
  const { rows, id, truncated } = result.rows;
  const lines = rows.map((row) => [sayKey(row, key), sayCell(cell(row, 'count'))]);
  const more = truncated ? ' at least' : '';
  return {
    kind: 'answer',
    text: `There are${more} **${rows.length}** different values of ${key.title} ${cite(id)}:\n\n${markdownTable([capitalise(key.title), capitalise(nounOf({ table: run.base.table, score: 0 }, 2))], lines)}`,
    callId: id,
    value: rows.length,
  };
}

function attributesOf(draft: Draft, frame: Frame): Key[] {
  return frame.attributes.flatMap((mention) => {
    const choice = choose(draft.scope, mention, isColumnTarget);
    if (!choice) {
      draft.problem ??= `"${mention.surface}" is not recorded for ${humanTable(draft.scope.base.name, 2)}`;
      return [];
    }
    if (choice.rival)
      draft.problem ??= `"${mention.surface}" could be ${choice.target.column.name} or ${choice.rival.column.name}: please say which`;
    draft.score += choice.score;
    const { column } = choice.target;
    if (columnIsMany(draft.scope, column))
      draft.problem ??= `"${mention.surface}" is not recorded for ${humanTable(draft.scope.base.name, 2)} themselves`;
    const key =
      column.kind === 'date'
        ? dateKey(draft, column.name, choice.target.column.table)
        : columnKey(draft, column);
    return key ? [key] : [];
  });
}

function dateKey(draft: Draft, name: string, table: string): Key {
  const at = table === draft.scope.base.name ? name : `${table}.${name}`;
  return { title: name.replaceAll('_', ' '), columns: [at], shown: [at] };
}

function listQuery(draft: Draft, keys: readonly Key[], distinct: boolean): Query {
  const columns = [...new Set(keys.flatMap((key) => key.columns))];
  const order = keys[0]?.shown[0];
  const common = {
    ...baseQuery(draft),
    ...(order ? { order_by: [{ column: order, direction: 'asc' as const }] } : {}),
    limit: draft.having.length > 0 ? 500 : shownRows,
  };
  if (!distinct) return { ...common, columns };
  return {
    ...common,
    group_by: columns,
    aggregates: draft.counted.length > 0 ? draft.counted : [{ fn: 'count', as: 'count' }],
    ...(draft.having.length > 0 ? { having: draft.having } : {}),
  };
}

interface ListRun {
  draft: Draft;
  base: Base;
  query: Query;
  label: Key;
  attributes: readonly Key[];
  fetch: Fetch;
}

function runList(run: ListRun): Outcome {
  const ready = withSets(run.draft, run.query, run.fetch);
  if ('outcome' in ready) return ready.outcome;
  const said = saidConditions(run.draft);
  const result = need(run.fetch, ready.query, `list ${nounOf(run.base, 2)}${said}`);
  if ('outcome' in result) return result.outcome;
  const { rows } = result;
  if (rows.rows.length === 0)
    return {
      kind: 'answer',
      text: `${run.attributes.length > 0 ? 'There is no record of that: there' : 'There'} are no ${nounOf(run.base, 2)}${said} ${cite(rows.id)}.`,
      value: 0,
      callId: rows.id,
    };
  if (rows.rows.length === 1 && run.attributes.length > 0) return sayOne(run, rows);
  if (!isCut(rows)) return sayList(run, rows, rows.rows.length);
  const total = totalOf(run, ready.query);
  return total === 'pending' ? { kind: 'pending' } : sayList(run, rows, total);
}

const isCut = (rows: Fetched): boolean => rows.truncated;

function totalOf(run: ListRun, query: Query): number | undefined | 'pending' {
  const key = keyOf(run.base.table);
  if (run.draft.having.length > 0 || run.base.column || key === undefined) return undefined;
  const { columns: _c, group_by: _g, order_by: _o, limit: _l, having: _h, ...rest } = query;
  const counting: Query = {
    ...rest,
    aggregates: [
      run.draft.scope.many
        ? { fn: 'count_distinct', column: key, as: 'count' }
        : { fn: 'count', as: 'count' },
    ],
  };
  const result = run.fetch(counting, `count them`);
  if (result.kind === 'pending') return 'pending';
  return result.kind === 'rows' ? onlyNumber(result.result, 'count') : undefined;
}

function sayOne(run: ListRun, rows: Fetched): Outcome {
  const row = rows.rows[0] ?? {};
  const name = sayKey(row, run.label);
  const empty = run.attributes.filter((key) => key.shown.every((column) => cell(row, column) === null));
  if (empty.length === run.attributes.length)
    return {
      kind: 'decline',
      reason: `there is no ${empty.map(({ title }) => title).join(' and no ')} recorded for the ${humanTable(run.base.table.name, 1)} ${name}`,
    };
  const facts = run.attributes.map((key) => `${key.title} **${sayKey(row, key)}**`).join(', ');
  const noun = humanTable(run.base.table.name, 1);
  const figure = onlyFigure(run, row);
  return {
    kind: 'answer',
    text: `For the ${noun} ${name}${hasOnlyName(run) ? '' : saidConditions(run.draft)}: ${facts} ${cite(rows.id)}.`,
    ...(figure === undefined ? {} : { value: figure }),
    callId: rows.id,
  };
}

/** The one figure that was asked for: what another one can be compared with. */
function onlyFigure(
  { attributes: [only, more], base }: ListRun,
  row: Fetched['rows'][number],
): number | undefined {
  const [column, other] = only && !more ? only.shown : [];
  const kind = base.table.columns.find(({ name }) => name === column)?.kind;
  const value = column && !other && kind === 'number' ? cell(row, column) : null;
  return value === null || !Number.isFinite(Number(value)) ? undefined : Number(value);
}

/** The row was asked for by its name: that need not be said twice. */
function hasOnlyName(run: ListRun): boolean {
  return run.draft.said.length === 1 && run.base.table.labels.some((label) => run.draft.columns.has(label));
}

function sayList(run: ListRun, rows: Fetched, total: number | undefined): Outcome {
  const said = saidConditions(run.draft);
  const noun = nounOf(run.base, total ?? rows.rows.length);
  const shownOnes = rows.rows.slice(0, shownRows);
  const cut = shownOnes.length < (total ?? Number.POSITIVE_INFINITY);
  const count = total === undefined ? `at least ${rows.rows.length}` : sayNumber(total);
  const shown = cut ? `; the first ${shownOnes.length} are` : '';
  const lead = `There ${total === 1 ? 'is' : 'are'} **${count}** ${noun}${said} ${cite(rows.id)}${shown}:`;
  const extra = run.draft.counted.map((each) => ({
    title: (each.as ?? '').replaceAll('_', ' '),
    column: each.as ?? '',
  }));
  if (run.attributes.length === 0 && extra.length === 0) {
    const names = shownOnes.map((row) => `- ${sayKey(row, run.label)}`);
    return {
      kind: 'answer',
      text: `${lead}\n\n${names.join('\n')}`,
      callId: rows.id,
      ...(total === undefined ? {} : { value: total }),
    };
  }
  const header = [
    capitalise(run.label.title),
    ...run.attributes.map((key) => capitalise(key.title)),
    ...extra.map((each) => capitalise(each.title)),
  ];
  const lines = shownOnes.map((row) => [
    sayKey(row, run.label),
    ...run.attributes.map((key) => sayKey(row, key)),
    ...extra.map((each) => sayCell(cell(row, each.column))),
  ]);
  return {
    kind: 'answer',
    text: `${lead}\n\n${markdownTable(header, lines)}`,
    callId: rows.id,
    ...(total === undefined ? {} : { value: total }),
  };
}
