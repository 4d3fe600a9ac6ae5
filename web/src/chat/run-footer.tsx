import { lazy, Suspense, useState } from 'react';
import { getReport } from '../api/client.ts';
import type { Run } from '../api/types.ts';
import { type Text, useText } from '../i18n/text.ts';
import { fileNameOf, runAsMarkdown } from '../run/export.ts';
import { Button } from '../ui/button.tsx';
import { download, downloadBlob } from '../ui/download.ts';
import { formatDuration, formatNumber, formatUsd } from '../ui/format.ts';
import { BesideIcon, CheckIcon, CopyIcon, DownloadIcon, RetryIcon, ShareIcon } from '../ui/icons.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { agentTitle } from '../ui/names.ts';
import { useCopy } from '../ui/use-copy.ts';
import { BudgetBar } from './budget-bar.tsx';
import { useReport } from './report-place.ts';

const ShareSheet = lazy(() => import('../share/share-sheet.tsx'));

interface RunFooterProps {
  run: Run;
  onRetry: () => void;
}

const ROW = 'flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-soft';

/** What a run has taken until now, while it goes on. */
export function RunCost({ run }: { run: Run }) {
  return (
    <div className={ROW}>
      <Cost run={run} />
      <BudgetBar run={run} />
    </div>
  );
}

/** Who answered, what it took, and what can be done with the answer. */
export function RunFooter({ run, onRetry }: RunFooterProps) {
  const text = useText();
  return (
    <footer className={ROW}>
      {run.model !== null && <ModelMark model={run.model} />}
      <Cost run={run} />
      <BudgetBar run={run} />
      <span className="tabular-nums">{formatDuration(run.durationMs)}</span>
      <span className="ms-auto flex">
        {run.answer !== null && <BesideButton run={run} />}
        {run.answer !== null && <TakeAlong run={run} />}
        {run.status === 'completed' && (
          <Button look="quiet" square aria-label={text.askAgain} title={text.askAgain} onClick={onRetry}>
            <RetryIcon />
          </Button>
        )}
      </span>
    </footer>
  );
}

function BesideButton({ run }: { run: Run }) {
  const text = useText();
  const { isBeside, open } = useReport(run);
  if (open === undefined || isBeside) return null;
  return (
    <Button
      look="quiet"
      square
      data-beside
      aria-label={text.readBeside}
      title={text.readBeside}
      onClick={() => open(run.runId)}
    >
      <BesideIcon />
    </Button>
  );
}

/** What can be done with an answer elsewhere: copy, share, download. */
export function TakeAlong({ run }: { run: Run }) {
  const text = useText();
  const [isCopied, copy] = useCopy();
  const copyLabel = isCopied ? text.copied : text.copy;
  return (
    <>
      <Button
        look="quiet"
        square
        aria-label={copyLabel}
        title={copyLabel}
        onClick={() => copy(run.answer ?? '')}
      >
        {isCopied ? <CheckIcon /> : <CopyIcon />}
      </Button>
      <ShareButton run={run} />
      <Menu label={text.downloadAnswer} button={<DownloadIcon />} buttonProps={{ square: true }}>
        <MenuItem onSelect={() => download(fileNameOf(run.query, 'md'), runAsMarkdown(run), 'text/markdown')}>
          <DownloadIcon />
          {text.downloadMarkdown}
        </MenuItem>
        <ReportItem run={run} format="pdf" label={text.downloadPdf} />
        <ReportItem run={run} format="docx" label={text.downloadDocx} />
        <MenuItem
          onSelect={() =>
            download(fileNameOf(run.query, 'json'), JSON.stringify(run, null, 2), 'application/json')
          }
        >
          <DownloadIcon />
          {text.downloadJson}
        </MenuItem>
      </Menu>
    </>
  );
}

function ReportItem({ run, format, label }: { run: Run; format: 'pdf' | 'docx'; label: string }) {
  async function save() {
    downloadBlob(fileNameOf(run.query, format), await getReport(run.runId, format));
  }
  return (
    <MenuItem onSelect={() => void save()}>
      <DownloadIcon />
      {label}
    </MenuItem>
  );
}

function ShareButton({ run }: { run: Run }) {
  const { share: words } = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" square aria-label={words.share} title={words.share} onClick={() => setOpen(true)}>
        <ShareIcon />
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <ShareSheet of={{ runId: run.runId }} title={run.query} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

export function modeText(mode: NonNullable<Run['model']>['mode'], text: Text): string {
  return { live: text.modeLive, local: text.modeLocal, offline: text.modeOffline }[mode];
}

function ModelMark({ model }: { model: NonNullable<Run['model']> }) {
  const text = useText();
  const look = model.mode === 'offline' ? 'bg-warn-soft text-warn' : 'bg-accent-soft text-accent';
  return (
    <span className={`rounded-md px-2 py-0.5 font-medium ${look}`}>
      {modeText(model.mode, text)}
      {model.names.length > 0 && ` · ${model.names.join(', ')}`}
    </span>
  );
}

function Cost({ run: { usage } }: { run: Run }) {
  const text = useText();
  const tokens = usage.inputTokens + usage.outputTokens;
  if (tokens === 0) return null;
  return (
    <details className="relative">
      <summary className="flex min-h-6 list-none items-center tabular-nums underline decoration-dotted underline-offset-4 [&::-webkit-details-marker]:hidden">
        {text.tokens(formatNumber(tokens))} · {formatUsd(usage.usd)}
      </summary>
      <table className="absolute start-0 bottom-7 z-10 rounded-xl border border-line bg-panel text-xs shadow-lg">
        <caption className="sr-only">{text.tokensByAgent}</caption>
        <tbody>
          {Object.entries(usage.byAgent).map(([agent, used]) => (
            <tr key={agent}>
              <th scope="row" className="px-3 py-1 text-start font-normal whitespace-nowrap">
                {agentTitle(agent)}
              </th>
              <td className="px-3 py-1 text-end whitespace-nowrap tabular-nums">
                {text.tokens(formatNumber(used.inputTokens + used.outputTokens))}
              </td>
              <td className="px-3 py-1 text-end tabular-nums">{formatUsd(used.usd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
