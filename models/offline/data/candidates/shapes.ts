import type { Aggregate } from '../language/operator-phrases.ts';
import { isMoney, isYearColumn, measuresOf } from '../plan/semantics.ts';
import type { Frame, GroupPart, Rank } from '../plan/read/frame.ts';
import type { Column, Model, Table } from '../schema/model.ts';
import { doerGroupings, doerLists } from './doer-shapes.ts';
import { type Doer, doersOf } from './doers.ts';
import type { Evidence, Link } from './evidence.ts';
import { mentionOf, tieOf } from './slots.ts';
import { extremeAsked, spanMeasures, unitAsked } from './span-measures.ts';

/** What is asked, before any condition: the kind of answer, of which rows, by which figure. */
export interface Shape {
  /** Names the kind of answer. */
  op: string;
  base: Table;
  frame: Partial<Frame>;
  taken: readonly { start: number; end: number; strength: number }[];
  score: number;
  traits: readonly string[];
  /** The key by which rows belong to those who are asked for. */
  role?: Doer['role'];
}

interface Noun {
  link?: Link;
  table: Table;
  score: number;
  trait: string;
  role?: Doer['role'];
}

const MOST_NOUNS = 6;
const MOST_MEASURES = 7;

const isFigure = ({ kind, primary, reference }: Column): boolean => kind === 'number' && !primary && reference === undefined;

const traitOf = (link: Link): string => `${link.target.kind}:${tieOf(link)}`;

/** The rows that may be meant: tables and kinds that are named, and those whose columns or values are. */
function nounsOf({ links }: Evidence, model: Model): Noun[] {
  const named = links.flatMap((link): Noun[] => {
    const { target } = link;
    const table = model.byName.get(target.kind === 'table' ? target.table : target.column.table);
    if (!table) return [];
    if (target.kind === 'table') return [{ link, table, score: link.score, trait: traitOf(link) }];
    if (target.kind === 'value' && !target.loose)
      return [{ link, table, score: link.score - 0.12, trait: traitOf(link) }];
    return [];
  });
  const implied = links.flatMap((link): Noun[] => {
    const { target } = link;
    const table = target.kind === 'table' ? undefined : model.byName.get(target.column.table);
    return table ? [{ table, score: link.score * 0.55, trait: `implied:${target.kind}` }] : [];
  });
  const people = model.tables
    .filter(({ person }) => person)
    .map((table): Noun => ({ table, score: table.staff ? 0.3 : 0.25, trait: 'implied:people' }));
  const byTable = new Map<string, Noun>();
  for (const noun of [...implied, ...people].toSorted((a, b) => b.score - a.score))
    if (!byTable.has(noun.table.name)) byTable.set(noun.table.name, noun);
  const sorted = named.toSorted((a, b) => b.score - a.score);
  return [...sorted.slice(0, MOST_NOUNS), ...[...byTable.values()].slice(0, 4)];
}

interface Measure {
  link?: Link;
  column: Column;
  score: number;
  trait: string;
  /** The words that it takes, where no single ones name it. */
  taken?: Shape['taken'];
}

/** The figures that may be meant: those that are named, and the amounts of tables that are. */
function figuresOf(evidence: Evidence, model: Model): Measure[] {
  const { links } = evidence;
  const named = links.flatMap((link): Measure[] =>
    link.target.kind === 'column' && isFigure(link.target.column)
      ? [{ link, column: link.target.column, score: link.score, trait: tieOf(link) }]
      : [],
  );
  const implied = links.flatMap(({ target, score }): Measure[] => {
    const table = target.kind === 'table' ? model.byName.get(target.table) : undefined;
    const all = table ? measuresOf(table) : [];
    const money = all.filter(isMoney);
    return [
      ...money.map((column) => ({ column, score: score * 0.5, trait: `implied:money:${Math.min(money.length, 3)}` })),
      ...(all.length === 1 ? all.map((column) => ({ column, score: score * 0.4, trait: 'implied:only' })) : []),
    ];
  });
  const kept = new Map<Column, Measure>();
  for (const each of [...named, ...implied].toSorted((a, b) => b.score - a.score))
    if (!kept.has(each.column)) kept.set(each.column, each);
  return [...[...kept.values()].slice(0, MOST_MEASURES), ...spanMeasures(evidence, model)];
}

