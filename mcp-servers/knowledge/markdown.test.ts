import { describe, expect, it } from 'vitest';
import { documentOf } from './documents.ts';
import { firstHeading, sectionsOf } from './markdown.ts';
import { MAX_PASSAGE, passagesOf } from './passages.ts';
import { snippetOf } from './snippet.ts';

const modified = new Date('2025-03-04T10:00:00Z');
const doc = (raw: string, path = 'a/b.md') => documentOf({ path, raw, modified }, []);
const sentence = 'The keeper writes the hour, the wind and the state of the sea into the book. ';

describe('sections', () => {
  it('keep the path of headings and leave out link targets and comments (R3.2)', () => {
    const sections = sectionsOf(
      '# A\n\nSee [the *rule*](http://x.example/y "t") and ![chart](z.png).\n\n## B ##\n\n<!-- hidden -->\nText.\n\n### C\n\nDeep.\n\n## D\n\nLast [ref][r].\n\n[r]: http://r.example\n',
    );
    expect(sections.map((s) => s.path)).toEqual([['A'], ['A', 'B'], ['A', 'B', 'C'], ['A', 'D']]);
    const text = sections.flatMap((s) => s.blocks.map((b) => b.text)).join('\n');
    expect(text).toContain('See the *rule* and chart.');
    expect(text).toContain('Last ref.');
    expect(text).not.toMatch(/example|hidden|png/);
  });

  it('leave a link inside code as it is', () => {
    const [section] = sectionsOf('```\n[a](b)\n```\n');
    expect(section?.blocks[0]?.text).toContain('[a](b)');
  });

  it('strip the targets in table cells and list items', () => {
    const text = sectionsOf('| a |\n|---|\n| [x](http://t) |\n\n- [y](http://l)\n  - [z](http://n)\n')
      .flatMap((s) => s.blocks)
      .map((b) => b.text)
      .join('\n');
    expect(text).not.toContain('http');
    expect(text).toContain('| x |');
    expect(text).toContain('- z');
  });

  it('find the first heading, underlined ones too', () => {
    expect(firstHeading('text\n\nThe *big* one\n=======\n')).toBe('The big one');
    expect(firstHeading('no heading')).toBeUndefined();
  });
});

describe('passages', () => {
  it('split long sections at paragraph borders and never exceed what is shown whole', () => {
    const paragraphs = Array.from({ length: 12 }, (_, i) => `P${i}. ${sentence.repeat(4)}`.trim());
    const passages = passagesOf({ title: 'T', body: paragraphs.join('\n\n') });
    expect(passages.length).toBeGreaterThan(2);
    expect(Math.max(...passages.map((p) => p.text.length))).toBeLessThanOrEqual(MAX_PASSAGE);
    expect(passages.map((p) => p.text).join('\n\n')).toBe(paragraphs.join('\n\n'));
  });

  it('split a paragraph that is too long by its sentences, and one without any by its words', () => {
    const long = passagesOf({ title: 'T', body: sentence.repeat(60) });
    expect(long.every((p) => p.text.endsWith('.'))).toBe(true);
    const endless = passagesOf({ title: 'T', body: 'x'.repeat(5000) });
    expect(endless.map((p) => p.text.replace(/\s/g, '').length).reduce((a, b) => a + b)).toBe(5000);
  });

  it('keep a table whole, however long, with the sentence that introduces it when both fit', () => {
    const row = (i: number) => `| row ${i} | ${'cell '.repeat(8)}|`;
    const table = (n: number) =>
      ['| a | b |', '|---|---|', ...Array.from({ length: n }, (_, i) => row(i))].join('\n');
    const small = passagesOf({ title: 'T', body: `${sentence.repeat(10)}\n\nAs follows:\n\n${table(8)}` });
    expect(small.find((p) => p.text.includes('row 0'))?.text).toContain('As follows');
    const large = passagesOf({ title: 'T', body: table(100) });
    expect(large).toHaveLength(1);
    expect(large[0]?.text).toContain('row 99');
  });

  it('name the heading path without repeating the title', () => {
    const passages = passagesOf({
      title: 'Tides',
      body: '# Tides\n\nHigh.\n\n## Spring\n\n### Neap\n\nLow.\n',
    });
    expect(passages.map((p) => p.heading)).toEqual(['Tides', 'Spring > Neap']);
  });
});

describe('snippet', () => {
  it('shows of a long table the head and the rows that have words of the query', () => {
    const rows = Array.from({ length: 200 }, (_, i) => `| item ${i} | price ${i * 3} |`);
    rows[150] = '| astrolabe | rare |';
    const snippet = snippetOf(['| name | note |', '|---|---|', ...rows].join('\n'), ['astrolabe']);
    expect(snippet.length).toBeLessThanOrEqual(MAX_PASSAGE);
    expect(snippet.startsWith('| name | note |\n|---|---|')).toBe(true);
    expect(snippet).toContain('astrolabe');
    expect(snippet).toContain('…');
  });
});

describe('front matter', () => {
  it('is optional: id from the path, title from the heading, date from the file (R3.2)', () => {
    expect(doc('# Ropes & Knots\n\nText', 'On Deck/ropes and knots.md')).toMatchObject({
      id: 'on-deck-ropes-and-knots',
      title: 'Ropes & Knots',
      category: 'On Deck',
      updated: '2025-03-04',
    });
    expect(doc('Text', 'wind_scale.md')).toMatchObject({ title: 'Wind scale', category: 'general' });
  });

  it('keeps keys it does not know and reads dates and numbers as YAML gives them', () => {
    const document = doc('---\nid: 42\ntitle: T\nupdated: 2024-02-29\nowner: Bo\n---\nText');
    expect(document).toMatchObject({ id: '42', updated: '2024-02-29' });
    expect(document.frontMatter).toMatchObject({ owner: 'Bo' });
  });

  it('lets the folder decide on the category, and the front matter on its spelling', () => {
    expect(doc('---\ncategory: HR\n---\nx', 'hr/a.md').category).toBe('HR');
    expect(doc('---\ncategory: Finance\n---\nx', 'hr/a.md').category).toBe('hr');
  });

  it('counts as text, with a warning, when it is not YAML', () => {
    const warnings: string[] = [];
    const document = documentOf({ path: 'a.md', raw: '---\n: [\n---\nText', modified }, warnings);
    expect(document.body).toContain('Text');
    expect(warnings).toHaveLength(1);
  });
});
