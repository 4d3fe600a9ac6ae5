import { describe, expect, it } from 'vitest';
import { buildIndex, openIndex, snippetOf } from './search-index.ts';

const documents = [
  { id: 'moor', title: 'Mooring', text: 'Boats moor at the northern jetty. Mooring is free for two hours.' },
  { id: 'tide', title: 'Tide tables', text: 'High tides come twice a day; boats wait for them.' },
  { id: 'proto', title: 'Words of JavaScript', text: 'constructor __proto__ toString hasOwnProperty' },
  { id: 'fr', title: 'Météo', text: 'La météo marine est publiée à six heures : ＡＢＣ.' },
];
const index = openIndex(JSON.parse(JSON.stringify(buildIndex(documents, '2026-01-01T00:00:00.000Z'))));
const ids = (query: string, limit = 9) => index.search(query, limit).hits.map((hit) => hit.id);

describe('the index at the edge (R3.6)', () => {
  it.each([
    ['mooring', ['moor']],
    ['tide', ['tide']],
    ['Please tell me about boats', ['moor', 'tide']],
    ['MÉTÉO', ['fr']],
    ['abc', ['fr']],
    ['constructor', ['proto']],
    ['__proto__', ['proto']],
    ['valueOf', []],
    ['?!', []],
  ])('%s → %j', (query, expected) => expect(ids(query).toSorted()).toEqual(expected.toSorted()));

  it('puts the document first that has more of the question, and its title before its text', () => {
    expect(ids('boats that wait for the tide')[0]).toBe('tide');
    expect(ids('mooring boats')[0]).toBe('moor');
  });

  it('says how much of the question a document has', () => {
    const [whole] = index.search('northern jetty', 1).hits;
    const [part] = index.search('northern lights over Norway', 1).hits;
    expect(whole?.relevance).toBe(1);
    expect(part?.relevance).toBeLessThan(0.4);
  });

  it('cuts after top_k, and counts all', () => {
    expect(index.search('boats', 1)).toMatchObject({ hits: [{}], total: 2 });
  });

  it('finds nothing in an empty index', () => {
    expect(openIndex(buildIndex([], '')).search('boats', 5)).toEqual({ hits: [], total: 0 });
  });

  it('shows the part of a long text that was looked for', () => {
    const text = `${'Nothing here. '.repeat(100)}The lighthouse is green. ${'Nothing there. '.repeat(100)}`;
    const snippet = snippetOf(text, 'lighthouses');
    expect(snippet).toMatch(/^….*lighthouse is green.*…$/);
    expect(snippet.length).toBeLessThan(410);
  });
});
