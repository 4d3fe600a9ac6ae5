import { chanceOf, type Ranked, ranked, weighed } from '../../../text/linear.ts';
import type { Fetch, Outcome, Query } from '../../plan/query.ts';
import { canonicalQuery } from '../../plan/query.ts';
import { candidatesOf, type Task } from '../candidates.ts';
import { openWordsOf } from './coverage.ts';
import {
  type ByRules,
  type FirstLook,
  type Rival,
  rivalsOf,
  secondFeatures,
  tellingFeatures,
} from './ranking.ts';
import { resultFeatures } from './results.ts';
import { weights } from './weights.ts';

/** What the rules made of the question, and the queries they asked. */
export interface RulesSay {
  kind: ByRules;
  text: string;
  queries: ReadonlySet<string>;
}

export type Choice =
  | { kind: 'pending' }
  /** The rules read it as well as can be. */
  | { kind: 'rules' }
  | { kind: 'answer'; text: string }
  /** Something could be told, but it would too often be wrong. */
  | { kind: 'unsure'; likeliest: string | undefined };

/** So many of the likeliest readings are asked of the database. */
export const ASKED = 4;
/** From these chances on an answer is told: that of the rules, another instead of it, and one where they have none. */
const TOLD = { rules: 0.45, instead: 0.6, new: 0.7 };

/** From this chance on at the first look the reading by rules is clear. */
const CLEAR = 0.6;

interface Looked {
  rival: Rival;
  /** The kind of answer. */
  op: string;
  look: FirstLook;
  outcome: Outcome | undefined;
  told: string;
  open: readonly string[];
}

/**
 * Weighs all queries that a question may ask for, and the reading by rules beside them; the likeliest are run, and the
 * best of them is told where answers that look so are right often enough.
 */
export function choose(task: Task, question: string, rules: RulesSay): Choice {
  const found = candidatesOf(task, question);
  if (found.kind === 'pending') return found;
  const { candidates, evidence } = found;
  const rivals = rivalsOf(
    candidates.map(({ features, plan }) => ({ features, same: rules.queries.has(plan.id) })),
    rules.kind,
    rules.text,
  );
  const first = ranked(rivals.map(({ features }) => weighed(features, weights.first)));
  if (isClear(rivals, first)) return { kind: 'rules' };
  const isOld = (at: number): boolean => rivals[at]?.what === 'old';
  const asked = new Set(first.order.filter((at) => !isOld(at)).slice(0, ASKED));
  const looked = first.order
    .filter((at) => asked.has(at) || isOld(at))
    .map((at, nth): Looked => {
      const candidate = candidates[at];
      const rival = rivals[at] ?? { features: {}, what: 'old' };
      return {
        rival,
        op: candidate?.shape.op ?? '',
        look: { score: first.scores[at] ?? 0, chance: first.chances[at] ?? 0, nth, what: rival.what },
        outcome: candidate?.plan.run(task.fetch),
        told: candidate?.plan.reading ?? '',
        open: candidate ? openWordsOf(evidence, candidate) : [],
      };
    });
  if (looked.some(({ outcome }) => outcome?.kind === 'pending')) return { kind: 'pending' };
  return decide(looked, rules.kind, rivals.length);
}

/** Where the reading by rules is so far ahead, no other one is tried: each would ask the database once more. */
function isClear(rivals: readonly Rival[], { order: [best = -1], chances }: Ranked): boolean {
  return rivals[best] !== undefined && rivals[best]?.what !== 'new' && (chances[best] ?? 0) >= CLEAR;
}

function decide(looked: readonly Looked[], byRules: ByRules, many: number): Choice {
  const known = looked.map(({ rival, op, look, outcome }) => {
    const result = outcome ? resultFeatures(outcome, op) : {};
    return { result, features: secondFeatures(rival.features, result, look) };
  });
  const second = ranked(known.map(({ features }) => weighed(features, weights.second)));
  const [best] = second.order;
  const chosen = best === undefined ? undefined : looked[best];
  const told = looked.map(({ rival }, index) => ({
    what: rival.what,
    features: { ...rival.features, ...known[index]?.result },
  }));
  const chance = chanceOf(tellingFeatures(told, second, byRules, many), weights.tell);
  const ruled = byRules === 'answer';
  const { outcome } = chosen ?? {};
  if (
    chosen?.rival.what === 'new' &&
    outcome?.kind === 'answer' &&
    chance >= (ruled ? TOLD.instead : TOLD.new)
  )
    return { kind: 'answer', text: withOpenWords(outcome.text, chosen.open) };
  if (ruled && chance >= TOLD.rules) return { kind: 'rules' };
  return { kind: 'unsure', likeliest: chosen?.told || undefined };
}

/** What no part of the query accounts for is named. */
function withOpenWords(text: string, open: readonly string[]): string {
  if (open.length === 0) return text;
  const said = open.map((word) => `"${word}"`).join(', ');
  return `${text}\n\n(This leaves out ${said}, which I could not place.)`;
}

/** Notes what the rules ask of the database. */
export function recording(fetch: Fetch): { fetch: Fetch; queries: Set<string> } {
  const queries = new Set<string>();
  return {
    queries,
    fetch: (query: Query, note: string) => {
      queries.add(canonicalQuery(query));
      return fetch(query, note);
    },
  };
}
