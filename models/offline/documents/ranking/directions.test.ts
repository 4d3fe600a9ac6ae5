import { describe, expect, it } from 'vitest';
import { passagesIn } from '../passages.ts';
import { bagsOf, houseOf } from './directions.ts';

const passages = passagesIn([
  {
    results: [
      {
        document_id: 'KB-1',
        title: 'Kennels',
        heading: 'Kennels',
        relevance: 0.5,
        snippet:
          'Dogs are walked twice a day. Dogs are fed in the morning. Dogs sleep in heated rooms. Dogs are washed on Fridays.',
      },
    ],
  },
]);
const units = passages.flatMap((p) => p.units);
const bagOfUnit = (text: string) => units.filter((u) => u.text.includes(text)).map(({ bag }) => bag);

describe('houseOf', () => {
  const house = houseOf(units);

  it('compares by what sets a sentence apart from the others', () => {
    const asked = house.direction(bagsOf(['What food do dogs get, and when are dogs fed?']));
    const fed = house.alike(asked, bagOfUnit('fed'));
    expect(fed).toBeGreaterThan(house.alike(asked, bagOfUnit('washed')));
    expect(fed).toBeGreaterThan(house.alike(asked, bagOfUnit('heated')));
  });

  it('says how much of a sentence is asked about', () => {
    expect(house.answered(['wash', 'friday'], bagOfUnit('washed'))).toBeGreaterThan(
      house.answered(['wash', 'friday'], bagOfUnit('heated')),
    );
  });
});
