import type { RunStatus } from '../api/types.ts';
import { useHouseText } from '../i18n/house/text.ts';

const LOOKS: Record<RunStatus, string> = {
  submitted: 'bg-raised text-soft',
  working: 'bg-accent-soft text-accent',
  'input-required': 'bg-warn-soft text-warn',
  'auth-required': 'bg-warn-soft text-warn',
  completed: 'bg-accent-soft text-accent',
  failed: 'bg-danger-soft text-danger',
  canceled: 'bg-raised text-soft',
  rejected: 'bg-danger-soft text-danger',
};

/** The state of a whole run as a word. */
export function RunMark({ status }: { status: RunStatus }) {
  const { runStates } = useHouseText();
  return (
    <span className={`rounded-md px-2 py-0.5 text-xs font-medium whitespace-nowrap ${LOOKS[status]}`}>
      {runStates[status]}
    </span>
  );
}
