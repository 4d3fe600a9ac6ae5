import type { Weigh } from '../choice/weigh.ts';
import { grammarSlots } from './grammar-slots.ts';
import { linkSlots } from './link-slots.ts';
import { equalSlots } from './number-slots.ts';
import { pairSlots } from './pair-slots.ts';
import { presenceSlots } from './presence.ts';
import { roleSlots } from './role-slots.ts';
import { samePersonSlots } from './same-person-slots.ts';
import { isIgnored, type Option, type Setting, type Slot } from './slot.ts';
import { stateSlots } from './state-slots.ts';

const MOST_OPTIONS = 4;

/** Each piece of evidence that is left, with the ways to use it for rows of one table. */
export function slotsOf(setting: Setting, weigh: Weigh): Slot[] {
  const slots = [
    ...grammarSlots(setting),
    ...linkSlots(setting),
    ...stateSlots(setting),
    ...pairSlots(setting),
    ...roleSlots(setting),
    ...samePersonSlots(setting),
    ...equalSlots(setting),
    ...presenceSlots(setting),
  ];
  return slots.map((slot) => ({
    ...slot,
    options: top(
      slot.options.map((option) => ({
        ...option,
        hunch: option.score,
        score: option.score + weigh(option.traits),
      })),
    ),
  }));
}

const top = (options: readonly Option[]): Option[] => {
  const sorted = options.toSorted((a, b) => b.score - a.score);
  const skip = sorted.find(isIgnored);
  const best = sorted.filter((each) => each !== skip).slice(0, MOST_OPTIONS);
  return skip ? [...best, skip] : best;
};
