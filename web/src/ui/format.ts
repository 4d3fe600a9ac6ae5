import { currentLocale } from '../i18n/text.ts';

interface Formats {
  number: Intl.NumberFormat;
  decimal: Intl.NumberFormat;
  dollars: Intl.NumberFormat;
  share: Intl.NumberFormat;
  day: Intl.DateTimeFormat;
  moment: Intl.DateTimeFormat;
  instant: Intl.DateTimeFormat;
}

const known = new Map<string, Formats>();

/** The formats of the language that the page speaks. They are costly to make, so they are made once. */
function formats(): Formats {
  const locale = currentLocale();
  const made = known.get(locale) ?? {
    number: new Intl.NumberFormat(locale),
    decimal: new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    dollars: new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', maximumFractionDigits: 4 }),
    share: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }),
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }),
    moment: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
    instant: new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'medium' }),
  };
  known.set(locale, made);
  return made;
}

export function formatNumber(value: number): string {
  return formats().number.format(value);
}

/** 0.25 as 25 %. */
export function formatShare(value: number): string {
  return formats().share.format(value);
}

export function formatUsd(value: number): string {
  return formats().dollars.format(value);
}

export function formatDay(iso: string): string {
  return isDate(iso) ? formats().day.format(new Date(iso)) : iso;
}

export function formatMoment(iso: string): string {
  return isDate(iso) ? formats().moment.format(new Date(iso)) : iso;
}

/** To the second. */
export function formatInstant(iso: string): string {
  return isDate(iso) ? formats().instant.format(new Date(iso)) : iso;
}

/** 340 ms, 2.4 s, 1 min 5 s: as exact as it is useful. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${formats().decimal.format(ms / 1_000)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Time that still runs: in seconds with one decimal, so that the text keeps its shape. */
export function formatElapsed(ms: number): string {
  return ms < 60_000 ? `${formats().decimal.format(ms / 1_000)} s` : formatDuration(ms);
}

function isDate(iso: string): boolean {
  return !Number.isNaN(Date.parse(iso));
}
