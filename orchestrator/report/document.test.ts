import { describe, expect, it } from 'vitest';
import { sectionsIn } from './document.ts';

describe('Markdown as sections of a document', () => {
  it('keeps headings, words, lists and tables, without the marks', () => {
    const sections = sectionsIn(
      [
        'Intro with **bold**, `code` & a [link](https://x.example) [1].',
        '',
        '## Numbers',
        '',
        '1. first',
        '2. second',
        '   - inner',
        '',
        '| Name | Count |',
        '|---|---:|',
        '| A *b* | 1,200 |',
        '',
        'After the table.',
        '',
        '> quoted',
        '',
        '<script>alert(1)</script>',
      ].join('\n'),
    );
    expect(sections).toEqual([
      { heading: '', paragraphs: ['Intro with bold, code & a link [1].'] },
      {
        heading: 'Numbers',
        paragraphs: ['1. first', '2. second', '    • inner'],
        table: {
          columns: [
            { title: 'Name', kind: 'text' },
            { title: 'Count', kind: 'number' },
          ],
          rows: [['A b', '1,200']],
        },
      },
      { heading: '', paragraphs: ['After the table.', 'quoted', '<script>alert(1)</script>'] },
    ]);
  });

  it('makes something of nothing', () => {
    expect(sectionsIn('')).toEqual([]);
  });
});
