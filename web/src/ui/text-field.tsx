import type { ComponentProps } from 'react';

/** A line of text to write. It names itself by `aria-label` or a label around it. */
export function TextField({ className = '', ...rest }: ComponentProps<'input'>) {
  return (
    <input
      className={`min-h-9 w-full rounded-lg border border-strong-line bg-bg px-3 text-sm text-ink placeholder:text-soft ${className}`}
      {...rest}
    />
  );
}
