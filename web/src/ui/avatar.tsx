import { hueOf, initials } from './names.ts';

/** The mark of an agent: its letters in its colour. The name stands beside it. */
export function Avatar({ name, small = false }: { name: string; small?: boolean }) {
  const size = small ? 'size-6 text-[0.625rem] rounded-md' : 'size-8 text-xs rounded-lg';
  return (
    <span
      aria-hidden="true"
      className={`hue-${hueOf(name)} ${size} grid shrink-0 place-items-center bg-hue-soft font-semibold text-hue`}
    >
      {initials(name)}
    </span>
  );
}
