import { useQuery } from '@tanstack/react-query';
import { getRun, listRuns } from '../api/client.ts';
import type { Run } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { modeText } from '../chat/run-footer.tsx';
import { type Text, useText } from '../i18n/text.ts';
import { linkTo } from '../state/location.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { formatDuration, formatMoment, formatNumber, formatUsd } from '../ui/format.ts';
import { agentTitle } from '../ui/names.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { CostChart } from './cost-chart.tsx';
import { HouseFrame } from './house-frame.tsx';
import { type UsageRow, usageOf } from './usage-of.ts';

const SHOWN = '50';

/** What the newest questions took: tokens, money, time; which models and agents. */
export default function Usage() {
  const text = useText();
  const runs = useQuery({
    queryKey: ['runs', 'usage'],
    queryFn: async ({ signal }) => {
      const list = await listRuns({ limit: SHOWN }, signal);
      return Promise.all(list.runs.map(({ runId }) => getRun(runId, signal)));
    },
  });
  const known = runs.data ?? [];
  return (
    <HouseFrame title={text.usage} about={text.usageAbout(known.length)}>
      {runs.isError && (
        <Notice look="danger">
          <ErrorText error={runs.error} />
        </Notice>
      )}
      {runs.isSuccess && known.length === 0 && <p className="text-soft">{text.noRuns}</p>}
      {known.length > 0 && (
        <>
          <CostChart runs={known} />
          <div className="grid items-start gap-4 md:grid-cols-2">
            <Shares title={text.byAgent} rows={usageOf(known, 'byAgent')} nameOf={agentTitle} />
            <Shares title={text.byModel} rows={usageOf(known, 'byModel')} nameOf={(name) => name} />
          </div>
          <RunTable runs={known} />
        </>
      )}
    </HouseFrame>
  );
}

interface SharesProps {
  title: string;
  rows: readonly UsageRow[];
  nameOf: (name: string) => string;
}

function Shares({ title, rows, nameOf }: SharesProps) {
  const text = useText();
  const most = Math.max(1, ...rows.map(({ tokens }) => tokens));
  return (
    <section className="rounded-2xl border border-line bg-panel p-5">
      <h2 className="mb-3 text-sm font-medium text-soft">{title}</h2>
      <ul className="grid gap-3">
        {rows.map(({ name, tokens, usd }) => (
          <li key={name} className="text-sm">
            <div className="flex justify-between gap-3">
              <span className="min-w-0 truncate">{nameOf(name)}</span>
              <span className="text-soft tabular-nums">
                {text.tokens(formatNumber(tokens))} · {formatUsd(usd)}
              </span>
            </div>
            <div aria-hidden="true" className="mt-1 h-1.5 rounded-full bg-raised">
              <div className="h-full rounded-full bg-accent" style={{ width: `${(tokens / most) * 100}%` }} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RunTable({ runs }: { runs: readonly Run[] }) {
  const text = useText();
  return (
    <ScrollBox label={text.usage} className="bg-panel">
      <table className="w-full border-collapse text-sm">
        <thead className="text-xs text-soft">
          <tr>
            <th scope="col" className="px-4 py-2 text-start font-medium">
              {text.question}
            </th>
            <th scope="col" className="px-4 py-2 text-start font-medium max-sm:hidden">
              {text.model}
            </th>
            <th scope="col" className="px-4 py-2 text-end font-medium max-sm:hidden">
              {text.duration}
            </th>
            <th scope="col" className="px-4 py-2 text-end font-medium">
              {text.usage}
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.runId} className="border-t border-line">
              <th scope="row" className="max-w-80 min-w-36 px-4 sm:min-w-48 py-2 text-start font-normal">
                <a
                  {...linkTo({ runId: run.runId })}
                  className="line-clamp-2 underline decoration-dotted underline-offset-4 hover:text-accent"
                >
                  {run.query}
                </a>
                <span className="text-xs text-soft">{formatMoment(run.createdAt)}</span>
              </th>
              <td className="px-4 py-2 whitespace-nowrap text-soft max-sm:hidden">{modelOf(run, text)}</td>
              <td className="px-4 py-2 text-end whitespace-nowrap tabular-nums max-sm:hidden">
                {formatDuration(run.durationMs)}
              </td>
              <td className="px-4 py-2 text-end tabular-nums max-sm:min-w-36 sm:whitespace-nowrap">
                {tookOf(run, text)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function modelOf({ model }: Run, text: Text): string {
  return model === null ? '–' : modeText(model.mode, text);
}

function tookOf({ usage }: Run, text: Text): string {
  const tokens = usage.inputTokens + usage.outputTokens;
  if (tokens === 0) return text.usageNone;
  return `${text.tokens(formatNumber(tokens))} · ${formatUsd(usage.usd)}`;
}