const spanOf = (link: Link | undefined): Shape['taken'] =>
  link ? [{ start: link.start, end: link.end, strength: link.score }] : [];

const made = (column: Column, at = 0): Link => ({
  start: at,
  end: at + 1,
  target: { kind: 'column', column, score: 0.8 },
  score: 0.8,
  tie: 'near',
});

export interface Grouping {
  part: GroupPart;
  taken: Shape['taken'];
  score: number;
  traits: string[];
  /** Of the rows of one table only. */
  doer?: Doer;
}

/** By what the answer is told apart. */
function groupingsOf(evidence: Evidence, doers: readonly Doer[]): (Grouping | undefined)[] {
  const { operators, links } = evidence;
  const grain = operators.find(({ operator }) => operator.kind === 'grain');
  const opener = operators.find(({ operator }) => operator.kind === 'group');
  const found: Grouping[] = [];
  if (grain && grain.operator.kind === 'grain')
    found.push({
      part: { grain: grain.operator.grain },
      taken: [{ start: grain.start, end: grain.end, strength: 1 }],
      score: 0.8,
      traits: ['group:grain'],
    });
  for (const link of links) {
    const { target } = link;
    const after = opener && link.start >= opener.end && link.start - opener.end <= 3;
    const each = /^(?:each|every|different|various|which)$/.test(evidence.tokens[link.start - 1]?.lower ?? '');
    if (/^(?:some|any|no)(?:body|one)$/.test(evidence.tokens[link.start]?.lower ?? '')) continue;
    if (target.kind === 'value' || target.kind === 'flag' || (!after && !each)) continue;
    if (target.kind === 'column' && (target.column.kind === 'number' || target.column.primary) && !target.column.reference) continue;
    found.push({
      part: { mention: mentionOf(link, evidence) },
      taken: [
        ...spanOf(link),
        ...(after ? [{ start: opener.start, end: opener.end, strength: 1 }] : []),
      ],
      score: link.score * 0.7 + (after ? 0.2 : 0),
      traits: [`group:${target.kind}:${tieOf(link)}`, after ? `group:after${link.start - opener.end}` : 'group:each'],
    });
  }
  const sorted = found.toSorted((a, b) => b.score - a.score).slice(0, 3);
  return [...sorted, ...doerGroupings(evidence, doers), undefined];
}

const AGGREGATES: readonly Aggregate[] = ['sum', 'avg', 'median', 'min', 'max'];

/** Which summaries the words allow. */
function summariesOf(evidence: Evidence): { fn: Aggregate; span?: { start: number; end: number } }[] {
  const { operators, tokens } = evidence;
  const extreme = extremeAsked(evidence);
  const said = operators.flatMap(({ operator, start, end }) =>
    operator.kind === 'aggregate' ? [{ fn: operator.fn, span: { start, end } }] : [],
  );
  const text = tokens.map(({ lower }) => lower).join(' ');
  const amounts =
    /\b(?:how (?:much|many|long)|total|sum|altogether|combined|together|amounts?|value|revenue|turnover|income|takings|sales|profit|spend|spent|pay|paid|costs?|charged?|earn(?:ed)?|owed?|worth|fees|bring in|brought in|takes? in)\b|^what (?:was|were|is|are) (?:the|our)\b/.test(
      text,
    );
  return [
    ...said,
    ...(amounts && !said.some(({ fn }) => fn === 'sum') ? [{ fn: 'sum' as const }] : []),
    ...(/\b(?:usually|typically|typical|average|avg|mean|normally|how long|earn|paid)\b/.test(text) && !said.some(({ fn }) => fn === 'avg') ? [{ fn: 'avg' as const }] : []),
    ...(extreme && !said.some(({ fn }) => fn === extreme) ? [{ fn: extreme }] : []),
  ].filter(({ fn }) => AGGREGATES.includes(fn));
}

