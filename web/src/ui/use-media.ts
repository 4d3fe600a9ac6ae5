import { useSyncExternalStore } from 'react';

const PHONE = '(max-width: 40rem)';

/** Whether the page is on a phone, or as narrow: drawings are made for that, instead of being scaled down. */
export function useIsNarrow(): boolean {
  return useMedia(PHONE);
}

/** Whether a media query holds, also when that changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const list = matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => matchMedia(query).matches,
  );
}
