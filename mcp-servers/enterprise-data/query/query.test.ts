import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ferries, openFerries } from '../testing/ferries.ts';
import { count, eq } from '../testing/question.ts';
import { FIGURES } from '../testing/questions-figures.ts';
import { FILTERS } from '../testing/questions-filters.ts';
import { JOINS } from '../testing/questions-joins.ts';

let ferries: Ferries;
beforeAll(async () => {
  ferries = await openFerries();
});
afterAll(() => ferries.close());

type Rows = Record<string, unknown>[];

describe('query_database answers (R3.1)', () => {
  it.each([...FIGURES, ...JOINS, ...FILTERS])('%s', async (_question, query, sql) => {
    const answer = await ferries.ask(query);
    const expected = (await ferries.test.database.pool.query(sql)).rows;
    expect(plain(answer.rows)).toEqual(plain(expected));
    expect(answer.row_count).toBe(answer.rows.length);
    expect(answer.columns).toEqual(Object.keys(answer.rows[0] ?? {}));
  });
});

/** Both sides as JSON, without the difference between a decimal's text and its number. */
function plain(rows: Rows): Rows {
  return JSON.parse(JSON.stringify(rows), (_key, value) =>
    typeof value === 'string' && /^-?\d+\.\d+$/.test(value)
      ? Number(value)
      : typeof value === 'number'
        ? Number(value.toFixed(6))
        : value,
  );
}

describe('the values of an answer', () => {
  it('are numbers while they stay exact, else text', async () => {
    const { rows } = await ferries.ask({ table: 'vessels', columns: ['name', 'tonnage'] });
    expect(rows.map((row) => row['tonnage'])).toEqual(['9007199254740993', 12_000, 800]);
    const { rows: prices } = await ferries.ask({ table: 'tickets', columns: ['price'], limit: 1 });
    expect(prices[0]).toEqual({ price: expect.any(Number) });
  });

  it('are dates and times as ISO 8601', async () => {
    const { rows } = await ferries.ask({ table: 'sailings', columns: ['departed_at', 'duration'], limit: 1 });
    expect(rows[0]).toEqual({ departed_at: '2025-11-04T06:00:00Z', duration: 'PT1H31M' });
    const { rows: born } = await ferries.ask({ table: 'passengers', columns: ['born'], limit: 1 });
    expect(born[0]).toEqual({ born: '1950-04-11' });
  });
});

describe('an answer that is cut', () => {
  it('says so and how to see more', async () => {
    const answer = await ferries.ask({ table: 'tickets' });
    expect(answer).toMatchObject({
      row_count: 50,
      truncated: true,
      hint: expect.stringContaining('offset 50'),
    });
    expect(answer.hint).toContain('at most 500');
    expect((await ferries.ask({ table: 'tickets', limit: 200 })).truncated).toBe(false);
  });

  it('is not larger than its limit of bytes', async () => {
    const answer = await ferries.ask({
      table: 'tickets',
      join: ['sailings', 'passengers', 'vessels'],
      limit: 500,
    });
    expect(Buffer.byteLength(JSON.stringify(answer.rows))).toBeLessThan(91_000);
  });
});

describe('remarks', () => {
  it('name the values of a column when the one asked for is not there', async () => {
    const answer = await ferries.ask({
      table: 'ports',
      filters: [eq('country', 'norway')],
      aggregates: count,
    });
    expect(answer.rows).toEqual([{ count: 0 }]);
    expect(answer.hint).toContain('its values: Faroes, Iceland, Norway');
  });

  it('warn when a join counts rows several times', async () => {
    const trap = await ferries.ask({
      table: 'sailings',
      join: ['tickets'],
      aggregates: [{ fn: 'sum', column: 'fuel_used' }],
    });
    expect(trap.hint).toContain('counts a row of sailings once for each of its rows in tickets');
    const fine = await ferries.ask({
      table: 'sailings',
      aggregates: [{ fn: 'sum', column: 'tickets.price' }],
    });
    expect(fine.hint).toBeUndefined();
  });
});
