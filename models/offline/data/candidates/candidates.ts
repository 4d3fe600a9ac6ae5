import { inFull } from '../language/colloquial.ts';
import { type Token, tokenise } from '../language/tokens.ts';
import { type Item, recognise } from '../link/items.ts';
import type { Lexicon } from '../link/lexicon.ts';
import { findNames } from '../link/names.ts';
import type { World } from '../plan/prepare.ts';
import type { Fetch } from '../plan/query.ts';
import type { Leftover } from '../plan/read/frame.ts';
import { verbRoles } from '../plan/scope.ts';
import type { Model } from '../schema/model.ts';
import { type Evidence, gather } from './evidence.ts';
import { type Features, featuresOf } from './features.ts';
import { type Candidate, generate, type Weigh } from './generate.ts';
import { learned } from './weights.ts';

interface Task {
  model: Model;
  lexicon: Lexicon;
  today: string;
  fetch: Fetch;
}

export type Candidates =
  | { kind: 'pending' }
  | { kind: 'found'; evidence: Evidence; candidates: readonly (Candidate & { features: Features })[] };

/** The queries that a question may ask for, with what speaks for each. */
export function candidatesOf({ model, lexicon, today, fetch }: Task, question: string, weigh: Weigh = learned): Candidates {
  const tokens = tokenise(plainText(question));
  const items = recognise({ tokens, lexicon, today, names: [] });
  const names = findNames({ model, tokens, items, leftovers: unknownIn(items), fetch });
  if (names.kind === 'pending') return names;
  const evidence = gather({ tokens, lexicon, model, today, names: names.mentions });
  const world: World = { model, today, roles: rolesIn(model, tokens) };
  return {
    kind: 'found',
    evidence,
    candidates: generate(world, evidence, weigh).map((each) => ({ ...each, features: featuresOf(evidence, each) })),
  };
}

/** Contractions are written out. */
const plainText = (question: string): string =>
  inFull(question)
    .replaceAll(/\b(who|what|when|where|how|that|there|it)(?:'s|’s)\b/gi, '$1 is')
    .replaceAll(/\bwhats\b/gi, 'what is')
    .replaceAll(/\b(ca)n(?:'|’)t\b/gi, '$1n not')
    .replaceAll(/\b(is|are|was|were|do|does|did|has|have|had|could|would|should)n(?:'|’)t\b/gi, '$1 not')
    .replaceAll(/[?!.;:()]+(?=\s|$)/g, ' ,');

const unknownIn = (items: readonly Item[]): Leftover[] =>
  items.flatMap((item) => (item.kind === 'unknown' ? [{ ...item, text: item.surface }] : []));

const rolesIn = (model: Model, tokens: readonly Token[]): ReadonlySet<string> =>
  verbRoles(
    model,
    tokens.filter(({ verb, lower }) => verb || /(?:ed|en)$/.test(lower)).map(({ lemma }) => lemma),
  );
