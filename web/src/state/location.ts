import { type MouseEvent, useSyncExternalStore } from 'react';

export const HOUSE = [
  'approvals',
  'workflows',
  'jobs',
  'agents',
  'servers',
  'memory',
  'usage',
  'audit',
  'settings',
] as const;
export type HousePage = (typeof HOUSE)[number];

/** Where the page is: nothing asked yet, at a run (and with it, in its thread), or at a page of the house. */
export interface Place {
  runId?: string | undefined;
  house?: HousePage | undefined;
  /** What of that page: one workflow, one server. */
  item?: string | undefined;
  /** And of that: one run of the workflow. */
  part?: string | undefined;
}

const RUN = /^\/r\/([\w.:-]+)\/?$/;
const HOUSE_PAGE = /^\/house\/([a-z]+)(?:\/([\w-]+)(?:\/([\w-]+))?)?\/?$/;

export function placeOf(path: string): Place {
  const [, named, item, part] = HOUSE_PAGE.exec(path) ?? [];
  return { runId: RUN.exec(path)?.[1], house: HOUSE.find((page) => page === named), item, part };
}

/** Where a run is shown: one of a workflow that somebody started is no conversation, and has a screen of its own. */
export function runPlace({ runId, workflow }: { runId: string; workflow: string | null }): Place {
  return workflow === null ? { runId } : { house: 'workflows', item: workflow, part: runId };
}

export function addressOf({ runId, house, item, part }: Place): string {
  if (house !== undefined)
    return ['/house', house, item, part].filter((name) => name !== undefined).join('/');
  return runId === undefined ? '/' : `/r/${runId}`;
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

/** What a link to a place needs: an address for a new tab, and the way without loading the page again. */
export function linkTo(place: Place, onGo: () => void = () => undefined) {
  return {
    href: addressOf(place),
    onClick(event: MouseEvent) {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      go(place);
      onGo();
    },
  };
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
