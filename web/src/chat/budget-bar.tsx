import type { Run } from '../api/types.ts';
import { useText } from '../i18n/text.ts';
import { formatDuration, formatNumber, formatUsd } from '../ui/format.ts';

const NEAR = 0.8;

/** How much of what the run may take is used up; nothing where it has no limit. */
export function BudgetBar({ run }: { run: Run }) {
  const text = useText();
  const { budget = {}, usage } = run;
  const limits = [
    { used: usage.usd, all: budget.usd, format: formatUsd },
    { used: usage.inputTokens + usage.outputTokens, all: budget.tokens, format: formatNumber },
    {
      used: run.durationMs,
      all: budget.seconds === undefined ? undefined : budget.seconds * 1_000,
      format: formatDuration,
    },
  ];
  return limits.map(({ used, all, format }) => {
    if (all === undefined) return null;
    const share = Math.min(1, used / all);
    const label = text.budgetOf(format(used), format(all));
    return (
      <span key={format.name} className="inline-flex items-center gap-2 tabular-nums">
        <span className="sr-only">{text.budget}</span>
        <span aria-hidden="true" className="h-1.5 w-16 overflow-hidden rounded-full bg-line">
          <span
            className={`block h-full rounded-full ${share < NEAR ? 'bg-accent' : 'bg-warn'}`}
            style={{ width: `${share * 100}%` }}
          />
        </span>
        {label}
      </span>
    );
  });
}
