import type { Column, Model, Table } from '../../schema/model.ts';
import type { Evidence, Link } from './evidence.ts';
import { idOfKey, keysTo, type Sighting, sightingOf, sightingsIn } from './roles.ts';

/** Those who are asked for by what they did: the key of the rows they did it to. */
export interface Doer {
  base: Table;
  key: Column;
  /** The word that asks for them. */
  link: Link;
  sighting?: Sighting;
  role: { key: string; rivals: readonly string[] };
  score: number;
  trait: string;
}

const MOST_DOERS = 4;
const NAMED = 0.6;

/** "Who", or a kind of people that is told apart: "each fitter", "which driver". */
function askedFor({ tokens, links }: Evidence, model: Model): { at: number; how: string } | undefined {
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
  const sightings = sightingsIn(evidence, model);
  const named = new Map<string, number>();
  for (const { target, score } of evidence.links) {
    const name = target.kind === 'table' ? target.table : target.column.table;
    if (target.kind !== 'value' && score >= NAMED)
      named.set(name, Math.max(named.get(name) ?? 0, target.kind === 'table' ? score : score - 0.2));
  }
  const found = [...named].flatMap(([name, worth]): Doer[] => {
    const base = model.byName.get(name);
    return (base?.columns ?? []).flatMap((key): Doer[] => {
      const parent = model.byName.get(key.reference?.table ?? '');
      if (!base || !parent?.person || parent === base) return [];
      const rivals = keysTo(base, parent.name).map(idOfKey);
      const sighting = sightingOf(sightings, key);
      const tie = sighting?.tie ?? (rivals.length > 1 ? 'untold' : 'only');
      return [
        {
          base,
          key,
          link: {
            start: asked.at,
            end: asked.at + 1,
            target: { kind: 'column', column: key, score: 0.9 },
            score: 0.9,
            tie: 'near',
          },
          ...(sighting ? { sighting } : {}),
          role: { key: idOfKey(key), rivals },
          score: worth * 0.5 + (sighting ? sighting.strength * 0.5 : rivals.length > 1 ? 0 : 0.25),
          trait: `${asked.how}:${tie}`,
        },
      ];
    });
  });
  return found.toSorted((a, b) => b.score - a.score).slice(0, MOST_DOERS);
}
