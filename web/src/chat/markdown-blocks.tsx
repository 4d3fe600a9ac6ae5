import { type ComponentProps, lazy, Suspense, useState } from 'react';
import { chartable } from '../chart/chart-of.ts';
import { useText } from '../i18n/text.ts';
import { rowsOfTable } from '../run/table-text.ts';
import { Button } from '../ui/button.tsx';
import { CodeBox } from '../ui/code-box.tsx';
import { UsageIcon } from '../ui/icons.tsx';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { TableMenu } from '../ui/table-menu.tsx';
import { type DocumentNode, tableOf, textOf } from './block-text.ts';

const ChartView = lazy(() => import('../chart/chart-view.tsx'));

const NOTHING: DocumentNode = { type: 'root' };

/** A table of the answer: to be read, drawn where it has numbers, and taken along. */
export function Table({ children, node = NOTHING }: ComponentProps<'table'> & { node?: DocumentNode }) {
  const text = useText();
  const [isDrawn, setDrawn] = useState(false);
  const table = tableOf(node);
  const rows = rowsOfTable(table);
  const found = chartable(rows);
  return (
    <div className="my-4">
      {found !== undefined && isDrawn && (
        <div className="mb-2 text-sm">
          <Suspense fallback={null}>
            <ChartView rows={rows} found={found} />
          </Suspense>
        </div>
      )}
      <ScrollBox role="group" label={text.table}>
        <table className="w-full border-collapse text-sm">{children}</table>
      </ScrollBox>
      <div className="mt-0.5 flex justify-end">
        {found !== undefined && (
          <Button look="quiet" aria-expanded={isDrawn} onClick={() => setDrawn((isShown) => !isShown)}>
            <UsageIcon />
            {text.chart}
          </Button>
        )}
        <TableMenu title={text.anUnnamedTable} table={() => table} />
      </div>
    </div>
  );
}

/** Code of the answer. */
export function Code({ children, node = NOTHING }: ComponentProps<'pre'> & { node?: DocumentNode }) {
  const text = useText();
  return (
    <div className="my-3 text-sm">
      <CodeBox role="group" label={text.code} text={textOf(node).replace(/\n$/, '')}>
        {children}
      </CodeBox>
    </div>
  );
}
