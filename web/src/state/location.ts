import { useSyncExternalStore } from 'react';

/** Where the page is: nothing asked yet, or at a run (and with it, in its thread). */
export interface Place {
  runId: string | undefined;
}

const RUN = /^\/r\/([\w.:-]+)\/?$/;

export function placeOf(path: string): Place {
  return { runId: RUN.exec(path)?.[1] };
}

export function addressOf(place: Place): string {
  return place.runId === undefined ? '/' : `/r/${place.runId}`;
}

const CHANGED = 'parley:place';

/** Goes to a place; `replace` when the way back should skip the current one. */
export function go(place: Place, how: 'push' | 'replace' = 'push'): void {
  const address = addressOf(place);
  if (address === location.pathname) return;
  if (how === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  dispatchEvent(new Event(CHANGED));
}

function subscribe(onChange: () => void): () => void {
  addEventListener('popstate', onChange);
  addEventListener(CHANGED, onChange);
  return () => {
    removeEventListener('popstate', onChange);
    removeEventListener(CHANGED, onChange);
  };
}

export function usePlace(): Place {
  return placeOf(useSyncExternalStore(subscribe, () => location.pathname));
}
