import type { ReactNode } from 'react';
import type { Citation, Run } from '../api/types.ts';
import { callOf, rowsOf } from '../run/rows.ts';
import { formatDay } from '../ui/format.ts';
import { JsonView } from '../ui/json-view.tsx';
import { agentTitle } from '../ui/names.ts';
import { RowsTable } from '../ui/rows-table.tsx';
import { Sheet } from '../ui/sheet.tsx';

interface SourceSheetProps {
  citation: Citation;
  run: Run;
  onClose: () => void;
}

/** A source opened: the passage of a document, or the query and its rows. */
export function SourceSheet({ citation, run, onClose }: SourceSheetProps) {
  return (
    <Sheet title={`Source ${citation.n}`} onClose={onClose}>
      <h3 className="text-lg font-semibold">{citation.title}</h3>
      <Facts citation={citation} />
      {citation.snippet !== undefined && (
        <Section title="Passage">
          <blockquote className="rounded-xl border-s-2 border-accent bg-raised px-4 py-3 whitespace-pre-wrap">
            {citation.snippet}
          </blockquote>
        </Section>
      )}
      <Data citation={citation} run={run} />
      <p className="mt-6 text-xs text-soft">
        This text comes from outside the page and is shown as it was found.
      </p>
    </Sheet>
  );
}

function Facts({ citation }: { citation: Citation }) {
  const facts: [string, string | undefined][] = [
    ['Document', citation.documentId],
    ['Category', citation.category],
    ['Last updated', citation.updated && formatDay(citation.updated)],
    ['Found by', citation.agent && agentTitle(citation.agent)],
    ['Through', citation.source],
  ];
  return (
    <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
      {facts.map(([name, value]) => value !== undefined && <Fact key={name} name={name} value={value} />)}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 wrap-break-word">{value}</dd>
    </>
  );
}

function Data({ citation, run }: { citation: Citation; run: Run }) {
  const call = callOf(citation, run);
  const query = citation.arguments ?? (citation.kind === 'document' ? undefined : call?.arguments);
  const rows = citation.kind === 'document' ? undefined : rowsOf(call?.result);
  return (
    <>
      {query !== undefined && (
        <Section title="Query">
          <JsonView label="Query" value={query} />
        </Section>
      )}
      {rows !== undefined && (
        <Section title="Rows">
          <RowsTable caption={citation.title} rows={rows} />
        </Section>
      )}
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-5">
      <h4 className="mb-1.5 text-sm font-medium text-soft">{title}</h4>
      {children}
    </section>
  );
}
