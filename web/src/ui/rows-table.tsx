import { useText } from '../i18n/text.ts';
import { columnsOf, type Row } from '../run/rows.ts';
import { formatNumber } from './format.ts';
import { ScrollBox } from './scroll-box.tsx';
import { TableMenu } from './table-menu.tsx';

const MOST_ROWS = 200;

/** Rows of a query; numbers are aligned to compare, and the whole can be taken along. */
export function RowsTable({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  const text = useText();
  const columns = columnsOf(rows);
  const table = () => ({ columns, rows: rows.map((row) => columns.map((column) => row[column])) });
  return (
    <div>
      <div className="mb-1 flex items-center justify-between gap-2">
        <p className="text-xs text-soft">
          {rows.length > MOST_ROWS ? text.rowsShown(MOST_ROWS, rows.length) : text.rowsCount(rows.length)}
        </p>
        <TableMenu title={caption} table={table} />
      </div>
      <ScrollBox label={caption} className="max-h-96">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">{caption}</caption>
          <thead className="sticky top-0 bg-raised text-start">
            <tr>
              {columns.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={`px-3 py-1.5 font-medium ${alignmentOf(column, rows)}`}
                >
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
    </div>
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
