import { expect, it } from 'vitest';
import type { Node } from './remark-citations.ts';
import { remarkNumberColumns } from './remark-number-columns.ts';

const cell = (value: string): Node => ({ type: 'tableCell', children: [{ type: 'text', value }] });
const row = (...values: string[]): Node => ({ type: 'tableRow', children: values.map(cell) });

function aligned(rows: Node[], align: (string | null)[]): unknown {
  const table = { type: 'table', align, children: rows };
  remarkNumberColumns()({ type: 'root', children: [table] });
  return table.align;
}

it('puts amounts at the end of their column: no words, no months, and nothing that the writer placed', () => {
  const head = row('Month', 'Hours', 'Share', 'Department', 'Cost', 'Placed');
  const rows = [
    row('2026-08', '53,487.25', '12 %', 'Sales', '$1,200', '1'),
    row('2026-09', '-7', '8.5%', '12 Sales teams', '€ 30', '2'),
  ];
  const align = [null, null, null, null, null, 'center'];
  expect(aligned([head, ...rows], align)).toEqual([null, 'right', 'right', null, 'right', 'center']);
  expect(aligned([head], align)).toEqual(align);
});
