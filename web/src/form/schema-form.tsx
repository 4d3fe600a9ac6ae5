import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useHouseText } from '../i18n/house/text.ts';
import { Button } from '../ui/button.tsx';
import { FieldRow } from './field-row.tsx';
import { fieldsOf, type Schema } from './schema-fields.ts';
import { type Entries, entriesOf, type Fault, readEntries } from './schema-values.ts';

interface SchemaFormProps {
  schema: Record<string, unknown>;
  /** What the fields hold at first. */
  initial?: Record<string, unknown> | undefined;
  /** Whether what differs from that is marked. */
  marksChanges?: boolean;
  label: string;
  submit: string;
  isBusy?: boolean;
  onSubmit: (value: Record<string, unknown>) => void;
  children?: ReactNode;
}

/** A form for any object that a JSON Schema describes: of a tool, a workflow, or a call to approve. */
export function SchemaForm(props: SchemaFormProps) {
  const { schema, initial, marksChanges = false, label, submit, isBusy = false, onSubmit, children } = props;
  const text = useHouseText();
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const fields = fieldsOf(schema as Schema);
  const [first] = useState(() => entriesOf(fields, initial));
  const [entries, setEntries] = useState<Entries>(first);
  const [faults, setFaults] = useState<Record<string, Fault>>({});

  function send(event: FormEvent) {
    event.preventDefault();
    const result = readEntries(fields, entries);
    setFaults(result.faults);
    const wrong = fields.find(({ name }) => result.faults[name] !== undefined);
    if (wrong === undefined) return onSubmit({ ...unknownTo(fields, initial), ...result.value });
    const control = form.current?.elements.namedItem(wrong.name);
    if (control instanceof HTMLElement) control.focus();
  }
  return (
    <form ref={form} onSubmit={send} aria-label={label} noValidate className="grid gap-4">
      {fields.length === 0 && <p className="text-sm text-soft">{text.noArguments}</p>}
      <div className="@container">
        <div className="grid gap-4 @xl:grid-cols-2">
          {fields.map((field) => (
            <FieldRow
              key={field.name}
              id={`${id}${field.name}`}
              field={field}
              entry={entries[field.name] ?? ''}
              before={marksChanges ? first[field.name] : undefined}
              fault={faults[field.name]}
              onChange={(entry) => setEntries({ ...entries, [field.name]: entry })}
            />
          ))}
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" disabled={isBusy}>
          {submit}
        </Button>
        {children}
      </div>
    </form>
  );
}

/** What was given beyond the schema stays as it is. */
function unknownTo(fields: readonly { name: string }[], given: Record<string, unknown> = {}) {
  return Object.fromEntries(
    Object.entries(given).filter(([key]) => !fields.some(({ name }) => name === key)),
  );
}
