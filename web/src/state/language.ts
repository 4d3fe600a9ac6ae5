import { type Language, languageFor, speak } from '../i18n/text.ts';
import { store, stored } from './stored.ts';

const KEY = 'parley.language';

/** Speaks the language that was chosen here, or the first of the reader's that the page knows. */
export function speakFirst(): Promise<void> {
  return speak(languageFor(stored(KEY), navigator.languages));
}

export async function chooseLanguage(language: Language): Promise<void> {
  store(KEY, language);
  await speak(language);
}
