import type { ReactNode } from 'react';

interface ScrollBoxProps {
  label: string;
  className?: string;
  children: ReactNode;
}

/** A part that scrolls by itself, so it can be reached and moved by keyboard. */
export function ScrollBox({ label, className = '', children }: ScrollBoxProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className={`overflow-auto rounded-xl border border-line ${className}`}
    >
      {children}
    </section>
  );
}
