import type { ReactNode } from 'react';

interface PanelProps {
  title: string;
  /** What stands at the end of its head. */
  side?: ReactNode;
  children: ReactNode;
}

/** A part of a page of the house, with its name. */
export function Panel({ title, side, children }: PanelProps) {
  return (
    <section className="rounded-2xl border border-line bg-panel p-5">
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-medium">{title}</h2>
        {side}
      </div>
      {children}
    </section>
  );
}
