import type { Random } from '../../../test/faults/random.ts';
import { RULES, type RuleText } from './rules.ts';
import {
  type Answer,
  type Cells,
  compose,
  createFindings,
  english,
  type Findings,
  type Piece,
  type Stated,
  sample,
} from './world.ts';

const SUBJECTS = [
  {
    table: 'boats',
    key: 'harbour',
    names: 'Oban Mallaig Ullapool Tobermory Stornoway Lerwick Kirkwall'.split(' '),
  },
  {
    table: 'orders',
    key: 'country',
    names: 'Norway Portugal Estonia Croatia Ireland Greece Austria'.split(' '),
  },
  { table: 'patients', key: 'ward', names: 'Willow Alder Rowan Hazel Juniper Maple Larch'.split(' ') },
  {
    table: 'permits',
    key: 'district',
    names: 'Northgate Riverside Old Town Hillcrest Docklands Eastfield'.split(/ (?!Town)/),
  },
  {
    table: 'employees',
    key: 'department',
    names: 'Engineering Sales Operations Product Finance Legal Research'.split(' '),
  },
] as const;

type Maker = (random: Random, findings: Findings) => Piece;

/** A right answer of the kind that language models write, with everything that bears it out. */
export function rightAnswer(random: Random): Answer {
  const findings = createFindings();
  const makers = sample(random, MAKERS, random.between(2, 4));
  const pieces = makers.map((make) => make(random, findings));
  return compose(pieces, 'How do things stand, and what are the rules?', findings);
}

function stated(value: number, others: readonly number[] = [], decimals = 0): Stated {
  const texts = others.filter((other) => other !== value).map((other) => english(other, decimals));
  return { text: english(value, decimals), others: texts };
}

interface Groups {
  n: number;
  table: string;
  key: string;
  rows: { name: string; count: number }[];
  total: number;
}

function groups(random: Random, findings: Findings): Groups {
  const { table, key, names } = random.pick(SUBJECTS);
  const rows = sample(random, names, random.between(3, 6))
    .map((name) => ({ name, count: random.between(12, 900) }))
    .sort((a, b) => b.count - a.count);
  const n = findings.query(
    `Table ${table}: count by ${key}`,
    { table, group_by: [key], aggregates: [{ fn: 'count' }] },
    rows.map(({ name, count }): Cells => ({ [key]: name, count })),
  );
  return { n, table, key, rows, total: rows.reduce((sum, { count }) => sum + count, 0) };
}

const inProse: Maker = (random, findings) => {
  const { n, table, rows, total } = groups(random, findings);
  const [a, b, c] = rows;
  const counts = rows.map(({ count }) => count);
  const of = (row: { count: number } | undefined): Stated => stated(row?.count ?? 0, counts);
  const sum = { text: english(total), others: counts.map((count) => english(count)) };
  return random.pick<Piece>([
    [
      `${a?.name} leads with `,
      of(a),
      ` ${table}, followed by ${b?.name} with `,
      of(b),
      ` and ${c?.name} with `,
      of(c),
      ` [${n}].`,
    ],
    [
      'There are ',
      sum,
      ` ${table} in total: `,
      of(a),
      ` in ${a?.name}, `,
      of(b),
      ` in ${b?.name} and `,
      of(c),
      ` in ${c?.name} [${n}].`,
    ],
    [
      `**${a?.name}** has **`,
      of(a),
      `** ${table} [${n}], while **${c?.name}** has only **`,
      of(c),
      `** [${n}].`,
    ],
    [`${a?.name} and ${b?.name} have `, of(a), ' and ', of(b), ` ${table} respectively [${n}].`],
    [
      `Most ${table} are in ${a?.name} (`,
      of(a),
      `), then ${b?.name} (`,
      of(b),
      `) and ${c?.name} (`,
      of(c),
      `) [${n}].`,
    ],
  ]);
};

const asList: Maker = (random, findings) => {
  const { n, table, key, rows, total } = groups(random, findings);
  const counts = rows.map(({ count }) => count);
  const lines = rows.flatMap(
    ({ name, count }): Piece => [`\n- ${name}: `, stated(count, counts), ` ${table}`],
  );
  return [
    `The ${table} by ${key} [${n}]:\n`,
    ...lines,
    '\n\nTogether that makes ',
    stated(total, counts),
    '.',
  ];
};

const asTable: Maker = (random, findings) => {
  const { n, table, key, rows, total } = groups(random, findings);
  const counts = rows.map(({ count }) => count);
  const lines = rows.flatMap(
    ({ name, count }): Piece => [
      `\n| ${name} | `,
      stated(count, counts),
      ' | ',
      { text: `${((count / total) * 100).toFixed(1)} %`, others: [] },
      ' |',
    ],
  );
  return [`Number of ${table} [${n}]:\n\n| ${key} | ${table} | Share |\n| --- | ---: | ---: |`, ...lines];
};

const compared: Maker = (random, findings) => {
  const { n, table, rows, total } = groups(random, findings);
  const [a, b] = rows;
  const [x, y] = [a?.count ?? 0, b?.count ?? 0];
  const share = ((x / total) * 100).toFixed(1);
  return random.pick<Piece>([
    [`${a?.name} has `, stated(x - y, [y]), ` more ${table} than ${b?.name} [${n}].`],
    [`${a?.name} holds `, { text: `${share} %`, others: [] }, ` of all ${table} [${n}].`],
    [
      'Of ',
      stated(total, [x, y]),
      ` ${table}, `,
      stated(x, [y, total]),
      ` (`,
      { text: `${share} %`, others: [] },
      `) are in ${a?.name} [${n}].`,
    ],
  ]);
};

