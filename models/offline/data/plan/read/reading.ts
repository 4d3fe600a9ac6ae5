import type { Item } from '../../link/items.ts';
import type { Mention } from '../../link/mention.ts';
import type { Condition, Frame, Leftover } from './frame.ts';

export type Expecting =
  | 'count'
  | 'measure'
  | 'group'
  | 'group-weak'
  | 'negation'
  | 'exclusion'
  | 'rank'
  | 'list'
  | 'share'
  | undefined;

/** What has been read so far; mentions without a part of their own wait in `loose`. */
export interface Reading {
  items: readonly Item[];
  frame: Frame;
  expecting: Expecting;
  loose: Loose[];
  taken: Set<number>;
  intentGiven: boolean;
  negationOpen?: string;
  /** The words that announced a group which hasn't come yet. */
  groupOpen?: string;
}

export interface Loose {
  mention: Mention;
  at: number;
  /** The part of speech it follows: what opened the phrase it stands in. */
  opener: Expecting;
  /** The word before it, in lower case, articles skipped. */
  before: string;
}

export const leftover = (text: string): Leftover => ({
  text,
  capital: false,
  verb: false,
  start: -1,
  end: -1,
});

export function addCondition(reading: Reading, condition: Condition | undefined, at: number): void {
  if (condition) reading.frame.conditions.push({ ...condition, at });
}

export function setIntent(reading: Reading, intent: Frame['intent'], force = false): void {
  if (reading.intentGiven && !force) return;
  reading.frame.intent = intent;
  reading.intentGiven = true;
}

export function nextAdjacent(items: readonly Item[], at: number): Mention | undefined {
  const next = items[at + 1];
  return next?.kind === 'mention' ? next.mention : undefined;
}
