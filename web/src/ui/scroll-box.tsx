import type { ReactNode } from 'react';

interface ScrollBoxProps {
  label: string;
  className?: string;
  /** `group` where there may be several of one name: landmarks must differ. */
  role?: 'group';
  children: ReactNode;
}

/** A part that scrolls by itself, so it can be reached and moved by keyboard. */
export function ScrollBox({ label, className = '', role, children }: ScrollBoxProps) {
  return (
    <section
      role={role}
      aria-label={label}
      tabIndex={0}
      className={`overflow-auto rounded-xl border border-line ${className}`}
    >
      {children}
    </section>
  );
}
