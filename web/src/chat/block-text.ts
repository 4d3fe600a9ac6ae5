import type { Table } from '../run/table-text.ts';
import { CITATION_PREFIX } from './remark-citations.ts';

/** As much of a node of the rendered document as is read here. */
export interface DocumentNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: readonly DocumentNode[];
}

/** What a node says, without the numbers of citations: they mean nothing outside of the page. */
export function textOf({ type, value, properties, children = [] }: DocumentNode): string {
  if (type === 'text') return value ?? '';
  if (String(properties?.['href'] ?? '').startsWith(CITATION_PREFIX)) return '';
  return children.map(textOf).join('');
}

/** A table of the document: its heading and its rows, cell by cell. */
export function tableOf(table: DocumentNode): Table {
  const [head = [], ...rows] = allOf(table, 'tr').map((row) =>
    (row.children ?? [])
      .filter(({ tagName }) => tagName === 'th' || tagName === 'td')
      .map((cell) => textOf(cell).replaceAll(/\s+/g, ' ').trim()),
  );
  return { columns: head, rows };
}

function allOf(node: DocumentNode, tagName: string): DocumentNode[] {
  if (node.tagName === tagName) return [node];
  return (node.children ?? []).flatMap((child) => allOf(child, tagName));
}
