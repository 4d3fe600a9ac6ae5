import { type ReactNode, useId } from 'react';
import { useHouseText } from '../i18n/house/text.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { type Filter, KINDS, NO_FILTER, OUTCOMES, PERIODS } from './audit-api.ts';

interface FiltersProps {
  filter: Filter;
  /** Who was seen so far, to choose from. */
  callers: readonly string[];
  onChange: (filter: Filter) => void;
}

export function Filters({ filter, callers, onChange }: FiltersProps) {
  const { audit: words } = useHouseText();
  const listId = useId();
  const change = (part: Partial<Filter>) => onChange({ ...filter, ...part });
  const isPlain = JSON.stringify(filter) === JSON.stringify(NO_FILTER);
  return (
    <search className="grid grid-cols-2 gap-3 rounded-2xl border border-line bg-panel p-4 sm:grid-cols-3 lg:grid-cols-[1.2fr_1.6fr_1fr_1fr_1fr]">
      <Field label={words.caller}>
        <TextField
          list={listId}
          value={filter.subject}
          maxLength={300}
          placeholder={words.anybody}
          onChange={(event) => change({ subject: event.target.value })}
        />
        <datalist id={listId}>
          {callers.map((caller) => (
            <option key={caller} value={caller} />
          ))}
        </datalist>
      </Field>
      <Field label={words.action}>
        <TextField
          type="search"
          value={filter.text}
          maxLength={300}
          placeholder={words.actionHow}
          onChange={(event) => change({ text: event.target.value })}
        />
      </Field>
      <Field label={words.kind}>
        <Select
          options={KINDS.map((kind) => [kind, words.kinds[kind]] as const)}
          any={words.all}
          value={filter.kind}
          onChoose={(kind) => change({ kind })}
        />
      </Field>
      <Field label={words.outcome}>
        <Select
          options={OUTCOMES.map((outcome) => [outcome, words.outcomes[outcome]] as const)}
          any={words.all}
          value={filter.outcome}
          onChoose={(outcome) => change({ outcome })}
        />
      </Field>
      <Field label={words.time} isWide>
        <Select
          options={PERIODS.map((period) => [period, words.periods[period]] as const)}
          value={filter.period}
          onChoose={(period) => change({ period: period === '' ? 'all' : period })}
        />
      </Field>
      {filter.period === 'exact' && (
        <div className="col-span-full grid gap-3 sm:grid-cols-2">
          {(['from', 'to'] as const).map((end) => (
            <Field key={end} label={words[end]}>
              <TextField
                type="datetime-local"
                value={filter[end]}
                onChange={(event) => change({ [end]: event.target.value })}
              />
            </Field>
          ))}
        </div>
      )}
      {!isPlain && (
        <div className="col-span-full">
          <Button look="quiet" className="-ms-3" onClick={() => onChange(NO_FILTER)}>
            {words.clear}
          </Button>
        </div>
      )}
    </search>
  );
}

interface FieldProps {
  label: string;
  /** Takes a whole line on a phone. */
  isWide?: boolean;
  children: ReactNode;
}

/** A label around its field. */
function Field({ label, isWide = false, children }: FieldProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field is its child
    <label className={`grid content-start gap-1 text-xs text-soft ${isWide ? 'max-sm:col-span-full' : ''}`}>
      {label}
      {children}
    </label>
  );
}

interface SelectProps<T extends string> {
  options: readonly (readonly [T, string])[];
  /** The word for no choice, where there may be none. */
  any?: string;
  value: T | '';
  onChoose: (value: T | '') => void;
}

function Select<T extends string>({ options, any, value, onChoose }: SelectProps<T>) {
  return (
    <select
      value={value}
      onChange={(event) => onChoose(options.find(([option]) => option === event.target.value)?.[0] ?? '')}
      className="min-h-9 w-full rounded-lg border border-strong-line bg-bg px-3 text-sm text-ink"
    >
      {any !== undefined && <option value="">{any}</option>}
      {options.map(([option, label]) => (
        <option key={option} value={option}>
          {label}
        </option>
      ))}
    </select>
  );
}
