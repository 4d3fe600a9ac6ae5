import { type Language, useLanguage } from '../text.ts';
import { de } from './de.ts';
import { en, type HouseText } from './en.ts';
import { es } from './es.ts';

export type { HouseText } from './en.ts';

const TEXTS: Record<Language, HouseText> = { en, de, es };

/** The words of the parts that come when they are needed; the first load has none of them. */
export function useHouseText(): HouseText {
  return TEXTS[useLanguage()];
}
