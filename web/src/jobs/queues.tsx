import type { JobQueueInfo } from '../api/types.ts';
import { useHouseText } from '../i18n/house/text.ts';
import { Avatar } from '../ui/avatar.tsx';
import { agentTitle, hueOf } from '../ui/names.ts';

const COUNTS = [
  ['active', 'bg-accent-soft text-accent'],
  ['waiting', 'bg-raised text-ink'],
  ['paused', 'bg-warn-soft text-warn'],
  ['delayed', 'bg-warn-soft text-warn'],
  ['failed', 'bg-danger-soft text-danger'],
] as const;

/** Each queue with what is in it; a quiet one says so in one word. */
export function Queues({ queues }: { queues: readonly JobQueueInfo[] }) {
  const { jobs: words } = useHouseText();
  return (
    <section>
      <h2 className="mb-2 text-sm font-medium text-soft">{words.queues}</h2>
      <ul className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {queues.map((queue) => (
          <Queue key={queue.name} queue={queue} />
        ))}
      </ul>
    </section>
  );
}

function Queue({ queue }: { queue: JobQueueInfo }) {
  const { jobs: words } = useHouseText();
  const counts = COUNTS.filter(([state]) => queue[state] > 0);
  return (
    <li
      className={`hue-${hueOf(queue.name)} flex items-center gap-3 rounded-2xl border border-line bg-panel px-4 py-2 sm:py-3`}
    >
      <Avatar name={queue.name} />
      <div className="flex min-w-0 flex-1 items-center gap-3 sm:block">
        <p className="min-w-28 flex-1 truncate sm:min-w-0 text-sm font-medium">
          {queue.kind === 'report' ? words.kinds.reports : agentTitle(queue.name)}
        </p>
        <p className="flex flex-wrap justify-end gap-1 text-xs tabular-nums sm:mt-0.5 sm:justify-start">
          {counts.length === 0 && <span className="text-soft">{words.idle}</span>}
          {counts.map(([state, look]) => (
            <span key={state} className={`rounded-md px-1.5 ${look}`}>
              {words.counts[state](queue[state])}
            </span>
          ))}
        </p>
      </div>
    </li>
  );
}
