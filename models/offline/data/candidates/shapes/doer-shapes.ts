import type { Doer } from '../evidence/doers.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { impliedTable, mentionOf } from '../evidence/link.ts';
import { surely, type Use } from '../evidence/span.ts';
import type { Grouping } from './groupings.ts';
import type { Shape } from './shape.ts';

const MOST_GROUPINGS = 3;
const MOST_LISTS = 2;

const usesOfDoer = ({ sighting, link }: Doer): Use[] => [...(sighting ? [sighting] : []), surely(link)];

/** "Who countersigned how many": rows told apart by a key. */
export const doerGroupings = (evidence: Evidence, doers: readonly Doer[]): Grouping[] =>
  doers.slice(0, MOST_GROUPINGS).map((doer) => ({
    parts: [{ mention: mentionOf(doer.link, evidence) }],
    taken: usesOfDoer(doer),
    score: doer.score * 0.8,
    traits: ['group:doer', `doer:${doer.trait}`],
    doer,
  }));

/** "Who signed off …": those whom a key of the rows leads to. */
export const doerLists = (evidence: Evidence, doers: readonly Doer[]): Shape[] =>
  doers.slice(0, MOST_LISTS).map((doer) => ({
    op: 'lookup',
    base: doer.base,
    frame: {
      intent: 'list',
      head: mentionOf({ ...doer.link, target: impliedTable(doer.base.name).target }, evidence),
      attributes: [mentionOf(doer.link, evidence)],
    },
    taken: usesOfDoer(doer),
    score: doer.score,
    traits: ['op:lookup', 'lookup:doer', `doer:${doer.trait}`],
    role: doer.role,
  }));
