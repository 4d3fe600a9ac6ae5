import type { Step } from '../api/types.ts';
import { CheckIcon, CrossIcon, DotIcon, SkipIcon, WarningIcon } from '../ui/icons.tsx';

const LOOKS = {
  waiting: { text: 'Waiting', color: 'text-soft', Icon: DotIcon },
  working: { text: 'Working', color: 'text-accent', Icon: DotIcon },
  completed: { text: 'Done', color: 'text-accent', Icon: CheckIcon },
  failed: { text: 'Failed', color: 'text-danger', Icon: WarningIcon },
  canceled: { text: 'Stopped', color: 'text-soft', Icon: CrossIcon },
  skipped: { text: 'Skipped', color: 'text-soft', Icon: SkipIcon },
} as const satisfies Record<Step['status'], object>;

/** The state of a step or call in a word and a sign, never by colour alone. */
export function StepStatus({ status }: { status: Step['status'] }) {
  const { text, color, Icon } = LOOKS[status];
  return (
    <span className={`inline-flex items-center gap-1 text-xs font-medium ${color}`}>
      <Icon className={status === 'working' ? 'size-4 breathing' : 'size-4'} />
      {text}
    </span>
  );
}
