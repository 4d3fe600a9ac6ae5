import { type Text, useText } from '../i18n/text.ts';
import { THEMES, type Theme, useTheme } from '../state/theme.ts';
import { Button } from '../ui/button.tsx';
import { MoonIcon, ScreenIcon, SunIcon } from '../ui/icons.tsx';

const ICONS = { system: ScreenIcon, light: SunIcon, dark: MoonIcon } as const satisfies Record<
  Theme,
  unknown
>;

export function themeText(theme: Theme, text: Text): string {
  return { system: text.themeSystem, light: text.themeLight, dark: text.themeDark }[theme];
}

/** Goes through the themes: as the device, light, dark. */
export function ThemeButton() {
  const text = useText();
  const [theme, choose] = useTheme();
  const Icon = ICONS[theme];
  const label = text.themeNow(themeText(theme, text));
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  return (
    <Button look="quiet" square aria-label={label} title={label} onClick={() => choose(next)}>
      <Icon />
    </Button>
  );
}
