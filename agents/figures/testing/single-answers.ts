import { type Maker, SUBJECTS, stated } from './subjects.ts';
import { type Piece, sample } from './world.ts';

/** Two queries of a kind that differ in one value. */
export const singles: Maker = (random, findings) => {
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
export const sums: Maker = (random, findings) => {
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

export const means: Maker = (random, findings) => {
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
export const records: Maker = (random, findings) => {
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
