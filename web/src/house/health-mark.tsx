import { useText } from '../i18n/text.ts';

/** Whether something of the house is there, in a word. */
export function HealthMark({ isHealthy }: { isHealthy: boolean }) {
  const text = useText();
  if (!isHealthy) {
    return <span className="rounded-md bg-danger-soft px-2 py-0.5 text-xs text-danger">{text.away}</span>;
  }
  return (
    <span className="inline-flex items-center gap-1.5 rounded-md bg-accent-soft px-2 py-0.5 text-xs whitespace-nowrap text-accent">
      <span aria-hidden="true" className="size-1.5 rounded-full bg-accent" />
      {text.healthy}
    </span>
  );
}
