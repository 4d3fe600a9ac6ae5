import { type HouseText, useHouseText } from '../i18n/house/text.ts';
import { TextField } from '../ui/text-field.tsx';
import type { Field } from './schema-fields.ts';
import type { Fault } from './schema-values.ts';

interface FieldRowProps {
  id: string;
  field: Field;
  entry: string;
  /** What stood there before, where that matters. */
  before: string | undefined;
  fault: Fault | undefined;
  onChange: (entry: string) => void;
}

/** A field with its name, what it is for, and what is wrong with it. */
export function FieldRow(props: FieldRowProps) {
  const { id, field, entry, before, fault } = props;
  const text = useHouseText();
  const isWide = field.kind === 'long' || field.kind === 'json';
  const isChanged = before !== undefined && before !== entry;
  const hint = [field.schema.description, field.kind === 'list' ? text.onePerLine : undefined]
    .filter(Boolean)
    .join(' · ');
  return (
    <div className={`grid content-start gap-1 ${isWide ? '@xl:col-span-2' : ''}`}>
      <label htmlFor={id} className="flex flex-wrap items-baseline gap-x-2 text-sm font-medium">
        {field.schema.title ?? labelOf(field.name)}
        {!field.isRequired && field.kind !== 'switch' && (
          <span className="text-xs font-normal text-soft">{text.optional}</span>
        )}
        {isChanged && (
          <span className="rounded-md bg-warn-soft px-1.5 text-xs font-normal text-warn">{text.changed}</span>
        )}
      </label>
      <Control {...props} describedBy={describedBy(id, hint, fault)} />
      {hint !== '' && (
        <p id={`${id}-hint`} className="text-xs text-soft">
          {hint}
        </p>
      )}
      {isChanged && before !== '' && <p className="text-xs wrap-anywhere text-soft">{text.was(before)}</p>}
      {fault !== undefined && (
        <p id={`${id}-fault`} className="text-xs text-danger">
          {faultText(fault, text)}
        </p>
      )}
    </div>
  );
}

function describedBy(id: string, hint: string, fault: Fault | undefined): string | undefined {
  const ids = [hint !== '' && `${id}-hint`, fault !== undefined && `${id}-fault`].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** `start_date` as people write it. */
function labelOf(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const BOX = 'w-full rounded-lg border border-strong-line bg-bg px-3 text-sm';

function Control({
  id,
  field,
  entry,
  fault,
  onChange,
  describedBy,
}: FieldRowProps & { describedBy: string | undefined }) {
  const shared = {
    id,
    name: field.name,
    required: field.isRequired,
    'aria-invalid': fault !== undefined,
    'aria-describedby': describedBy,
  };
  const change = (event: { target: { value: string } }) => onChange(event.target.value);
  if (field.kind === 'switch') {
    return (
      <input
        {...shared}
        type="checkbox"
        required={false}
        checked={entry === 'true'}
        onChange={(event) => onChange(event.target.checked ? 'true' : '')}
        className="size-5 accent-accent"
      />
    );
  }
  if (field.kind === 'choice') {
    return (
      <select {...shared} value={entry} onChange={change} className={`${BOX} min-h-9`}>
        {(!field.isRequired || entry === '') && <option value="">–</option>}
        {field.schema.enum?.map((value) => (
          <option key={String(value)} value={String(value)}>
            {String(value)}
          </option>
        ))}
      </select>
    );
  }
  if (field.kind === 'text' || field.kind === 'date' || field.kind === 'number') {
    const type = field.kind === 'date' ? 'date' : 'text';
    return (
      <TextField
        {...shared}
        type={type}
        inputMode={field.kind === 'number' ? 'decimal' : undefined}
        value={entry}
        onChange={change}
      />
    );
  }
  const look = field.kind === 'json' ? 'font-mono text-xs' : '';
  return (
    <textarea
      {...shared}
      rows={field.kind === 'list' ? 2 : 3}
      value={entry}
      onChange={change}
      spellCheck={field.kind === 'long'}
      className={`${BOX} field-sizing-content max-h-80 min-h-16 py-2 ${look}`}
    />
  );
}

function faultText(fault: Fault, { faults }: HouseText): string {
  return 'limit' in fault ? faults[fault.is](fault.limit) : faults[fault.is];
}
