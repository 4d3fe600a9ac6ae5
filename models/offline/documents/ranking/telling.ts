import { chanceOf, type Features, type Ranked, ranked, type Weights, weighed } from '../../text/linear.ts';

/** Of the features of the best candidate those that tell how sure it is. */
const TELLING =
  /^(?:r:(?:score|coverage|chance|fails|other kind|lead|unfit)|alike|house|answered|soft|share|told|headed|w:|holds|case:|calendar|names other|other case|withdrawn|precision|unit:|kind:|answers|document:|row of)/;
/** Of these the best that any candidate has. */
const AT_MOST = [
  'alike',
  'alike:own',
  'house:own',
  'house:core',
  'house:above',
  'soft:own',
  'share:own',
  'share:around',
  'share:asking',
  'r:score',
  'r:chance',
  'w:said',
];

/** One of the units that may answer. */
export interface Candidate {
  features: Features;
  /** The same for those that are told together: the sentences of a paragraph. */
  answer: string;
  document: string;
}

/** How the chance is shared out: to single candidates, to what is told together, to documents. */
export interface Shares extends Ranked {
  answers: ReadonlyMap<string, number>;
  documents: ReadonlyMap<string, number>;
}

function summed(
  candidates: readonly Candidate[],
  chances: readonly number[],
  by: 'answer' | 'document',
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [i, candidate] of candidates.entries())
    sums.set(candidate[by], (sums.get(candidate[by]) ?? 0) + (chances[i] ?? 0));
  return sums;
}

/** Candidates by the chance of what is told with them, then by their own. */
export function shared(candidates: readonly Candidate[], scores: readonly number[]): Shares {
  const { chances } = ranked(scores);
  const answers = summed(candidates, chances, 'answer');
  const worth = (i: number): number => (answers.get(candidates[i]?.answer ?? '') ?? 0) + (chances[i] ?? 0);
  return {
    scores,
    chances,
    order: chances.map((_, i) => i).toSorted((a, b) => worth(b) - worth(a)),
    answers,
    documents: summed(candidates, chances, 'document'),
  };
}

/** What tells whether the best candidate may be told as the answer. */
export function tellingFeatures(
  candidates: readonly Candidate[],
  { scores, chances, order, answers, documents }: Shares,
  ofQuestion: Features,
): Features {
  const [first = 0] = order;
  const best = candidates[first];
  const chance = answers.get(best?.answer ?? '') ?? 0;
  const next = Math.max(
    0,
    ...[...answers].filter(([answer]) => answer !== best?.answer).map(([, share]) => share),
  );
  const told = Object.entries(best?.features ?? {}).filter(
    ([name]) => TELLING.test(name) && !/[#^]/.test(name),
  );
  const most = AT_MOST.map(
    (name) =>
      [`most ${name}`, Math.max(0, ...candidates.map(({ features }) => features[name] ?? 0))] as const,
  );
  return {
    bias: 1,
    chance,
    'log chance': Math.log(chance + 1e-3),
    margin: chance - next,
    alone: chances[first] ?? 0,
    document: documents.get(best?.document ?? '') ?? 0,
    score: (scores[first] ?? 0) / 5,
    ...ofQuestion,
    ...Object.fromEntries(told.map(([name, value]) => [`best ${name}`, value])),
    ...Object.fromEntries(most),
  };
}

export interface Learned {
  rank: Weights;
  tell: Weights;
}

/** Which candidate is the likeliest, and how likely it is that it answers. */
export function likeliest(
  candidates: readonly Candidate[],
  ofQuestion: Features,
  { rank, tell }: Learned,
): { at: number; chance: number } | undefined {
  if (candidates.length === 0) return undefined;
  const shares = shared(
    candidates,
    candidates.map(({ features }) => weighed(features, rank)),
  );
  return {
    at: shares.order[0] ?? 0,
    chance: chanceOf(tellingFeatures(candidates, shares, ofQuestion), tell),
  };
}
