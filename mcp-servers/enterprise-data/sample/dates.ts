/** Days since 1970-01-01: dates without a clock or a time zone. */
export type Day = number;

const MS = 86_400_000;

export function day(iso: string): Day {
  return Date.parse(`${iso}T00:00:00Z`) / MS;
}

export function iso(value: Day): string {
  return new Date(value * MS).toISOString().slice(0, 10);
}

/** 0 = Sunday. */
export function weekday(value: Day): number {
  return new Date(value * MS).getUTCDay();
}
