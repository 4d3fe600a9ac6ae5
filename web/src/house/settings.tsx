import { LANGUAGES, type Language, useLanguage, useText } from '../i18n/text.ts';
import { themeText } from '../shell/theme-button.tsx';
import { chooseLanguage } from '../state/language.ts';
import { THEMES, useTheme } from '../state/theme.ts';
import { HouseFrame } from './house-frame.tsx';
import { KeySetting } from './key-setting.tsx';
import { ModelSetting } from './model-setting.tsx';
import { Panel } from './panel.tsx';

/** How the page looks and speaks, which model answers, and the key. */
export default function Settings() {
  const text = useText();
  return (
    <HouseFrame title={text.settings} about={text.settingsAbout}>
      <div className="grid gap-4 md:grid-cols-2">
        <ThemeSetting />
        <LanguageSetting />
      </div>
      <ModelSetting />
      <KeySetting />
      <p className="text-sm">
        <a href="/docs" className="text-accent underline underline-offset-2">
          {text.apiReference}
        </a>
      </p>
    </HouseFrame>
  );
}

interface ChoiceProps<T extends string> {
  name: string;
  legend: string;
  options: readonly (readonly [T, string])[];
  value: T;
  onChoose: (value: T) => void;
}

function Choice<T extends string>({ name, legend, options, value, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset className="grid gap-1">
      <legend className="sr-only">{legend}</legend>
      {options.map(([option, label]) => (
        <label key={option} className="flex min-h-8 items-center gap-2.5 text-sm">
          <input
            type="radio"
            name={name}
            checked={option === value}
            onChange={() => onChoose(option)}
            className="size-4 accent-accent"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function ThemeSetting() {
  const text = useText();
  const [theme, choose] = useTheme();
  return (
    <Panel title={text.theme}>
      <Choice
        name="theme"
        legend={text.theme}
        options={THEMES.map((option) => [option, themeText(option, text)] as const)}
        value={theme}
        onChoose={choose}
      />
    </Panel>
  );
}

function LanguageSetting() {
  const text = useText();
  const language = useLanguage();
  return (
    <Panel title={text.language}>
      <Choice
        name="language"
        legend={text.language}
        options={Object.entries(LANGUAGES) as [Language, string][]}
        value={language}
        onChoose={(chosen) => void chooseLanguage(chosen)}
      />
    </Panel>
  );
}
