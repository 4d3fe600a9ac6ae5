import type { Random } from '../../../test/faults/random.ts';
import { type Maker, SUBJECTS, stated } from './subjects.ts';
import { type Cells, english, type Findings, type Piece, type Stated, sample } from './world.ts';

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

export const inProse: Maker = (random, findings) => {
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

export const asList: Maker = (random, findings) => {
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

export const asTable: Maker = (random, findings) => {
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

export const compared: Maker = (random, findings) => {
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