/** All shapes that the question may have. */
export function shapesOf(evidence: Evidence, model: Model): Shape[] {
  const nouns = nounsOf(evidence, model);
  const figures = figuresOf(evidence, model);
  const doers = doersOf(evidence, model);
  const groupings = groupingsOf(evidence, doers);
  const has = (kind: string): boolean => evidence.operators.some(({ operator }) => operator.kind === kind);
  const text = evidence.tokens.map(({ lower }) => lower).join(' ');
  const counts = has('count') || /\b(?:how often|headcount|number|count|how many|many)\b/.test(text);
  const shares = has('share') || /\b(?:percent|percentage|share|proportion|fraction|%|rate)\b/.test(text);
  const ranks = has('superlative') || /\b(?:most|least|fewest|top|highest|lowest|more|best|worst)\b/.test(text);
  return [
    ...(counts || !shares ? countShapes(evidence, nouns, groupings, counts) : []),
    ...aggregateShapes(evidence, model, { figures, groupings }),
    ...(ranks ? [] : [...listShapes(evidence, nouns), ...doerLists(evidence, doers)]),
    ...(ranks ? rankShapes(evidence, model, { nouns, figures, doers }) : []),
    ...(shares ? shareShapes(evidence, nouns) : []),
  ].toSorted((a, b) => b.score - a.score);
}

function countShapes(evidence: Evidence, nouns: readonly Noun[], groupings: readonly (Grouping | undefined)[], said: boolean): Shape[] {
  const distinct = evidence.links.flatMap((link): Shape[] => {
    const { target } = link;
    const table = target.kind === 'column' ? target.column : undefined;
    const owner = table && nouns.find((noun) => noun.table.name === table.table)?.table;
    return said && table && owner && (table.kind === 'text' || table.reference) && !table.primary
      ? [
          {
            op: 'distinct',
            base: owner,
            frame: { intent: 'count', distinct: true, head: mentionOf(link, evidence) },
            taken: spanOf(link),
            score: link.score * 0.7,
            traits: ['op:distinct', `distinct:${tieOf(link)}`],
          },
        ]
      : [];
  });
  const counted = nouns.flatMap((noun) =>
    groupings.filter((group) => !group?.doer || group.doer.base === noun.table).map((group): Shape => {
      const link = noun.link ?? { start: 0, end: 0, target: { kind: 'table', table: noun.table.name, score: 0.8 }, score: 0.8, tie: 'near' as const };
      return {
        op: group ? 'count-group' : 'count',
        base: noun.table,
        ...(group?.doer ? { role: group.doer.role } : {}),
        frame: { intent: 'count', head: mentionOf(link, evidence), groups: group ? [group.part] : [] },
        taken: [...spanOf(noun.link), ...(group?.taken ?? [])],
        score: noun.score + (group?.score ?? 0.3) + (said ? 0.3 : 0),
        traits: [group ? 'op:count-group' : 'op:count', `head:${noun.trait}`, ...(group?.traits ?? [])],
      };
    }),
  );
  return [...counted, ...distinct];
}

function aggregateShapes(evidence: Evidence, model: Model, { figures, groupings }: { figures: readonly Measure[]; groupings: readonly (Grouping | undefined)[] }): Shape[] {
  return figures.flatMap((figure) => {
    const base = model.byName.get(figure.column.table);
    if (!base) return [];
    const link = figure.link ?? made(figure.column);
    const unit = unitAsked(evidence, figure.column);
    // Years are never added up.
    const added = (fn: Aggregate): boolean => fn === 'sum' && isYearColumn(figure.column);
    return summariesOf(evidence).filter(({ fn }) => !added(fn)).flatMap(({ fn, span }) =>
      groupings.filter((group) => !group?.doer || group.doer.base === base).map((group): Shape => ({
        op: group ? `${fn}-group` : fn,
        base,
        ...(group?.doer ? { role: group.doer.role } : {}),
        frame: {
          intent: 'aggregate',
          fn,
          totalAsked: fn === 'sum',
          measure: { ...mentionOf(link, evidence), ...(figure.link ? {} : { surface: figure.column.name }) },
          groups: group ? [group.part] : [],
          ...(unit ? { inUnit: unit } : {}),
        },
        taken: [...spanOf(figure.link), ...(figure.taken ?? []), ...(span ? [{ ...span, strength: 1 }] : []), ...(group?.taken ?? [])],
        score: figure.score + (group?.score ?? 0.3) + (span ? 0.4 : 0.1),
        traits: [`op:${fn}${group ? '-group' : ''}`, `measure:${figure.trait}`, span ? `fn:said` : 'fn:unsaid', ...(group?.traits ?? [])],
      })),
    );
  });
}

