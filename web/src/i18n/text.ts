import { useSyncExternalStore } from 'react';
import { en, type Text } from './en.ts';

export type { Text } from './en.ts';

export const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español' } as const;
export type Language = keyof typeof LANGUAGES;

/** English is there from the start, the others come when they are chosen. */
const LOADERS: Record<Language, () => Promise<Text>> = {
  en: async () => en,
  de: async () => (await import('./de.ts')).de,
  es: async () => (await import('./es.ts')).es,
};

interface Spoken {
  language: Language;
  text: Text;
}

let spoken: Spoken = { language: 'en', text: en };
const listeners = new Set<() => void>();

export function isLanguage(value: string | null | undefined): value is Language {
  return value !== null && value !== undefined && Object.hasOwn(LANGUAGES, value);
}

/** The first of the reader's languages that the page speaks. */
export function languageFor(chosen: string | null, preferred: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  const codes = preferred.map((tag) => tag.toLowerCase().split('-')[0]);
  return codes.find(isLanguage) ?? 'en';
}

/** Speaks a language from now on. A part that cannot be loaded leaves the language as it was. */
export async function speak(language: Language): Promise<void> {
  const text = await LOADERS[language]().catch(() => undefined);
  if (text === undefined) return;
  spoken = { language, text };
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** For what is no component; components use `useText`, so that they follow a change. */
export function currentText(): Text {
  return spoken.text;
}

/** The locale for numbers and dates: the reader's own variant of the language, where there is one. */
export function currentLocale(): string {
  const own = navigator.languages.find((tag) => tag.toLowerCase().split('-')[0] === spoken.language);
  return own ?? spoken.language;
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

export function useText(): Text {
  return useSyncExternalStore(subscribe, currentText);
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => spoken.language);
}
