import { describe, expect, it } from 'vitest';
import { rowsOfTable, toCsv, toMarkdown } from './table-text.ts';

const table = (...rows: unknown[][]) => ({ columns: ['name', 'boats'], rows });

describe('a table as CSV', () => {
  it('quotes what needs quotes and leaves the rest', () => {
    expect(toCsv(table(['Pier "A", north', 3], ['two\nlines', null]))).toBe(
      'name,boats\r\n"Pier ""A"", north",3\r\n"two\nlines",\r\n',
    );
  });

  it.each(['=1+1', '+SUM(A1)', '-2+3', '@cmd', '\tx', '=HYPERLINK("http://x")'])(
    'is safe to open in a spreadsheet: %j',
    (text) => {
      expect(toCsv(table([text, 1])).split('\r\n')[1]).toMatch(/^"?'/);
    },
  );

  it('leaves negative numbers numbers, also as text', () => {
    expect(toCsv(table([-3, '-4.5%']))).toContain('\r\n-3,-4.5%\r\n');
  });
});

describe('a table as Markdown', () => {
  it('aligns numbers and keeps cells cells', () => {
    expect(toMarkdown(table(['a|b', 1], ['c\nd', 2]))).toBe(
      '| name | boats |\n| --- | ---: |\n| a\\|b | 1 |\n| c<br>d | 2 |\n',
    );
  });
});

describe('a table of text as rows to draw', () => {
  it('has numbers where a whole column is numbers, with or without a unit', () => {
    const read = rowsOfTable({
      columns: ['pier', 'boats', 'share', 'fees', 'mixed'],
      rows: [
        ['North', '1,204', '62.5 %', '$ 3.10', '7'],
        ['South', '-3', '0%', '12 €', 'none'],
      ],
    });
    expect(read).toEqual([
      { pier: 'North', boats: 1204, share: 62.5, fees: 3.1, mixed: '7' },
      { pier: 'South', boats: -3, share: 0, fees: 12, mixed: 'none' },
    ]);
  });

  it.each(['1.204,5', '12,34', '1,2,3', '2026-03-01', ''])('guesses no number: %j', (text) => {
    expect(rowsOfTable({ columns: ['a'], rows: [[text]] })).toEqual([{ a: text }]);
  });
});
