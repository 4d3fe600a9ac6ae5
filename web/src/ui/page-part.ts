import { type ComponentType, lazy } from 'react';

const KEY = 'parley.reloaded-at';
const PAUSE_MS = 30_000;

/**
 * A part of the page that comes when it is needed. A page that was open during an update asks for parts that are gone:
 * it loads itself anew, once. When that did not help, something else is wrong, and reloading would hide it.
 */
export function pagePart(load: () => Promise<{ default: ComponentType }>) {
  return lazy(() => load().catch(loadAnew));
}

function loadAnew(error: unknown): Promise<never> {
  const last = Number(sessionStorage.getItem(KEY) ?? 0);
  if (Date.now() - last < PAUSE_MS) throw error;
  sessionStorage.setItem(KEY, String(Date.now()));
  location.reload();
  return new Promise(() => undefined);
}
