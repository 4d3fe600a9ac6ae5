import { type Token, tokenise } from '../language/tokens.ts';
import { type Item, recognise } from '../link/items.ts';
import {
  type AskedFigure,
  type FigureColumn,
  figureColumns,
  isRoom,
  notInPeriod,
  soleFigures,
} from '../link/phrases/figure-columns.ts';
import { namedSo } from '../link/phrases/money-columns.ts';
import { tablesIn } from '../link/spoken-of.ts';
import { speaksOfEstimates, withoutEstimates } from '../plan/estimates.ts';
import { endOf } from '../plan/semantics.ts';
import type { Column, Model, Table } from '../schema/model.ts';
import { humanName } from '../schema/names.ts';
import type { FigureQuestion } from './asked-figure.ts';
import type { MostAsked } from './asked-most.ts';
import type { QuestionReading, Task } from './read-question.ts';

type Planned = Extract<QuestionReading, { kind: 'plan' }>;
type Tried = { reading: Planned; cost: number };

const MOST_READINGS = 4;
/** A figure of related rows, for each key on the way: what donors gave stands with their donations. */
const COST_OF_KEY = 0.5;
const MOST_KEYS = 2;
/** Two figures that fit so nearly alike are both meant, or neither. */
const AS_GOOD = 0.05;

/**
 * Reads "What do the nurses earn per hour on average" as asking for the average hourly rate of the nurses: the verb
 * tells the figure. Nothing where no number column fits the verb, or none can be read so.
 */
export function readAskedFigure(
  task: Reader,
  question: FigureQuestion | undefined,
  read: (question: string) => QuestionReading,
): QuestionReading | undefined {
  if (!question) return undefined;
  if (question.noun?.includes(' times '))
    return read(`what is the ${question.fn} ${question.noun} ${question.rest}`);
  const asked = withoutValue(task, question);
  const tokens = tokenise(asked.noun === undefined ? asked.rest : `${asked.noun} ${asked.rest}`);
  const items = itemsOf(task, tokens);
  const figures = candidates(task.world.model, asked, tablesIn(items)).slice(0, MOST_READINGS);
  const [surest] = figures;
  // "Each year" is a unit of a figure that is called so; it groups any other.
  if (!surest && asked.unit !== undefined) return readAskedFigure(task, withoutUnit(asked), read);
  const isOpen = items.some((item) => item.kind === 'date' && !isDayOfDeed(tokens, item.start));
  const problem = surest && isOpen ? notInPeriod(surest, asked.verb) : undefined;
  if (problem !== undefined) return unread(problem);
  return firstRead(asked, figures, read) ?? (isRoom(asked.verb) ? unread(noRoom) : undefined);
}

/** A ranking by a figure that the verb tells: the customers with the highest total of what they were charged. */
export function readAskedMost(
  task: Reader,
  asked: MostAsked | undefined,
  read: (question: string) => QuestionReading,
): QuestionReading | undefined {
  if (!asked) return undefined;
  const near = tablesIn(itemsOf(task, tokenise(`${asked.what} ${asked.rest}`)));
  const figures = candidates(task.world.model, asked, near).slice(0, MOST_READINGS);
  return surestRead(
    figures,
    asked.surface,
    (figure) =>
      `which ${asked.what} has the ${asked.direction} total ${nameOf(figure)} ${asked.rest}${asPaid(asked, figure)}`,
    read,
  );
}

type Reader = Pick<Task, 'world' | 'lexicon'>;

const itemsOf = ({ lexicon, world: { today } }: Reader, tokens: Token[]): Item[] =>
  recognise({ tokens, lexicon, today, names: [] });

/** "How much cash": what is recorded as cash, not a figure that is called so. */
function withoutValue(task: Reader, asked: FigureQuestion): FigureQuestion {
  const { noun, ...others } = asked;
  if (noun === undefined) return asked;
  const [item, more] = itemsOf(task, tokenise(noun));
  const [best] = item?.kind === 'mention' ? item.mention.targets : [];
  return best?.kind === 'value' && !best.loose && !more
    ? { ...others, money: true, rest: `of ${noun} ${others.rest.replace(/^of /i, '')}` }
    : asked;
}

const withoutUnit = ({ unit, ...asked }: FigureQuestion): FigureQuestion => ({
  ...asked,
  rest: `${asked.rest} per ${unit}`.trim(),
});

/** "Complaints closed in 2026": the period is that of the closing. */
function isDayOfDeed(tokens: readonly Token[], start: number): boolean {
  const before = tokens.slice(0, start).findLast(({ lower }) => !PREPOSITION.test(lower));
  return /(?:..ed|en|bought|sold|sent|lent|made|held|begun)$/.test(before?.lower ?? '');
}

const PREPOSITION = /^(?:in|on|since|during|between|from|after|before|until|by|the|within)$/;

const firstRead = (
  asked: FigureQuestion,
  figures: readonly FigureColumn[],
  read: (question: string) => QuestionReading,
): QuestionReading | undefined =>
  surestRead(
    figures,
    asked.surface,
    (figure) =>
      `what is the ${asked.fn} ${nameOf(figure)} ${withoutName(restOf(asked, figure), figure.column)}${asPaid(asked, figure)}${asToday(asked, figure)}`,
    read,
  );

