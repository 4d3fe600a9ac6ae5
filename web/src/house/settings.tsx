import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { getModels, storedKey, storeKey } from '../api/client.ts';
import { ConnectWays } from '../chat/model-note.tsx';
import { modeText } from '../chat/run-footer.tsx';
import { LANGUAGES, type Language, useLanguage, useText } from '../i18n/text.ts';
import { SignedIn } from '../shell/sign-in.tsx';
import { themeText } from '../shell/theme-button.tsx';
import { chooseLanguage } from '../state/language.ts';
import { THEMES, useTheme } from '../state/theme.ts';
import { Button } from '../ui/button.tsx';
import { HouseFrame } from './house-frame.tsx';

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

function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="rounded-2xl border border-line bg-panel p-5">
      <h2 className="mb-3 font-medium">{title}</h2>
      {children}
    </section>
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
    <Card title={text.theme}>
      <Choice
        name="theme"
        legend={text.theme}
        options={THEMES.map((option) => [option, themeText(option, text)] as const)}
        value={theme}
        onChoose={choose}
      />
    </Card>
  );
}

function LanguageSetting() {
  const text = useText();
  const language = useLanguage();
  return (
    <Card title={text.language}>
      <Choice
        name="language"
        legend={text.language}
        options={Object.entries(LANGUAGES) as [Language, string][]}
        value={language}
        onChoose={(chosen) => void chooseLanguage(chosen)}
      />
    </Card>
  );
}

function ModelSetting() {
  const text = useText();
  const models = useQuery({ queryKey: ['models'], queryFn: ({ signal }) => getModels(signal) });
  if (models.data === undefined) return null;
  const { mode, small, large } = models.data;
  return (
    <Card title={text.model}>
      <p className="mb-4 flex flex-wrap items-center gap-2 text-sm">
        <span
          className={`rounded-md px-2 py-0.5 font-medium ${mode === 'offline' ? 'bg-warn-soft text-warn' : 'bg-accent-soft text-accent'}`}
        >
          {modeText(mode, text)}
        </span>
        <span className="font-mono text-xs">{[...new Set([small, large])].join(', ')}</span>
      </p>
      {mode === 'offline' && <ConnectWays />}
    </Card>
  );
}

function KeySetting() {
  const text = useText();
  const queries = useQueryClient();
  const [hasKey, setHasKey] = useState(storedKey() !== null);
  function forget() {
    storeKey(null);
    setHasKey(false);
    void queries.resetQueries();
  }
  return (
    <Card title={text.key}>
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
        <p className="text-soft">{hasKey ? text.keyStored : text.keyNotNeeded}</p>
        {hasKey && <Button onClick={forget}>{text.keyForget}</Button>}
      </div>
      <SignedIn />
    </Card>
  );
}
