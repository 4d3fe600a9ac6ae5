interface SegmentsProps<T extends string> {
  options: readonly (readonly [T, string])[];
  chosen: T;
  onChoose: (option: T) => void;
}

/** A few ways to look at the same, one of them chosen. */
export function Segments<T extends string>({ options, chosen, onChoose }: SegmentsProps<T>) {
  return (
    <div className="flex rounded-lg bg-raised p-0.5 text-xs">
      {options.map(([option, label]) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === chosen}
          onClick={() => onChoose(option)}
          className={`min-h-7 rounded-md px-2.5 ${option === chosen ? 'bg-[light-dark(var(--panel),var(--line))] font-medium' : 'text-soft'}`}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
