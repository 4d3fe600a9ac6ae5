import { expect, it } from 'vitest';
import type { Run } from '../api/types.ts';
import { selectFigures } from './select-figures.ts';

const citation = (id: string, kind: 'data' | 'document') => ({ id, kind }) as Run['citations'][number];
const figure = (value: number, sourceId: string) => ({ value, sourceId }) as Run['figures'][number];

it('shows a few figures from data, each once, in their order', () => {
  const citations = [citation('q', 'data'), citation('d', 'document')];
  const repeated = [figure(128, 'q'), figure(3, 'd'), figure(128, 'q'), figure(5, 'question')];
  const many = Array.from({ length: 40 }, (_, n) => figure(n, 'q'));
  const shown = selectFigures([...repeated, ...many], citations);
  expect(shown.map(({ value }) => value)).toEqual([128, 0, 1, 2, 3, 4]);
  expect(selectFigures([figure(5, 'question')], citations)).toEqual([]);
});

it('leaves out digits of names and of days, which count nothing', () => {
  const citations = [citation('q', 'data')];
  const year = { ...figure(2026, 'q'), column: 'date:month', operation: 'value' };
  const name = { ...figure(4, 'q'), operation: 'document' };
  const hours = { ...figure(53_487, 'q'), column: 'value', operation: 'value' };
  expect(selectFigures([year, hours, name] as Run['figures'], citations)).toEqual([hours]);
});