function listShapes(evidence: Evidence, nouns: readonly Noun[]): Shape[] {
  const attributes = evidence.links.filter(
    ({ target, score }) => target.kind === 'column' && !target.column.primary && score >= 0.5,
  ).slice(0, 5);
  const who = evidence.operators.some(({ operator }) => operator.kind === 'ask' && operator.word === 'who');
  return nouns.flatMap((noun) => {
    const link = noun.link ?? { start: 0, end: 0, target: { kind: 'table', table: noun.table.name, score: 0.8 }, score: 0.8, tie: 'near' as const };
    const plain: Shape = {
      op: 'list',
      base: noun.table,
      frame: { intent: 'list', head: mentionOf(link, evidence) },
      taken: spanOf(noun.link),
      score: noun.score + 0.25,
      traits: ['op:list', `head:${noun.trait}`, ...(who && !noun.table.person ? ['list:who-of-things'] : [])],
    };
    const asked = attributes
      .filter((attribute) => !noun.link || attribute.end <= noun.link.start || attribute.start >= noun.link.end)
      .map((attribute): Shape => ({
        ...plain,
        op: 'lookup',
        frame: { ...plain.frame, attributes: [mentionOf(attribute, evidence)] },
        taken: [...plain.taken, ...spanOf(attribute)],
        score: noun.score + attribute.score * 0.4,
        traits: [
          'op:lookup',
          `head:${noun.trait}`,
          `attribute:${tieOf(attribute)}`,
          `attribute:${attribute.target.kind === 'column' ? attribute.target.column.kind : ''}`,
          `attribute:${attribute.target.kind === 'column' && attribute.target.column.table === noun.table.name ? 'own' : 'other'}`,
        ],
      }));
    return [plain, ...asked];
  });
}

