import { formatNumber } from './format.ts';
import { ScrollBox } from './scroll-box.tsx';

export type Row = Record<string, unknown>;

const MOST_ROWS = 200;

/** Rows of a query; numbers are aligned to compare. */
export function RowsTable({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return (
    <ScrollBox label={caption} className="max-h-96">
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-raised text-start">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={`px-3 py-1.5 font-medium ${alignmentOf(column, rows)}`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id of their own and never move
            <tr key={index} className="border-t border-line">
              {columns.map((column) => (
                <Cell key={column} value={row[column]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

// A heading stands over its values: at the end for numbers.
function alignmentOf(column: string, rows: readonly Row[]): string {
  return typeof rows[0]?.[column] === 'number' ? 'text-end' : 'text-start';
}

function Cell({ value }: { value: unknown }) {
  if (typeof value === 'number') {
    return <td className="px-3 py-1.5 text-end tabular-nums">{formatNumber(value)}</td>;
  }
  const text = value === null || value === undefined ? '–' : String(value);
  return <td className="px-3 py-1.5">{text}</td>;
}
