import { useState } from 'react';
import type { AuditEntryInfo } from '../api/types.ts';
import { useHouseText } from '../i18n/house/text.ts';
import { formatDuration, formatInstant } from '../ui/format.ts';
import { ChevronIcon } from '../ui/icons.tsx';
import { JsonView } from '../ui/json-view.tsx';

const LOOKS: Record<AuditEntryInfo['outcome'], string> = {
  ok: 'bg-accent-soft text-accent',
  denied: 'bg-danger-soft text-danger',
  error: 'bg-warn-soft text-warn',
  canceled: 'bg-raised text-soft',
};

/** One act; everything that was written down about it on request. */
export function EntryRow({ entry }: { entry: AuditEntryInfo }) {
  const { audit: words } = useHouseText();
  const { subject, actors } = entry;
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <details className="group/entry" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="flex list-none flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-2.5 text-sm hover:bg-raised [&::-webkit-details-marker]:hidden">
          <span
            className={`min-w-20 rounded-md px-2 py-0.5 text-center text-xs font-medium ${LOOKS[entry.outcome]}`}
          >
            {words.outcomes[entry.outcome]}
          </span>
          <span className="min-w-0 order-last flex-1 basis-full font-mono text-xs wrap-anywhere sm:order-none sm:basis-56">
            {entry.target}
            <span className="block font-sans text-soft">
              {[
                words.kinds[entry.kind],
                entry.service,
                [subject ?? words.nobody, ...actors].join(' ← '),
              ].join(' · ')}
            </span>
          </span>
          <time dateTime={entry.at} className="ms-auto text-xs text-soft tabular-nums">
            {formatInstant(entry.at)}
          </time>
          <ChevronIcon className="size-3.5 text-soft motion-safe:transition-transform group-open/entry:rotate-90 rtl:rotate-180" />
        </summary>
        {isOpen && <Details entry={entry} />}
      </details>
    </li>
  );
}

function Details({ entry }: { entry: AuditEntryInfo }) {
  const { audit: words } = useHouseText();
  const facts: [string, string | null][] = [
    [words.took, entry.durationMs === null ? null : formatDuration(entry.durationMs)],
    [words.code, entry.code],
    [words.cache, entry.cache],
    [words.hash, entry.argumentsHash],
    [words.request, entry.requestId],
    [words.trace, entry.traceparent],
  ];
  const known = facts.filter((fact): fact is [string, string] => fact[1] !== null);
  const hasArguments = entry.arguments !== null && entry.arguments !== undefined;
  return (
    <div className="grid gap-3 border-t border-line px-4 py-3 text-xs">
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
        {known.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="font-mono wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {hasArguments && <JsonView label={words.argumentsOf(entry.target)} value={entry.arguments} />}
    </div>
  );
}
