import type { Run } from '../api/types.ts';

type Figure = Run['figures'][number];

const MOST = 6;

/** Digits of a name or of a day: they are found in the data, but count nothing. */
function countsNothing({ operation, column = '' }: Figure): boolean {
  return operation === 'document' || column.startsWith('date:');
}

/** The few figures worth a tile: from data, each value of a source once, in the order of the answer. */
export function selectFigures(figures: readonly Figure[], citations: Run['citations']): Figure[] {
  const fromData = new Set(citations.filter(({ kind }) => kind === 'data').map(({ id }) => id));
  const chosen = new Map<string, Figure>();
  for (const figure of figures) {
    const key = `${figure.sourceId}:${figure.value}`;
    if (fromData.has(figure.sourceId) && !countsNothing(figure) && !chosen.has(key)) chosen.set(key, figure);
  }
  return [...chosen.values()].slice(0, MOST);
}
