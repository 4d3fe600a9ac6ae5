import { type Phrase, tellingIn } from '../../../text/phrases.ts';
import { singular } from '../../language/singular.ts';
import type { Target } from '../entry.ts';
import { saysAll } from '../kin.ts';
import type { Lexicon } from '../lexicon.ts';

/** A name of the schema, in the words by which the schema is asked. */
export interface SchemaName {
  said: string;
  /** It names a day that may be missing. */
  dated: boolean;
  /** The table that it is a column of, or a state of its rows. */
  table?: string;
  state: boolean;
  /** A figure or a day, by which rows of other tables may be known. */
  measured: boolean;
  /** How much less sure it is than a name that says nothing else. */
  cost: number;
}

export interface SchemaNames {
  /** The names that say the same as a phrase. */
  of(phrase: Phrase): readonly SchemaName[];
  /** The names of which a word leaves out only what all such names have: "microchip" for a microchip number. */
  ledBy(word: string): readonly SchemaName[];
}

/** So surely a phrase must name something before another may stand for it. */
const SURE = 0.66;
const LONGEST = 5;
const SHORTEST = 3;
const COST_OF_TABLE = 0.05;
/** "Microchip" for a microchip number. */
const COST_OF_TAIL = 0.1;
const GENERIC_TAIL = / (?:number|no|flag|code|id|type|indicator|name)$/;

const known = new WeakMap<Lexicon, SchemaNames>();

/** The names of a schema by the stems of their words. */
export function namesOf(lexicon: Lexicon): SchemaNames {
  const before = known.get(lexicon);
  if (before) return before;
  const [whole, led] = [new Map<string, SchemaName[]>(), new Map<string, SchemaName[]>()];
  for (const { words, target } of lexicon.entries) {
    const said = words.map(({ word }) => word).join(' ');
    if (words.length > LONGEST || !isSure(said, target) || isBareCode(said, target)) continue;
    const name = nameOf(said, target);
    for (const key of keysOf(said)) add(whole, key, name);
    if (target.kind === 'column' && words.length === 2 && GENERIC_TAIL.test(said))
      add(led, words[0]?.word ?? '', { ...name, cost: COST_OF_TAIL });
  }
  const made: SchemaNames = {
    of: ({ text }) => [...new Set(keysOf(text).flatMap((key) => whole.get(key) ?? []))],
    ledBy: (word) => led.get(singular(word)) ?? [],
  };
  known.set(lexicon, made);
  return made;
}

function nameOf(said: string, target: Target): SchemaName {
  const state = target.kind === 'value' || target.kind === 'flag';
  const column = target.kind === 'column' ? target.column : undefined;
  return {
    said,
    dated: column?.kind === 'date' && column.nullable,
    ...(target.kind === 'table' ? {} : { table: target.column.table }),
    state,
    measured: column !== undefined && column.kind !== 'text',
    cost: target.kind === 'table' ? COST_OF_TABLE : 0,
  };
}

function add(to: Map<string, SchemaName[]>, key: string, name: SchemaName): void {
  const before = to.get(key) ?? [];
  if (!before.some(({ said }) => said === name.said)) to.set(key, [...before, name]);
}

/** "Cover for", "covered" and "covers" are one; "no show" may be written as one word. "Payment" and "paid" differ. */
function keysOf(text: string): string[] {
  const [closed, open] = [false, true].map((leavesOut) => tellingIn(text, leavesOut).map(({ base }) => base));
  const pair = closed?.length === 2 ? [closed.join('')] : [];
  return [...new Set([closed?.join(' ') ?? '', open?.join(' ') ?? '', ...pair])].filter((key) => key !== '');
}

/** "LED" is no word. */
const isBareCode = (said: string, target: Target): boolean =>
  target.kind === 'value' &&
  said.length <= SHORTEST &&
  target.values.some((value) => value.toLowerCase() === said);

/** A name by itself, not a part of one, and not one that is made up to deny something. */
function isSure(said: string, target: Target): boolean {
  if (target.score < SURE) return false;
  if (target.kind === 'flag') return target.truth && saysAll(said, target.column.words);
  return target.kind !== 'value' || !target.loose;
}
