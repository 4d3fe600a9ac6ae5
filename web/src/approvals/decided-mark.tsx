import type { Approval } from '../api/types.ts';
import { useHouseText } from '../i18n/house/text.ts';
import { CheckIcon, CrossIcon, DotIcon, SkipIcon } from '../ui/icons.tsx';

const LOOKS = {
  pending: { look: 'bg-warn-soft text-warn', Icon: DotIcon },
  approved: { look: 'bg-accent-soft text-accent', Icon: CheckIcon },
  used: { look: 'bg-accent-soft text-accent', Icon: CheckIcon },
  rejected: { look: 'bg-danger-soft text-danger', Icon: CrossIcon },
  expired: { look: 'bg-raised text-soft', Icon: SkipIcon },
} as const satisfies Record<Approval['state'], object>;

/** What became of a request for approval, in a word and a sign. */
export function DecidedMark({ state }: { state: Approval['state'] }) {
  const { approvalStates } = useHouseText();
  const { look, Icon } = LOOKS[state];
  return (
    <span className={`inline-flex items-center gap-1 rounded-md px-2 py-0.5 text-xs font-medium ${look}`}>
      <Icon className="size-3.5" />
      {approvalStates[state]}
    </span>
  );
}
