import { type Node, textOf } from './remark-citations.ts';

/** An amount, with its sign, unit or currency; no day, no year and month. */
const AMOUNT = /^[-+−]?\s*(?:[$€£]\s*)?\d[\d.,\s]*(?:\s*(?:%|[$€£]|[a-z]{1,3}))?$/i;

interface TableNode extends Node {
  align?: ('left' | 'right' | 'center' | null)[];
}

/** Puts the amounts of a column below each other at its end, where the writer did not say how they should stand. */
export function remarkNumberColumns() {
  return (tree: Node) => {
    for (const node of tree.children ?? []) if (node.type === 'table') alignAmounts(node);
  };
}

function alignAmounts(table: TableNode): void {
  const [head, ...rows] = table.children ?? [];
  if (head === undefined || rows.length === 0) return;
  table.align = (head.children ?? []).map((_, column) => {
    const said = table.align?.[column] ?? null;
    const cells = rows.map((row) => row.children?.[column]).map((cell) => (cell ? textOf(cell).trim() : ''));
    return said ?? (cells.every((cell) => AMOUNT.test(cell)) ? 'right' : null);
  });
}
