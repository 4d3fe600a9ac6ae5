import type { ReactNode } from 'react';
import { WarningIcon } from '../ui/icons.tsx';

const LOOKS = {
  danger: 'bg-danger-soft text-danger',
  warning: 'bg-warn-soft text-warn',
} as const;

interface NoticeProps {
  look: keyof typeof LOOKS;
  children: ReactNode;
  action?: ReactNode;
}

/** Something that the reader must know, with what to do about it. */
export function Notice({ look, children, action }: NoticeProps) {
  return (
    <div
      className={`flex flex-wrap items-center gap-x-2.5 gap-y-1 rounded-xl px-3.5 py-2.5 text-sm ${LOOKS[look]}`}
    >
      <WarningIcon className="size-4" />
      <div className="min-w-0 flex-1 wrap-break-word max-sm:basis-[80%]">{children}</div>
      {action && <div className="ms-auto">{action}</div>}
    </div>
  );
}
