import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { airline } from './testing/airline.ts';
import { cases as airlineCases } from './testing/airline-cases.ts';
import { brigade } from './testing/brigade.ts';
import { cases as brigadeCases } from './testing/brigade-cases.ts';
import { city } from './testing/city.ts';
import { cases as cityCases } from './testing/city-cases.ts';
import { holds, isScattered } from './testing/grade.ts';
import { hospital } from './testing/hospital.ts';
import { cases as hospitalCases } from './testing/hospital-cases.ts';
import { library } from './testing/library.ts';
import { cases as libraryCases } from './testing/library-cases.ts';
import { type RunningWorld, runWorld } from './testing/run-world.ts';
import { shop } from './testing/shop.ts';
import { cases as shopCases } from './testing/shop-cases.ts';

describe.each([
  { world: shop, cases: shopCases },
  { world: hospital, cases: hospitalCases },
  { world: library, cases: libraryCases },
  { world: city, cases: cityCases },
  { world: airline, cases: airlineCases },
  { world: brigade, cases: brigadeCases },
])('the world of $world.name, asked in plain words over PostgreSQL (R12)', ({ world, cases }) => {
  let running: RunningWorld;
  beforeAll(async () => {
    running = await runWorld(world);
  });
  afterAll(() => running.close());

  it.each(cases)('$q', async (question) => {
    const answer = await running.askRules(question.q);
    if ('decline' in question) {
      expect(answer.kind, answer.text).toBe('decline');
      return;
    }
    expect(answer.kind, answer.text).toBe('answer');
    const expected = await running.truth(question.sql);
    for (const value of expected.flat())
      expect(holds(answer.text, value), `${String(value)} in: ${answer.text}`).toBe(true);
    expect(isScattered(answer.text, expected.length), answer.text).toBe(false);
    expect(answer.text).toMatch(/\[call:c\d+\]/);
  });

  it('asks about any schema in little time (R8)', async () => {
    const started = performance.now();
    for (const question of cases.slice(0, 10)) await running.askRules(question.q);
    expect((performance.now() - started) / 10).toBeLessThan(500);
  });
});
