const numbers = new Intl.NumberFormat(undefined);
const dollars = new Intl.NumberFormat(undefined, {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 4,
});
const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

export function formatNumber(value: number): string {
  return numbers.format(value);
}

export function formatUsd(value: number): string {
  return dollars.format(value);
}

export function formatDay(iso: string): string {
  return isDate(iso) ? days.format(new Date(iso)) : iso;
}

/** 340 ms, 2.4 s, 1 min 5 s: as exact as it is useful. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Time that still runs: in seconds with one decimal, so that the text keeps its shape. */
export function formatElapsed(ms: number): string {
  return ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : formatDuration(ms);
}

function isDate(iso: string): boolean {
  return !Number.isNaN(Date.parse(iso));
}
