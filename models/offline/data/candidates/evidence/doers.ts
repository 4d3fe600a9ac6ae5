import type { Column, Model, Table } from '../../schema/model.ts';
import { idOfKey, keysTo } from './columns.ts';
import type { Evidence } from './evidence.ts';
import { impliedColumn, type Link, tableOf } from './link.ts';
import { type Role, type Sighting, sightingOf, sightingsIn } from './sightings.ts';

/** Those who are asked for by what they did: the key of the rows they did it to. */
export interface Doer {
  base: Table;
  key: Column;
  /** The word that asks for them. */
  link: Link;
  sighting?: Sighting;
  role: Role;
  score: number;
  trait: string;
}

const MOST_DOERS = 4;
const NAMED = 0.6;

interface Asked {
  at: number;
  how: string;
}

/** "Who", or a kind of people that is told apart: "each fitter", "which driver". */
function askedFor({ tokens, links }: Evidence, model: Model): Asked | undefined {
  const who = tokens.findIndex(({ lower }) => /^(?:who|whom|whose|everyone|everybody)$/.test(lower));
  if (who >= 0) return { at: who, how: 'who' };
  const kind = links.find(({ target, start, score }) => {
    const before = tokens.findLastIndex(
      ({ lower }, at) =>
        at < start && at >= start - 2 && /^(?:each|every|per|by|which|what|different)$/.test(lower),
    );
    // "Approved by the producer" tells who did it.
    const told = tokens[before]?.lower === 'by' && /(?:ed|en|un|ne)$/.test(tokens[before - 1]?.lower ?? '');
    const each = before >= 0 && !told;
    if (!each || score < NAMED) return false;
    if (target.kind === 'table') return model.byName.get(target.table)?.person === true;
    if (target.kind === 'value') return isOfPeople(model, target.column.table);
    return target.kind === 'column' && isOfPeople(model, target.column.reference?.table);
  });
  return kind && { at: kind.start, how: kind.target.kind };
}

/** A table of people, or one that says what they are. */
const isOfPeople = (model: Model, name: string | undefined): boolean =>
  model.tables.some(
    (table) => table.person && (table.name === name || table.foreignKeys.some((key) => key.table === name)),
  );

/** The keys that tell who did something to rows that are named. */
export function doersOf(evidence: Evidence, model: Model): Doer[] {
  const asked = askedFor(evidence, model);
  if (!asked) return [];
  return [...tablesNamed(evidence)]
    .flatMap(([name, worth]) => {
      const base = model.byName.get(name);
      return base ? doersTo({ evidence, model, asked, base, worth }) : [];
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_DOERS);
}

/** The tables that are named, and those whose columns are, with how surely. */
function tablesNamed({ links }: Evidence): ReadonlyMap<string, number> {
  const named = new Map<string, number>();
  for (const { target, score } of links) {
    const name = tableOf(target);
    if (target.kind !== 'value' && score >= NAMED)
      named.set(name, Math.max(named.get(name) ?? 0, target.kind === 'table' ? score : score - 0.2));
  }
  return named;
}

interface Deeds {
  evidence: Evidence;
  model: Model;
  asked: Asked;
  base: Table;
  worth: number;
}

/** Those who did something to the rows of one table, by each key that leads to people. */
function doersTo({ evidence, model, asked, base, worth }: Deeds): Doer[] {
  const sightings = sightingsIn(evidence, model);
  return base.columns.flatMap((key): Doer[] => {
    const parent = model.byName.get(key.reference?.table ?? '');
    if (!parent?.person || parent === base) return [];
    const rivals = keysTo(base, parent.name).map(idOfKey);
    const sighting = sightingOf(sightings, key);
    const untold = rivals.length > 1 ? { tie: 'untold', worth: 0 } : { tie: 'only', worth: 0.25 };
    return [
      {
        base,
        key,
        link: impliedColumn(key, { start: asked.at, end: asked.at + 1 }, 0.9),
        ...(sighting ? { sighting } : {}),
        role: { key: idOfKey(key), rivals },
        score: worth * 0.5 + (sighting ? sighting.strength * 0.5 : untold.worth),
        trait: `${asked.how}:${sighting?.tie ?? untold.tie}`,
      },
    ];
  });
}
