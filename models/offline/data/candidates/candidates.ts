import type { Features } from '../../text/linear.ts';
import { inFull } from '../language/colloquial.ts';
import { type Token, tokenise } from '../language/tokens.ts';
import { type Item, recognise } from '../link/items.ts';
import type { Lexicon } from '../link/lexicon.ts';
import { allMentions } from '../link/match.ts';
import { findNames } from '../link/names.ts';
import type { World } from '../plan/prepare.ts';
import type { Fetch } from '../plan/query.ts';
import type { Leftover } from '../plan/read/frame.ts';
import { verbRoles } from '../plan/scope.ts';
import type { Model } from '../schema/model.ts';
import { featuresOf } from './choice/features.ts';
import type { Weigh } from './choice/weigh.ts';
import { learned } from './choice/weights.ts';
import { type Evidence, gather } from './evidence/evidence.ts';
import { sharedCodesOf, withSharedCodes } from './evidence/shared-codes.ts';
import { type Read, withPeopleNamed } from './evidence/short-names.ts';
import { type Candidate, generate } from './generate.ts';

export interface Task {
  model: Model;
  lexicon: Lexicon;
  today: string;
  fetch: Fetch;
}

export type Candidates =
  | { kind: 'pending' }
  | { kind: 'found'; evidence: Evidence; candidates: readonly (Candidate & { features: Features })[] };

/** The queries that a question may ask for, with what speaks for each. */
export function candidatesOf(task: Task, question: string, weigh: Weigh = learned): Candidates {
  const tokens = tokenise(plainText(question));
  const told = withMeanings(task, tokens);
  if (told === 'pending') return { kind: 'pending' };
  const { model, lexicon } = told;
  const { today, fetch } = task;
  const items = recognise({ tokens, lexicon, today, names: [] });
  const names = findNames({ model, tokens, items, leftovers: unknownIn(items), fetch });
  if (names.kind === 'pending') return names;
  const evidence = gather({ tokens, lexicon, model, today, names: names.mentions });
  const world: World = { model, today, roles: rolesIn(model, tokens) };
  return {
    kind: 'found',
    evidence,
    candidates: generate(world, evidence, weigh).map((each) => ({
      ...each,
      features: featuresOf(evidence, each),
    })),
  };
}

/** Where the question says what a code of the table of all codes means, each column knows what its own mean. */
function withMeanings({ fetch, ...task }: Task, tokens: readonly Token[]): Read | 'pending' {
  const { model, lexicon } = withPeopleNamed(task);
  const shared = sharedCodesOf(model);
  const said =
    shared !== undefined &&
    allMentions(tokens, lexicon, () => false).some(({ targets }) =>
      targets.some((target) => target.kind === 'value' && target.column === shared.meaning),
    );
  return (said && withSharedCodes(model, shared, fetch)) || { model, lexicon };
}

/** Contractions are written out. */
const plainText = (question: string): string =>
  inFull(question)
    .replaceAll(/\b(who|what|when|where|how|that|there|it)(?:'s|’s)\b/gi, '$1 is')
    .replaceAll(/\bwhats\b/gi, 'what is')
    .replaceAll(/\b(ca)n(?:'|’)t\b/gi, '$1n not')
    .replaceAll(/\b(is|are|was|were|do|does|did|has|have|had|could|would|should)n(?:'|’)t\b/gi, '$1 not')
    .replaceAll(/\s*\(/g, ', ')
    .replaceAll(/[?!.;:)]+(?=\s|$)/g, ',');

const unknownIn = (items: readonly Item[]): Leftover[] =>
  items.flatMap((item) => (item.kind === 'unknown' ? [{ ...item, text: item.surface }] : []));

const rolesIn = (model: Model, tokens: readonly Token[]): ReadonlySet<string> =>
  verbRoles(
    model,
    tokens.filter(({ verb, lower }) => verb || /(?:ed|en)$/.test(lower)).map(({ lemma }) => lemma),
  );
