import { THEMES, type Theme, useTheme } from '../state/theme.ts';
import { Button } from '../ui/button.tsx';
import { MoonIcon, ScreenIcon, SunIcon } from '../ui/icons.tsx';

const LOOKS = {
  system: { label: 'Theme: as the device', Icon: ScreenIcon },
  light: { label: 'Theme: light', Icon: SunIcon },
  dark: { label: 'Theme: dark', Icon: MoonIcon },
} as const satisfies Record<Theme, object>;

/** Goes through the themes: as the device, light, dark. */
export function ThemeButton() {
  const [theme, choose] = useTheme();
  const { label, Icon } = LOOKS[theme];
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  return (
    <Button look="quiet" square aria-label={label} title={label} onClick={() => choose(next)}>
      <Icon />
    </Button>
  );
}
