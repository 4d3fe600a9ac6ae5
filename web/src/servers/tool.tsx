import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callTool, type Hint, type McpResult, type McpTool, resultValue } from '../api/mcp.ts';
import { RowsView } from '../chart/rows-view.tsx';
import { Notice } from '../chat/notice.tsx';
import { SchemaForm } from '../form/schema-form.tsx';
import { type HouseText, useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { rowsOf } from '../run/rows.ts';
import { Button } from '../ui/button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { formatDuration } from '../ui/format.ts';
import { ChevronIcon } from '../ui/icons.tsx';
import { JsonView } from '../ui/json-view.tsx';
import { exampleIn } from './example.ts';
import { Scopes } from './scopes.tsx';

/** One tool: what it does, what it may do, and a form to try it. */
export function Tool({ server, tool }: { server: string; tool: McpTool }) {
  const text = useHouseText();
  const [isOpen, setOpen] = useState(false);
  const scopes = tool._meta?.['parley/scopes'];
  return (
    <li className="rounded-2xl border border-line bg-panel">
      <details className="group/tool" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="flex min-h-12 list-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 [&::-webkit-details-marker]:hidden">
          <ChevronIcon className="size-3.5 text-soft motion-safe:transition-transform group-open/tool:rotate-90 rtl:rotate-180" />
          <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
            <h3 className="text-sm font-semibold">{tool.title ?? tool.name}</h3>
            <code className="font-mono text-xs wrap-anywhere text-soft">{tool.name}</code>
          </span>
          <Hints tool={tool} />
        </summary>
        {isOpen && (
          <div className="grid gap-4 border-t border-line px-4 py-4">
            <p className="text-sm whitespace-pre-wrap wrap-anywhere">{tool.description}</p>
            <Scopes scopes={Array.isArray(scopes) ? scopes.map(String) : []} />
            <Trial server={server} tool={tool} title={text.tryTool(tool.title ?? tool.name)} />
          </div>
        )}
      </details>
    </li>
  );
}

function Hints({ tool }: { tool: McpTool }) {
  const text = useHouseText();
  return (
    <span className="flex flex-wrap gap-1.5 max-sm:basis-full max-sm:ps-6.5">
      {hintsOf(tool, text).map(({ word, isRisky }) => (
        <span
          key={word}
          className={`rounded-md px-2 py-0.5 text-xs ${isRisky ? 'bg-warn-soft text-warn' : 'bg-raised text-soft'}`}
        >
          {word}
        </span>
      ))}
    </span>
  );
}

// What the specification assumes of a tool that says nothing: it writes, it may destroy, it reaches outside.
const ASSUMED: Record<Hint, boolean> = {
  readOnlyHint: false,
  destructiveHint: true,
  idempotentHint: false,
  openWorldHint: true,
};

function hintsOf({ annotations }: McpTool, { hints }: HouseText): { word: string; isRisky: boolean }[] {
  const given = { ...ASSUMED, ...annotations };
  if (given.readOnlyHint) return [{ word: hints.reads, isRisky: false }];
  const words = [
    { word: given.destructiveHint ? hints.destroys : hints.writes, isRisky: given.destructiveHint },
  ];
  return given.openWorldHint ? [...words, { word: hints.outside, isRisky: false }] : words;
}

interface TrialProps {
  server: string;
  tool: McpTool;
  title: string;
}

function Trial({ server, tool, title }: TrialProps) {
  const text = useHouseText();
  const example = exampleIn(tool.description);
  const [filled, setFilled] = useState<Record<string, unknown>>();
  const isReadOnly = tool.annotations?.readOnlyHint === true;
  const trial = useMutation({
    mutationFn: async (given: Record<string, unknown>) => {
      const startedAt = performance.now();
      const result = await callTool(server, { name: tool.name, arguments: given });
      return { result, took: performance.now() - startedAt };
    },
  });
  return (
    <section className="grid gap-4 rounded-xl bg-bg p-4">
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-2">
        <h4 className="text-sm font-medium">{title}</h4>
        {example !== undefined && (
          <Button onClick={() => setFilled({ ...example })}>{text.useExample}</Button>
        )}
      </div>
      {!isReadOnly && <Notice look="warning">{text.happensReally}</Notice>}
      <SchemaForm
        key={filled === undefined ? 'empty' : 'example'}
        initial={filled}
        schema={tool.inputSchema}
        label={title}
        submit={text.call}
        isBusy={trial.isPending}
        onSubmit={(given) => trial.mutate(given)}
      />
      <div role="status" aria-live="polite" className="grid gap-2">
        {trial.isPending && <p className="text-sm text-soft">{text.calling}</p>}
        {trial.isError && (
          <Notice look="danger">
            <ErrorText error={trial.error} />
          </Notice>
        )}
        {trial.isSuccess && (
          <p className="text-xs text-soft">
            {trial.data.result.isError === true ? text.refusedIn : text.answeredIn}{' '}
            {formatDuration(trial.data.took)}
          </p>
        )}
      </div>
      {trial.isSuccess && <Outcome tool={tool.name} result={trial.data.result} />}
    </section>
  );
}

function Outcome({ tool, result }: { tool: string; result: McpResult }) {
  const text = useText();
  const value = resultValue(result);
  const rows = result.isError === true ? undefined : rowsOf(value);
  const message = result.isError === true ? messageOf(value) : undefined;
  return (
    <div className="grid gap-3">
      {message !== undefined && <Notice look="danger">{message}</Notice>}
      {rows !== undefined && <RowsView caption={text.rowsFrom(tool)} rows={rows} />}
      <details open={rows === undefined}>
        <summary className="min-h-6 text-xs font-medium text-soft hover:text-ink">JSON</summary>
        <div className="mt-2">
          <JsonView label={text.resultOf(tool)} value={value} />
        </div>
      </details>
    </div>
  );
}

/** What our servers say when they refuse, and how to do better. */
function messageOf(value: unknown): string | undefined {
  const { error, hint } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  if (typeof error !== 'string') return undefined;
  return typeof hint === 'string' ? `${error} ${hint}` : error;
}
