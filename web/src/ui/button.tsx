import type { ComponentProps } from 'react';

const LOOKS = {
  primary: 'bg-accent text-on-accent hover:opacity-90 disabled:opacity-40',
  danger: 'bg-danger text-panel hover:opacity-90 disabled:opacity-40',
  quiet: 'text-soft hover:bg-raised hover:text-ink disabled:opacity-40',
  outlined: 'border border-line bg-panel text-ink hover:bg-raised disabled:opacity-40',
} as const;

type ButtonProps = ComponentProps<'button'> & { look?: keyof typeof LOOKS; square?: boolean };

export function Button({ look = 'outlined', square = false, className = '', ...rest }: ButtonProps) {
  const shape = square ? 'size-9 justify-center' : 'min-h-9 px-3';
  return (
    <button
      type="button"
      className={`inline-flex items-center gap-2 rounded-lg text-sm font-medium motion-safe:transition-colors ${shape} ${LOOKS[look]} ${className}`}
      {...rest}
    />
  );
}
