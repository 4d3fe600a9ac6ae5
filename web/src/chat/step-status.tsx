import { useText } from '../i18n/text.ts';
import { stepStatusText } from '../run/announce.ts';
import type { ShownStatus } from '../run/waiting.ts';
import { CheckIcon, CrossIcon, DotIcon, HandIcon, SkipIcon, WarningIcon } from '../ui/icons.tsx';

const LOOKS = {
  waiting: { color: 'text-soft', Icon: DotIcon },
  working: { color: 'text-accent', Icon: DotIcon },
  approval: { color: 'text-warn', Icon: HandIcon },
  completed: { color: 'text-accent', Icon: CheckIcon },
  failed: { color: 'text-danger', Icon: WarningIcon },
  canceled: { color: 'text-soft', Icon: CrossIcon },
  skipped: { color: 'text-soft', Icon: SkipIcon },
} as const satisfies Record<ShownStatus, object>;

/** The state of a step or call in a word and a sign, never by colour alone. */
export function StepStatus({ status }: { status: ShownStatus }) {
  const text = useText();
  const { color, Icon } = LOOKS[status];
  return (
    <span className={`inline-flex items-center gap-1 text-xs font-medium ${color}`}>
      <Icon className={status === 'working' ? 'size-4 breathing' : 'size-4'} />
      {stepStatusText(status, text)}
    </span>
  );
}
