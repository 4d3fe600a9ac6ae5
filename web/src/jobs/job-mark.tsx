import type { JobInfo } from '../api/types.ts';
import { useHouseText } from '../i18n/house/text.ts';

const LOOKS: Record<JobInfo['state'], string> = {
  waiting: 'bg-raised text-soft',
  active: 'bg-accent-soft text-accent',
  delayed: 'bg-warn-soft text-warn',
  paused: 'bg-warn-soft text-warn',
  completed: 'bg-accent-soft text-accent',
  failed: 'bg-danger-soft text-danger',
  canceled: 'bg-raised text-soft',
  rejected: 'bg-danger-soft text-danger',
};

/** The state of a job as a word. */
export function JobMark({ state }: { state: JobInfo['state'] }) {
  const { jobs } = useHouseText();
  return (
    <span className={`rounded-md px-2 py-0.5 text-xs font-medium whitespace-nowrap ${LOOKS[state]}`}>
      {jobs.states[state]}
    </span>
  );
}
