import type { ReactNode } from 'react';

interface ScrollBoxProps {
  label: string;
  className?: string;
  /** `group` where there may be several of one name: landmarks must differ. */
  role?: 'group';
  /** Within something that has a border already. */
  isBare?: boolean;
  children: ReactNode;
}

/** A part that scrolls by itself, so it can be reached and moved by keyboard. */
export function ScrollBox({ label, className = '', role, isBare = false, children }: ScrollBoxProps) {
  return (
    <section
      role={role}
      aria-label={label}
      tabIndex={0}
      className={`overflow-auto ${isBare ? '' : 'rounded-xl border border-line'} ${className}`}
    >
      {children}
    </section>
  );
}
