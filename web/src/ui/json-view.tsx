import { ScrollBox } from './scroll-box.tsx';

/** A value as indented JSON. */
export function JsonView({ label, value }: { label: string; value: unknown }) {
  return (
    <ScrollBox label={label} className="max-h-72 bg-raised">
      <pre className="px-3 py-2 font-mono text-xs leading-relaxed whitespace-pre-wrap break-words">
        {typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
      </pre>
    </ScrollBox>
  );
}
