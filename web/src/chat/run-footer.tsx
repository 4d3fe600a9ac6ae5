import type { Run } from '../api/types.ts';
import { Button } from '../ui/button.tsx';
import { formatDuration, formatNumber, formatUsd } from '../ui/format.ts';
import { CheckIcon, CopyIcon, RetryIcon } from '../ui/icons.tsx';
import { agentTitle } from '../ui/names.ts';
import { useCopy } from '../ui/use-copy.ts';

const MODES = { live: 'Language model', local: 'Local model', offline: 'Offline model' } as const;

interface RunFooterProps {
  run: Run;
  onRetry: () => void;
}

/** Who answered, what it took, and what can be done with the answer. */
export function RunFooter({ run, onRetry }: RunFooterProps) {
  const [isCopied, copy] = useCopy();
  return (
    <footer className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-soft">
      {run.model !== null && <ModelMark model={run.model} />}
      <Cost run={run} />
      <span className="tabular-nums">{formatDuration(run.durationMs)}</span>
      <span className="ms-auto flex">
        {run.answer !== null && (
          <Button look="quiet" className="text-xs" onClick={() => copy(run.answer ?? '')}>
            {isCopied ? <CheckIcon /> : <CopyIcon />}
            {isCopied ? 'Copied' : 'Copy'}
          </Button>
        )}
        {run.status === 'completed' && (
          <Button look="quiet" className="text-xs" onClick={onRetry}>
            <RetryIcon />
            Ask again
          </Button>
        )}
      </span>
    </footer>
  );
}

function ModelMark({ model }: { model: NonNullable<Run['model']> }) {
  const look = model.mode === 'offline' ? 'bg-warn-soft text-warn' : 'bg-accent-soft text-accent';
  return (
    <span className={`rounded-md px-2 py-0.5 font-medium ${look}`}>
      {MODES[model.mode]}
      {model.names.length > 0 && ` · ${model.names.join(', ')}`}
    </span>
  );
}

function Cost({ run: { usage } }: { run: Run }) {
  const tokens = usage.inputTokens + usage.outputTokens;
  if (tokens === 0) return null;
  return (
    <details className="relative">
      <summary className="flex min-h-6 list-none items-center tabular-nums underline decoration-dotted underline-offset-4 [&::-webkit-details-marker]:hidden">
        {formatNumber(tokens)} tokens · {formatUsd(usage.usd)}
      </summary>
      <table className="absolute start-0 bottom-7 z-10 rounded-xl border border-line bg-panel text-xs shadow-lg">
        <caption className="sr-only">Tokens and cost by agent</caption>
        <tbody>
          {Object.entries(usage.byAgent).map(([agent, used]) => (
            <tr key={agent}>
              <th scope="row" className="px-3 py-1 text-start font-normal whitespace-nowrap">
                {agentTitle(agent)}
              </th>
              <td className="px-3 py-1 text-end whitespace-nowrap tabular-nums">
                {formatNumber(used.inputTokens + used.outputTokens)} tokens
              </td>
              <td className="px-3 py-1 text-end tabular-nums">{formatUsd(used.usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
