import { describe, expect, it } from 'vitest';
import { resultFeatures } from './results.ts';

const list = (rows: number): string => Array.from({ length: rows }, (_, at) => `- truck ${at}`).join('\n');
const kindOf = (text: string): string | undefined =>
  Object.keys(resultFeatures({ kind: 'answer', text }, 'op'))[0];

describe('what an answer looks like (R12)', () => {
  it.each([
    ['There are no trucks in Quay.', 'nothing'],
    ['No, there is nothing on record.', 'nothing'],
    ['There is no record of that.', 'nothing'],
    ['There are **0** trucks.', 'zero'],
    ['There is **1** truck.', 'one'],
    ['There are **1,234** trucks.', 'value'],
    ['The difference is **-3**.', 'negative'],
    ['**45 %** of the trucks are leased.', 'value'],
    ['The truck is a **Volvo**.', 'fact'],
    [`Trucks:\n${list(1)}`, 'row'],
    [`Trucks:\n${list(3)}`, 'few'],
    [`Trucks:\n${list(4)}`, 'some'],
    [`Trucks:\n${list(13)}`, 'many'],
    [`There are 80 trucks; the first 50 are:\n${list(50)}`, 'cut'],
  ])('%s', (text, kind) => {
    expect(kindOf(text)).toBe(`result:${kind}`);
  });

  it('counts the rows of a table without its head', () => {
    expect(kindOf('Trucks:\n\n| Depot | Trucks |\n| --- | --- |\n| Quay | 7 |')).toBe('result:row');
  });

  it('tells the kind apart for each kind of question', () => {
    expect(resultFeatures({ kind: 'answer', text: 'There are **0** trucks.' }, 'count')).toEqual({
      'result:zero': 1,
      'result:zero|count': 1,
    });
  });

  it('sees ties and gaps', () => {
    const text = 'Two share that place:\n\n| Depot | Trucks |\n| --- | --- |\n| – | 7 |\n| Quay | 7 |';
    expect(resultFeatures({ kind: 'answer', text }, 'rank')).toMatchObject({
      'result:tied': 1,
      'result:gaps': 1,
    });
  });

  it('knows a query that could not be answered', () => {
    expect(resultFeatures({ kind: 'decline', reason: 'too much' }, 'list')).toEqual({
      'result:refused': 1,
      'result:refused|list': 1,
    });
  });
});