/** Two queries of a kind that differ in one value. */
const singles: Maker = (random, findings) => {
  const { table, key, names } = random.pick(SUBJECTS);
  const [one = '', other = ''] = sample(random, names, 2);
  const [x, y] = [random.between(20, 999), random.between(20, 999)];
  const ask = (name: string, count: number): number =>
    findings.query(
      `Table ${table}: count where ${key} is ${name}`,
      { table, filters: [{ column: key, op: 'eq', value: name }], aggregates: [{ fn: 'count' }] },
      [{ count }],
    );
  const [n, m] = [ask(one, x), ask(other, y)];
  return random.pick<Piece>([
    ['We have ', stated(x, [y]), ` ${table} in ${one} [${n}] and `, stated(y, [x]), ` in ${other} [${m}].`],
    [
      `${one} counts **`,
      stated(x, [y]),
      `** ${table} [${n}]. ${other} counts **`,
      stated(y, [x]),
      `** [${m}].`,
    ],
    [`In ${other} there are `, stated(y, [x]), ` ${table} [${m}].`],
  ]);
};

/** A sum over so many rows. */
const sums: Maker = (random, findings) => {
  const { table, key, names } = random.pick(SUBJECTS);
  const name = random.pick(names);
  const [value, rows] = [random.between(120_000, 98_000_000), random.between(20, 800)];
  const n = findings.query(
    `Table ${table}: sum of budget, count where ${key} is ${name}`,
    {
      table,
      filters: [{ column: key, op: 'eq', value: name }],
      aggregates: [
        { fn: 'sum', column: 'budget', as: 'value' },
        { fn: 'count', as: 'rows' },
      ],
    },
    [{ value, rows }],
  );
  const millions = { text: `${(value / 1e6).toFixed(1)} million`, others: [] };
  return random.pick<Piece>([
    [
      `The budget of the ${table} in ${name} adds up to `,
      stated(value, [rows]),
      `, over `,
      stated(rows, [value]),
      ` ${table} [${n}].`,
    ],
    [
      `In ${name}, `,
      stated(rows, [value]),
      ` ${table} have a total budget of USD `,
      stated(value, [rows]),
      ` [${n}].`,
    ],
    ...(value > 2e6 ? [[`The total budget in ${name} is about `, millions, ` [${n}].`]] : []),
  ]);
};

const means: Maker = (random, findings) => {
  const { table } = random.pick(SUBJECTS);
  const [value, rows] = [random.between(1_000, 9_999) / 100 + 0.002, random.between(120, 900)];
  const n = findings.query(
    `Table ${table}: avg of hours, count`,
    {
      table,
      aggregates: [
        { fn: 'avg', column: 'hours', as: 'value' },
        { fn: 'count', as: 'rows' },
      ],
    },
    [{ value, rows }],
  );
  return [
    `On average the ${table} take `,
    stated(value, [], 2),
    ` hours; this rests on `,
    stated(rows),
    ` ${table} [${n}].`,
  ];
};

/** One row for each record, with a date and an amount. */
const records: Maker = (random, findings) => {
  const { table, names } = random.pick(SUBJECTS);
  const rows = sample(random, names, 5).map((name) => ({
    name,
    budget: random.between(2_000, 990_000),
    opened_on: `2026-0${random.between(1, 9)}-${random.between(10, 28)}`,
  }));
  const n = findings.query(
    `Table ${table}: name, budget, opened_on`,
    { table, columns: ['name', 'budget', 'opened_on'] },
    rows,
  );
  const [a, b] = sample(random, rows, 2);
  const top = rows.reduce((best, row) => (row.budget > best.budget ? row : best));
  const budgets = rows.map(({ budget }) => budget);
  const date = {
    text: a?.opened_on ?? '',
    others: rows.map((row) => row.opened_on).filter((day) => day !== a?.opened_on),
  };
  return random.pick<Piece>([
    [`${a?.name} was opened on `, date, ` with a budget of `, stated(a?.budget ?? 0, budgets), ` [${n}].`],
    ['The largest budget is ', stated(top.budget, budgets), `, that of ${top.name} [${n}].`],
    [
      `${a?.name} costs $`,
      stated(a?.budget ?? 0, budgets),
      `, ${b?.name} $`,
      stated(b?.budget ?? 0, budgets),
      ` [${n}].`,
    ],
  ]);
};

function retold(random: Random, findings: Findings, { title, passage, sentences }: RuleText): Piece {
  const n = findings.document(title, passage);
  const sentence = random.pick(sentences);
  return [
    ...sentence.map((part) => (typeof part === 'string' ? part : { text: part.text, others: part.others })),
    ` [${n}].`,
  ];
}

const rule: Maker = (random, findings) => retold(random, findings, random.pick(RULES));

const MAKERS: readonly Maker[] = [
  inProse,
  asList,
  asTable,
  compared,
  singles,
  sums,
  means,
  records,
  rule,
  rule,
];
