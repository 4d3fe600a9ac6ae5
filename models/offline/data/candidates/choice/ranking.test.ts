import { describe, expect, it } from 'vitest';
import { chanceOf, ranked, weighed } from '../../../text/linear.ts';
import { type Rival, rivalsOf, secondFeatures, tellingFeatures } from './ranking.ts';

const other = { features: { 'op:count': 1 }, same: false };
const candidates = [other, { features: { 'op:list': 1 }, same: true }] as const;

describe('readings that are compared (R12)', () => {
  it('says of each how the reading by rules stands to it', () => {
    expect(rivalsOf(candidates, 'answer')).toEqual([
      { features: { 'op:count': 1, 'old:other': 1 }, what: 'new' },
      { features: { 'op:list': 1, 'old:same': 1 }, what: 'same' },
    ]);
    expect(rivalsOf([other], 'decline')).toEqual([
      { features: { 'op:count': 1, 'old:declined': 1 }, what: 'new' },
    ]);
  });

  it('says nothing of rules that were not asked', () => {
    expect(rivalsOf([other], undefined)).toEqual([{ features: { 'op:count': 1 }, what: 'new' }]);
  });

  it.each([
    ['There are **7** trucks.', { o: 1, 'o:number': 1 }],
    ['There are no trucks.', { o: 1, 'o:nothing': 1 }],
    ['Number of trucks per depot', { o: 1, 'o:groups': 1 }],
    ['The total cost is **7**', { o: 1, 'o:figure': 1 }],
    ['**7 %** of the trucks', { o: 1, 'o:share': 1 }],
    ['For the truck AB-12: make **Volvo**', { o: 1, 'o:fact': 1 }],
    ['On average there are **2**', { o: 1, 'o:mean': 1 }],
    [
      'Trucks (I read "lorys" as lorries); the first 50 are',
      { o: 1, 'o:other': 1, 'o:replaced': 1, 'o:cut': 1 },
    ],
  ])('sets the answer by rules beside them where none is the same: %s', (said, features) => {
    expect(rivalsOf([other], 'answer', said).at(-1)).toEqual({ features, what: 'old' });
  });
});

describe('rivals by how much speaks for them (R12)', () => {
  it('weighs only what a weight is known of', () => {
    expect(weighed({ known: 2, unknown: 5 }, { known: 1.5, elsewhere: 9 })).toBe(3);
  });

  it('gives chances that add up to one, best first', () => {
    const { chances, order } = ranked([1, 3, 2]);
    expect(order).toEqual([1, 2, 0]);
    expect(chances.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1);
    expect((chances[1] ?? 0) / (chances[2] ?? 1)).toBeCloseTo(Math.E);
  });

  it('compares scores that are far too large to be raised to a power', () => {
    expect(ranked([1000, 1000]).chances).toEqual([0.5, 0.5]);
  });

  it('takes to the second look what holds for other questions too, and no single words', () => {
    const second = secondFeatures(
      { 'op:count': 1, 'open:word': 2, 'open=rusty': 1, 'count~how many': 1 },
      { 'result:zero': 1 },
      { score: 10, chance: 0.5, nth: 2, what: 'new' },
    );
    expect(second).toMatchObject({ 'op:count': 1, 'open:word': 2, 'result:zero': 1, first: 2, 'first:2': 1 });
    expect(second).toMatchObject({ 'first chance': 0.5, 'what:new': 1 });
    expect(Object.keys(second)).not.toContain('open=rusty');
    expect(Object.keys(second)).not.toContain('count~how many');
  });
});

describe('whether the best may be told (R12)', () => {
  const rivals: Rival[] = [
    { features: { 'open:word': 3, 'op:list': 1 }, what: 'new' },
    { features: { 'open:word': 1, 'op:count': 1 }, what: 'same' },
  ];

  it('goes by the best, its lead and the fewest words that a rival leaves open', () => {
    const told = tellingFeatures(rivals, ranked([0, Math.log(3)]), 'answer', 34);
    expect(told).toMatchObject({
      'what:same': 1,
      'best op:count': 1,
      'least open:1': 1,
      'rivals:3': 1,
      'rules:answer': 1,
    });
    expect(told['chance']).toBeCloseTo(0.75);
    expect(told['margin']).toBeCloseTo(0.5);
    expect(told).not.toHaveProperty('best op:list');
  });

  it('knows when there is none', () => {
    expect(tellingFeatures([], ranked([]), 'decline', 0)).toEqual({ none: 1 });
  });

  it('is undecided where nothing speaks for it or against it', () => {
    expect(chanceOf({}, {})).toBe(0.5);
    expect(chanceOf({ bias: 1 }, { bias: Math.log(4) })).toBeCloseTo(0.8);
  });
});
