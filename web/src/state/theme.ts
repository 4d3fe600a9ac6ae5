import { store, useStored } from './stored.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'parley.theme';

function isTheme(value: string | null): value is Theme {
  return THEMES.some((theme) => theme === value);
}

/** The chosen theme and the way to choose; `system` follows the device. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const kept = useStored(KEY);
  return [isTheme(kept) ? kept : 'system', chooseTheme];
}

function chooseTheme(theme: Theme): void {
  store(KEY, theme === 'system' ? null : theme);
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
