import { type ReactNode, useState } from 'react';
import type { ToolCall } from '../api/types.ts';
import { RowsView } from '../chart/rows-view.tsx';
import { useText } from '../i18n/text.ts';
import { rowsOf } from '../run/rows.ts';
import { formatDuration } from '../ui/format.ts';
import { ChevronIcon } from '../ui/icons.tsx';
import { JsonView } from '../ui/json-view.tsx';
import { OutsideMark } from '../ui/outside-mark.tsx';
import { StepStatus } from './step-status.tsx';

/** The tool calls of a step, each as a card. A part of its own, because most answers are read without. */
export default function ToolCards({ calls }: { calls: readonly ToolCall[] }) {
  return (
    <div className="mt-2 grid gap-2">
      {calls.map((call) => (
        <ToolCard key={`${call.agent}:${call.callId}`} call={call} />
      ))}
    </div>
  );
}

/** One tool call: what was asked of which server, what came back, how long it took. */
function ToolCard({ call }: { call: ToolCall }) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group/tool rounded-lg border border-line bg-bg"
    >
      <summary className="flex min-h-9 list-none items-center gap-2 px-2.5 py-1.5 text-sm [&::-webkit-details-marker]:hidden">
        <ChevronIcon className="size-3.5 text-soft motion-safe:transition-transform group-open/tool:rotate-90 rtl:rotate-180" />
        <span className="min-w-0 flex-1 truncate font-mono text-xs">
          <span className="text-soft max-sm:hidden">{call.server}/</span>
          {call.tool}
          <span className="text-soft"> {hintOf(call.arguments)}</span>
        </span>
        {call.durationMs !== null && (
          <span className="text-xs text-soft tabular-nums">{formatDuration(call.durationMs)}</span>
        )}
        <StepStatus status={call.status} />
      </summary>
      {isOpen && (
        <div className="grid gap-3 border-t border-line px-3 py-3">
          <Part title={text.arguments}>
            <JsonView label={text.argumentsOf(call.tool)} value={call.arguments} />
          </Part>
          <Outcome call={call} />
          <Raw call={call} />
        </div>
      )}
    </details>
  );
}

function Outcome({ call }: { call: ToolCall }) {
  const text = useText();
  if (call.status === 'working') return <p className="text-sm text-soft">{text.noAnswerYet}</p>;
  if (call.error !== null) {
    return (
      <Part title={text.error}>
        <p className="rounded-lg bg-danger-soft px-3 py-2 text-sm text-danger">{call.error}</p>
      </Part>
    );
  }
  const rows = rowsOf(call.result);
  return (
    <Part title={text.result} mark={<OutsideMark />}>
      {rows === undefined ? (
        <JsonView label={text.resultOf(call.tool)} value={call.result} />
      ) : (
        <RowsView caption={text.rowsFrom(call.tool)} rows={rows} />
      )}
    </Part>
  );
}

/** The call as the log has it, for whoever wants to know exactly. */
function Raw({ call }: { call: ToolCall }) {
  const { rawCall } = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="min-h-6 text-xs font-medium text-soft hover:text-ink">JSON</summary>
      {isOpen && (
        <div className="mt-1">
          <JsonView label={rawCall(call.tool)} value={call} />
        </div>
      )}
    </details>
  );
}

interface PartProps {
  title: string;
  mark?: ReactNode;
  children: ReactNode;
}

function Part({ title, mark, children }: PartProps) {
  return (
    <section>
      <h5 className="mb-1 flex items-center gap-2 text-xs font-medium text-soft">
        {title}
        {mark}
      </h5>
      {children}
    </section>
  );
}

/** The arguments in a few words, for the closed card. */
function hintOf(args: Record<string, unknown>): string {
  const plain = Object.values(args).filter((value) => typeof value === 'string' || typeof value === 'number');
  return plain.slice(0, 2).join(', ');
}