/** What we pay today is not for what has ended. */
const asToday = ({ now, rest }: FigureQuestion, { table }: FigureColumn): string =>
  now && endOf(table) && /^(?:of|for|on) (?:the |our )?\p{L}+(?: \p{L}+)?$/iu.test(rest)
    ? ' we still have'
    : '';

/** What was paid, or taken, is only what a state says is paid, where one does. */
function asPaid({ verb, rest }: AskedFigure & { rest: string }, { column, table }: FigureColumn): string {
  const asks = verb.forms.some((form) => /^(?:paid|took)$/.test(form)) && !/\b(?:un)?paid\b/i.test(rest);
  const isPaid = table.columns.some(
    ({ kind, values = [], codes }) =>
      kind === 'text' && values.some((value) => /^paid\b/i.test(codes.get(value) ?? value)),
  );
  return asks && isPaid && !column.words.includes('paid') ? ' that were paid' : '';
}

/** The reading of the surest figure; of two that are as sure the reader is asked which one is meant. */
function surestRead(
  figures: readonly FigureColumn[],
  surface: string,
  ask: (figure: FigureColumn) => string,
  read: (question: string) => QuestionReading,
): QuestionReading | undefined {
  const tried: Tried[] = [];
  let pending = false;
  for (const figure of figures) {
    if (tried[0] && figure.cost > tried[0].cost + AS_GOOD) break;
    const reading = read(ask(figure));
    pending ||= reading.kind === 'pending';
    if (reading.kind !== 'plan') continue;
    const notes = [`"${surface}" as "${nameOf(figure)}"`, ...reading.notes];
    tried.push({ cost: figure.cost, reading: { ...reading, notes } });
  }
  if (pending) return { kind: 'pending' };
  const [best, ...rest] = tried;
  const rival = rest.find(({ reading }) => reading.plan.id !== best?.reading.plan.id);
  if (!best || !rival) return best?.reading;
  return unread(
    `the question can be read in two ways, as ${best.reading.plan.reading} or as ${rival.reading.plan.reading}: please say which`,
  );
}

/** "Cash" is no name of the figure, but what it is of. */
function restOf({ noun, rest }: FigureQuestion, { column }: FigureColumn): string {
  if (noun === undefined || namedSo(column, noun)) return rest;
  return `of ${noun} ${rest.replace(/^of /i, '')}`;
}

/** Those who could be held are not to be counted in its place. */
const noRoom = 'I could not find a figure that says how many people there is room for';

const unread = (reason: string): QuestionReading => ({
  kind: 'unread',
  unknown: [],
  near: new Set(),
  reason,
});

/** The figures of what is spoken of, or of rows that are tied to it, the surest first. */
function candidates(
  model: Model,
  asked: AskedFigure & { rest: string },
  near: ReadonlySet<string>,
): FigureColumn[] {
  const away = keysAway(model, near);
  const spoken = spokenTables(model, near, asked);
  const told = figureColumns(model, asked);
  const figures = told.some(({ table }) => near.has(table.name))
    ? told
    : [...told, ...soleFigures(model, spoken, asked)];
  return (speaksOfEstimates(asked.rest) ? figures : withoutEstimates(figures))
    .flatMap((figure) => {
      const keys = near.size === 0 ? 0 : away.get(figure.table.name);
      return keys === undefined ? [] : [{ ...figure, cost: figure.cost + keys * COST_OF_KEY }];
    })
    .toSorted((a, b) => a.cost - b.cost);
}

/** What is spoken of, and what refers to it: what a course brought in stands with those who took it. */
function spokenTables({ tables }: Model, near: ReadonlySet<string>, { verb }: AskedFigure): Table[] {
  // What we paid for a thing is not what was paid later for work on it.
  const below = !verb.forms.includes('pay');
  return tables.filter(
    ({ name, foreignKeys }) => near.has(name) || (below && foreignKeys.some(({ table }) => near.has(table))),
  );
}

/** How many keys lead from what is spoken of to each table. */
function keysAway({ tables }: Model, near: ReadonlySet<string>): Map<string, number> {
  const away = new Map([...near].map((name) => [name, 0]));
  const keys = tables.flatMap(({ name, foreignKeys }) =>
    foreignKeys.flatMap(({ table }) => [
      [name, table],
      [table, name],
    ]),
  );
  for (let count = 1; count <= MOST_KEYS; count += 1) {
    const known = new Set(away.keys());
    for (const [from = '', to = ''] of keys) if (known.has(from) && !away.has(to)) away.set(to, count);
  }
  return away;
}

/** "Charge for shipping": what the figure is called says that already. */
const withoutName = (rest: string, { words }: Column): string => {
  const [, word = ''] = /^of (?:the )?(\p{L}+)(?= (?:in|during|since|from|for|by)\b|$)/iu.exec(rest) ?? [];
  return words.includes(word.toLowerCase()) ? rest.replace(/^of (?:the )?\p{L}+ ?/iu, '') : rest;
};

/** The name of the column with that of its table, by which no other is called. */
function nameOf({ column, table }: Pick<FigureColumn, 'column' | 'table'>): string {
  const shared = column.words.some((word) => table.words.includes(word));
  return humanName([...(shared ? [] : table.words), ...column.words].join(' '));
}
