import { describe, expect, it } from 'vitest';
import { type DocumentNode, tableOf, textOf } from './block-text.ts';

const text = (value: string): DocumentNode => ({ type: 'text', value });
const element = (tagName: string, ...children: DocumentNode[]): DocumentNode => ({
  type: 'element',
  tagName,
  children,
});
const link = (href: string, value: string) => ({ ...element('a', text(value)), properties: { href } });

describe('what a block of an answer says', () => {
  it('has the words of links and figures, and no number of a citation', () => {
    const cell = element('p', text('Boats: '), link('#figure-1', '12'), text(' '), link('#source-1', '1'));
    expect(textOf(cell)).toBe('Boats: 12 ');
  });

  it('is a table cell by cell, spaces and line breaks apart', () => {
    const row = (tag: string, ...cells: string[]) =>
      element('tr', text('\n'), ...cells.map((cell) => element(tag, text(cell))));
    const table = element(
      'table',
      element('thead', row('th', 'Pier', 'Boats')),
      text('\n'),
      element('tbody', row('td', ' North\npier ', '3'), row('td', 'South', '4')),
    );
    expect(tableOf(table)).toEqual({
      columns: ['Pier', 'Boats'],
      rows: [
        ['North pier', '3'],
        ['South', '4'],
      ],
    });
  });
});
