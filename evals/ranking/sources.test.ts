import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWorlds } from '../world.ts';
import { dataRanker } from './data/ranker.ts';
import { documentRanker } from './documents/ranker.ts';
import type { Source } from './ranker.ts';

const EVALS = join(import.meta.dirname, '..');
const HELD_OUT = ['bakery', 'city', 'clubs', 'farmcoop', 'freight', 'lawfirm', 'museum'];
const STRANGERS_HELD_OUT = ['cheese', 'dentist', 'tram'];

const data = await dataRanker.sources();
const documents = await documentRanker.sources();
const namesOf = (sources: readonly Source[]): string[] => sources.map(({ world }) => world.name);

describe('what rankers learn from (R12)', () => {
  it.each([
    ['data', data],
    ['documents', documents],
  ])('is nothing that is held out: %s', (_, sources) => {
    for (const { world } of sources) expect(world.heldOut, world.name).toBe(false);
    const names = namesOf(sources);
    expect(names.filter((name) => [...HELD_OUT, ...STRANGERS_HELD_OUT].includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('is, for data, each database of strangers but three, and each world with tables', () => {
    expect(data.filter(({ unrounded }) => unrounded)).toHaveLength(30);
    expect(data.filter(({ known }) => known)).toHaveLength(9);
    expect(data.flatMap(({ questions }) => questions).some(({ kind }) => kind === 'document')).toBe(false);
  });

  it('is, for documents, each handbook and each world with documents', async () => {
    const handbooks = await readdir(join(EVALS, 'handbooks'));
    const fresh = namesOf(documents.filter(({ known }) => !known));
    expect(fresh).toEqual(handbooks.sort());
    expect(documents.filter(({ known }) => known)).toHaveLength(10);
    const kinds = documents.flatMap(({ questions }) => questions.map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(['document', 'decline']));
  });

  it('can be told from what is held out before a question is read', async () => {
    const worlds = await readWorlds(join(EVALS, 'worlds'), { heldOut: true });
    expect(worlds.map(({ name }) => name)).toEqual(HELD_OUT);
    const others = await readWorlds(join(EVALS, 'strangers'), { heldOut: true });
    expect(others.map(({ name }) => name)).toEqual(STRANGERS_HELD_OUT);
  });
});
