import { isRecord } from '../run/rows.ts';
import { agentTitle } from './names.ts';

interface ValueListProps {
  values: Record<string, unknown>;
  /** What a value is for, where somebody said so. */
  hints?: Record<string, string | undefined>;
}

/** Named values as people read them; what is nested stays JSON. */
export function ValueList({ values, hints = {} }: ValueListProps) {
  return (
    <dl className="grid gap-x-4 gap-y-2 text-sm sm:grid-cols-[minmax(6rem,auto)_1fr]">
      {Object.entries(values).map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-soft max-sm:-mb-2">{agentTitle(name)}</dt>
          <dd className="min-w-0 wrap-anywhere">
            <Value value={value} />
            {hints[name] !== undefined && <p className="text-xs text-soft">{hints[name]}</p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value }: { value: unknown }) {
  if (Array.isArray(value) && value.every((item) => !isRecord(item)))
    return value.map(String).join(', ') || '–';
  if (typeof value === 'object' && value !== null) {
    return <code className="text-xs whitespace-pre-wrap">{JSON.stringify(value, null, 2)}</code>;
  }
  return value === null || value === '' ? '–' : String(value);
}
