import { useMemo, useSyncExternalStore } from 'react';

const CHANGED = 'parley:stored';

/** Text kept in this browser; null removes it. A browser that keeps nothing is no reason to fail. */
export function store(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Private windows may refuse; the page works without.
  }
  dispatchEvent(new Event(CHANGED));
}

export function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function subscribe(onChange: () => void): () => void {
  addEventListener('storage', onChange);
  addEventListener(CHANGED, onChange);
  return () => {
    removeEventListener('storage', onChange);
    removeEventListener(CHANGED, onChange);
  };
}

/** The kept text, also when another tab changes it. */
export function useStored(key: string): string | null {
  return useSyncExternalStore(subscribe, () => stored(key));
}

/** A kept value, read by `parse`, which makes something sound of whatever is there. */
export function useStoredValue<T>(key: string, parse: (kept: unknown) => T): T {
  const text = useStored(key);
  return useMemo(() => parse(parsed(text)), [text, parse]);
}

export function storedValue<T>(key: string, parse: (kept: unknown) => T): T {
  return parse(parsed(stored(key)));
}

function parsed(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
