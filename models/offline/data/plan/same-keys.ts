import { withoutInflection } from '../../text/inflection.ts';
import { isShortFor } from '../language/short-form.ts';
import { type Token, tokenise } from '../language/tokens.ts';
import type { Column, Model, Table } from '../schema/model.ts';
import { verbRoles } from './scope.ts';

/** Two keys of a row that lead to the same people. */
export interface KeyPair {
  table: Table;
  keys: readonly [string, string];
}

/** Verbs that tell a deed only together with their object: "took the call". */
const LIGHT = /^(?:take|make|have|do|give|get|put|bring|come|go|be|work|place)$/;
const SMALL =
  /^(?:the|a|an|it|its|them|they|that|this|these|those|he|she|him|her|his|their|and|or|of|on|for|to|by|at|from|with|who|whom|which|also|then|later|both|again|already|originally|first|initially|actually|himself|herself|themselves|themself|was|were|is|are|been|be|has|have|had|did|do|does|one)$/;
/** Where a verb has another one of these, it tells another deed: "checked in" and "checked out". */
const PARTICLE = /^(?:in|out|off|up|down|over|back|away)$/;
const CLEARER = 0.15;

/**
 * The two keys of one table that say who did the one and who the other, where they lead to the same people. Of several
 * tables the one that is spoken of is meant; what fits two pairs is left open.
 */
export function keysOfDeeds(
  model: Model,
  deeds: readonly [string, string],
  spoken: ReadonlySet<string> = new Set(),
): KeyPair | undefined {
  const [one, other] = deeds.map((deed) => deedOf(model, deed));
  if (!one || !other) return undefined;
  const found = model.tables.flatMap((table) =>
    pairsOf(table).flatMap(([a, b]) => {
      const [first, second] = [worthOf(a, one), worthOf(b, other)];
      const swapped = worthOf(b, one) + worthOf(a, other);
      const isSure = first > 0 && second > 0 && first + second > swapped + CLEARER;
      return isSure ? [{ table, a, b, worth: first + second }] : [];
    }),
  );
  const own = found.filter(({ table }) => spoken.has(table.name));
  const [best, next] = (own.length > 0 ? own : found).toSorted((x, y) => y.worth - x.worth);
  if (!best || (next && best.worth - next.worth < CLEARER)) return undefined;
  return { table: best.table, keys: [best.a.name, best.b.name] };
}

/** Its keys that lead to the same people, two by two. */
function pairsOf({ columns }: Table): (readonly [Column, Column])[] {
  const keys = columns.filter(({ reference }) => reference !== undefined);
  return keys.flatMap((a) =>
    keys.flatMap((b) => (a !== b && a.reference?.table === b.reference?.table ? [[a, b] as const] : [])),
  );
}

interface Deed {
  verb: string;
  lemma: string;
  others: readonly string[];
  particles: readonly string[];
  /** The keys that its verb names, or the noun for who does it. */
  named: ReadonlySet<string>;
}

function deedOf(model: Model, said: string): Deed | undefined {
  const tokens = tokenise(said.replaceAll('-', ' ')).filter(({ lower }) => !SMALL.test(lower));
  const [verb, ...others] = tokens.filter(({ lower }) => !PARTICLE.test(lower));
  if (!verb) return undefined;
  return {
    verb: baseOf(verb),
    lemma: verb.lemma,
    others: others.map(baseOf),
    particles: tokens.flatMap(({ lower }) => (PARTICLE.test(lower) ? [lower] : [])),
    named: verbRoles(model, [verb.lemma]),
  };
}

const baseOf = ({ lower }: Token): string => withoutInflection(lower);

/** How surely a key says who did it: nothing where another one could as well be meant. */
function worthOf(key: Column, { verb, lemma, others, particles, named }: Deed): number {
  const own = key.words.filter((word) => PARTICLE.test(word));
  if (own.length > 0 && particles.length > 0 && !particles.some((each) => own.includes(each))) return 0;
  const name = key.words.map(withoutInflection);
  const told = wordsTold(key);
  const joined = particles.filter((each) => own.includes(each) || told.has(each)).length;
  const objects = others.filter((word) => told.has(word) || name.includes(word)).length;
  const isCut = key.words.some((word) => word.length >= 3 && isShortFor(word, lemma));
  const inName =
    isCut || name.includes(verb) || (named.has(`${key.table}.${key.name}`) && !LIGHT.test(lemma));
  if (!inName && !told.has(verb)) return 0;
  if (!inName && LIGHT.test(lemma) && objects + joined === 0) return 0;
  return (inName ? 1 : 0.8) + 0.3 * objects + 0.2 * joined;
}

/** What its comment says of those whom the key leads to: "Colleague who led the interview", "second pilot". */
function wordsTold({ comment = '' }: Column): ReadonlySet<string> {
  const [clause = ''] = comment.split(/[.;,:(]/);
  const told = /\b(?:who|that|whom)\b(.*)$/i.exec(clause)?.[1] ?? clause;
  return new Set((told.match(/\p{L}+/gu) ?? []).map((word) => withoutInflection(word.toLowerCase())));
}