function rankShapes(evidence: Evidence, model: Model, { nouns, figures, doers }: { nouns: readonly Noun[]; figures: readonly Measure[]; doers: readonly Doer[] }): Shape[] {
  const found = evidence.operators.find(({ operator }) => operator.kind === 'superlative');
  const asc = /\b(?:least|fewest|lowest|smallest|worst|cheapest|shortest|earliest)\b/.test(evidence.tokens.map(({ lower }) => lower).join(' '));
  const { kind: _, ...said } =
    found?.operator.kind === 'superlative'
      ? found.operator
      : { kind: 'superlative', direction: asc ? ('asc' as const) : ('desc' as const), limit: 1, offset: 0, explicit: true };
  const rank: Rank = said;
  const number = evidence.numbers.find(({ value }) => Number.isInteger(value) && value > 1 && value <= 20);
  const limit = rank.limit > 1 ? rank.limit : (number?.value ?? rank.limit);
  const operator = found ? [{ start: found.start, end: found.end, strength: 1 }] : [];
  const counting = number && rank.limit <= 1 ? [{ start: number.start, end: number.end, strength: 1 }] : [];
  const columns = evidence.links.flatMap((link): Noun[] => {
    const { target } = link;
    const table = target.kind === 'column' ? model.byName.get(target.column.table) : undefined;
    return table && target.kind === 'column' && (target.column.kind === 'text' || target.column.reference) && !target.column.primary
      ? [{ link, table, score: link.score * 0.8, trait: `column:${tieOf(link)}` }]
      : [];
  });
  const dates = evidence.links.flatMap((link): Measure[] =>
    link.target.kind === 'column' && link.target.column.kind === 'date'
      ? [{ link, column: link.target.column, score: link.score * 0.8, trait: `date:${tieOf(link)}` }]
      : [],
  );
  const done = doers.map(({ link, base, score, trait, role }): Noun => ({ link, table: base, score, trait: `doer:${trait}`, role }));
  const entities = [...[...nouns, ...columns].toSorted((a, b) => b.score - a.score).slice(0, 7), ...done];
  return entities.flatMap((entity) => {
    const head = entity.link ?? { start: 0, end: 0, target: { kind: 'table', table: entity.table.name, score: 0.8 }, score: 0.8, tie: 'near' as const };
    const clear = (other: Link | undefined): boolean =>
      !other || !entity.link || other.end <= entity.link.start || other.start >= entity.link.end;
    const shape = (op: string, more: Partial<Rank>, extra: { link?: Link | undefined; taken?: Shape['taken']; score: number; traits: string[]; adjective: boolean; base: Table; fn?: Aggregate }): Shape => {
      const { adjective: _adjective, ...bare } = rank;
      return {
        op,
        base: extra.base,
        frame: {
          intent: 'list',
          head: mentionOf(head, evidence),
          rank: { ...(extra.adjective ? rank : bare), limit, ...more },
          ...(extra.fn ? { fn: extra.fn } : {}),
        },
        taken: [...spanOf(entity.link), ...spanOf(extra.link), ...(extra.taken ?? []), ...operator, ...counting],
        ...(entity.role ? { role: entity.role } : {}),
        score: entity.score + extra.score + (found ? 0.2 : 0),
        traits: [`op:${op}`, `entity:${entity.trait}`, ...extra.traits],
      };
    };
    const byFigure = [...figures, ...dates]
      .filter(({ link }) => clear(link))
      .flatMap(({ link, column, score, trait, taken }): Shape[] => {
        const by = mentionOf(link ?? made(column), evidence);
        const base = model.byName.get(column.table);
        const fns: (Aggregate | undefined)[] = column.table === entity.table.name ? [undefined] : [undefined, 'avg'];
        return base
          ? fns.map((fn) =>
              shape(fn ? 'rank-avg' : 'rank-figure', { by }, { link, ...(taken ? { taken } : {}), score: score * 0.8, traits: [`by:${trait}`, `by:${column.kind}`, column.table === entity.table.name ? 'by:own' : 'by:other'], adjective: false, base, ...(fn ? { fn } : {}) }),
            )
          : [];
      });
    const byCount = nouns
      .filter(({ link, table }) => clear(link) && (table !== entity.table || head.target.kind === 'column'))
      .map((counted) => {
        const target = counted.link ?? { start: 0, end: 0, target: { kind: 'table' as const, table: counted.table.name, score: 0.8 }, score: 0.8, tie: 'near' as const };
        return shape('rank-count', { countOf: mentionOf(target, evidence) }, { link: counted.link, score: counted.score * 0.8, traits: [`counted:${counted.trait}`], adjective: false, base: counted.table });
      });
    const own = found ? [shape('rank-own', {}, { score: 0.4, traits: [`own:${rank.adjective ?? 'none'}`], adjective: true, base: entity.table })] : [];
    return [...byFigure, ...byCount, ...own];
  });
}

function shareShapes(evidence: Evidence, nouns: readonly Noun[]): Shape[] {
  const said = evidence.operators.find(({ operator }) => operator.kind === 'share');
  return nouns.map((noun): Shape => {
    const link = noun.link ?? { start: 0, end: 0, target: { kind: 'table', table: noun.table.name, score: 0.8 }, score: 0.8, tie: 'near' as const };
    return {
      op: 'share',
      base: noun.table,
      frame: { intent: 'share', head: mentionOf(link, evidence) },
      taken: [...spanOf(noun.link), ...(said ? [{ start: said.start, end: said.end, strength: 1 }] : [])],
      score: noun.score + 0.6,
      traits: ['op:share', `head:${noun.trait}`],
    };
  });
}
