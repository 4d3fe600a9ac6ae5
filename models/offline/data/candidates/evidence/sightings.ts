import { stem } from '../../language/stem.ts';
import type { Token } from '../../language/tokens.ts';
import { verbRoles } from '../../plan/scope.ts';
import type { Column, Model } from '../../schema/model.ts';
import { idOfKey, keysTo } from './columns.ts';
import type { Evidence } from './evidence.ts';
import { remembered } from './remembered.ts';
import { gapBetween, type Span, type Use } from './span.ts';

/** Where the question speaks of the part that a key tells: "signed off", "the reviewer". */
export interface Sighting extends Use {
  tie: string;
}

/** The key by which rows belong to others, of several that lead there. */
export interface Role {
  key: string;
  rivals: readonly string[];
}

/** For each key that has rivals, or that leads to people or its own table, where the question speaks of it. */
export const sightingsIn = remembered(findSightings);

function findSightings(evidence: Evidence, model: Model): ReadonlyMap<Column, Sighting[]> {
  const keys = model.tables.flatMap((table) =>
    table.columns.filter(
      ({ reference }) =>
        reference &&
        (reference.table === table.name ||
          model.byName.get(reference.table)?.person ||
          keysTo(table, reference.table).length > 1),
    ),
  );
  const verbs = evidence.tokens.map((token) =>
    isDeed(token) ? verbRoles(model, [token.lemma]) : new Set<string>(),
  );
  return new Map(
    keys.map((key) => [key, [...linksAsSightings(evidence, key), ...told(evidence, key, verbs)]]),
  );
}

const isDeed = ({ verb, lower }: Token): boolean => verb || /(?:ed|en|ing)$/.test(lower);

export const linksAsSightings = ({ links }: Evidence, key: Column): Sighting[] =>
  links.flatMap(({ start, end, target, score, tie }) =>
    target.kind === 'column' && target.column === key ? [{ start, end, strength: score, tie }] : [],
  );

const TELLING_NOTHING =
  /^(?:who|whom|which|that|staff|person|people|member|employee|colleague|team|work|have|take|made|make|when|what|the|this|with|from|must|only|same|other|another|null|empty|until|never|not|yet)$/;

/** Within one table: who stands above whom. */
const isAbove = ({ table, reference, words }: Column): boolean =>
  reference?.table === table &&
  words.some((word) => /^(?:super|sup$|man(?:ager)?$|mgr|boss|lead|head|chief|line)/.test(word));

/** "Reports directly to", "works under", "supervised by" */
function leads(tokens: readonly Token[], at: number): boolean {
  const { lemma = '', lower = '' } = tokens[at] ?? {};
  if (
    /^(?:manage|supervise|lead|oversee|manager|supervisor|boss|superior|leader|under|subordinate)$/.test(
      lemma,
    )
  )
    return true;
  return (
    /^(?:report|answer|respond)/.test(lower) &&
    tokens.slice(at + 1, at + 3).some((next) => next.lower === 'to')
  );
}

function told({ tokens }: Evidence, key: Column, verbs: readonly ReadonlySet<string>[]): Sighting[] {
  const comment = new Set((key.comment?.match(/\p{L}{4,}/gu) ?? []).map((word) => stem(word.toLowerCase())));
  // The name of the rows themselves tells no part.
  for (const word of key.table.split('_')) comment.delete(stem(word.toLowerCase()));
  return tokens.flatMap((token, at): Sighting[] => {
    const span = { start: at, end: at + 1 };
    if (verbs[at]?.has(idOfKey(key))) return [{ ...span, strength: 0.85, tie: 'verb' }];
    if (isAbove(key) && leads(tokens, at)) return [{ ...span, strength: 0.75, tie: 'above' }];
    if (token.lower.length < 4 || TELLING_NOTHING.test(token.lemma)) return [];
    return comment.has(stem(token.lower)) ? [{ ...span, strength: 0.6, tie: 'comment' }] : [];
  });
}

/** The strongest sighting of a key, the nearest one where a place is given. */
export function sightingOf(
  sightings: ReadonlyMap<Column, Sighting[]>,
  key: Column,
  near?: Span,
): Sighting | undefined {
  const worth = (each: Sighting): number => each.strength - (near ? 0.08 * gapBetween(near, each) : 0);
  return (sightings.get(key) ?? []).toSorted((a, b) => worth(b) - worth(a))[0];
}
