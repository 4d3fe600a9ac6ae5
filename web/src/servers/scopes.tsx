import { useHouseText } from '../i18n/house/text.ts';

/** The rights that something asks for. */
export function Scopes({ scopes }: { scopes: readonly string[] }) {
  const text = useHouseText();
  if (scopes.length === 0) return null;
  return (
    <ul aria-label={text.scopes} className="flex flex-wrap gap-1.5">
      {scopes.map((scope) => (
        <li key={scope} className="rounded-md bg-raised px-1.5 py-0.5 font-mono text-xs text-soft">
          {scope}
        </li>
      ))}
    </ul>
  );
}
