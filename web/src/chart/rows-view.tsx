import { lazy, Suspense } from 'react';
import type { Row } from '../run/rows.ts';
import { RowsTable } from '../ui/rows-table.tsx';
import { chartable } from './chart-of.ts';

const ChartView = lazy(() => import('./chart-view.tsx'));

/** Rows as a picture, where they make one, and as a table. */
export function RowsView({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  const found = chartable(rows);
  return (
    <div className="grid gap-3">
      {found !== undefined && (
        <Suspense fallback={null}>
          <ChartView rows={rows} found={found} />
        </Suspense>
      )}
      <RowsTable caption={caption} rows={rows} />
    </div>
  );
}
