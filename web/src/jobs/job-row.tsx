import type { JobInfo } from '../api/types.ts';
import { useHouseText } from '../i18n/house/text.ts';
import { linkTo, runPlace } from '../state/location.ts';
import { Avatar } from '../ui/avatar.tsx';
import { formatMoment } from '../ui/format.ts';
import { agentTitle, hueOf } from '../ui/names.ts';
import { JobMark } from './job-mark.tsx';

/** One job: what it is about, who has it, how far it is. */
export function JobRow({ job }: { job: JobInfo }) {
  const { jobs: words } = useHouseText();
  const facts = [
    job.kind === 'report' ? words.kinds.report : agentTitle(job.queue),
    job.owner,
    words.attempts(job.attempts),
    job.dueAt === null ? formatMoment(job.createdAt) : words.due(formatMoment(job.dueAt)),
  ];
  const isOpen = job.state === 'active' || job.state === 'waiting' || job.state === 'paused';
  return (
    <li className={`hue-${hueOf(job.queue)} flex items-start gap-3 px-4 py-3 text-sm`}>
      <Avatar name={job.queue} />
      <div className="min-w-0 flex-1">
        <div className="flex items-start gap-3">
          <p className="line-clamp-2 min-w-0 flex-1 font-medium wrap-anywhere">
            <Title job={job} />
          </p>
          <JobMark state={job.state} />
        </div>
        <p className="text-xs text-soft tabular-nums">{facts.join(' · ')}</p>
        {job.message !== null && job.state !== 'completed' && (
          <p className="mt-1 line-clamp-2 text-xs text-soft wrap-anywhere">{job.message}</p>
        )}
        {isOpen && job.progress !== null && <Progress of={job.title} percent={job.progress} />}
      </div>
    </li>
  );
}

function Title({ job }: { job: JobInfo }) {
  if (job.runId === null) return job.title;
  return (
    <a
      {...linkTo(runPlace({ runId: job.runId, workflow: job.workflow }))}
      className="underline decoration-dotted underline-offset-4 hover:text-accent"
    >
      {job.title}
    </a>
  );
}

function Progress({ of, percent }: { of: string; percent: number }) {
  const { jobs: words } = useHouseText();
  return (
    <div className="mt-2 flex items-center gap-2">
      <div
        role="progressbar"
        aria-label={words.progressOf(of)}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-1.5 flex-1 overflow-hidden rounded-full bg-raised"
      >
        <div className="h-full rounded-full bg-hue" style={{ width: `${percent}%` }} />
      </div>
      <span className="text-xs text-soft tabular-nums">{percent} %</span>
    </div>
  );
}
