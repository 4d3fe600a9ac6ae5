import { chanceOf, type Ranked, ranked, type Weights, weighed } from '../../data/candidates/ranking.ts';
import type { Features } from './features.ts';

/** Of the features of the best candidate those that tell how sure it is. */
const TELLING =
  /^(?:r:(?:score|coverage|chance|fails|other kind|lead|unfit)|alike|soft|share|told|headed|w:|holds|case:|calendar|names other|other case|withdrawn|precision|unit:|kind:|answers|document:|row of)/;
/** Of these the best that any candidate has. */
const AT_MOST = ['alike', 'alike:own', 'soft:own', 'share:own', 'share:around', 'share:asking', 'r:score', 'r:chance', 'w:said'];

/** What tells whether the best candidate may be told as the answer. */
export function tellingFeatures(candidates: readonly Features[], { scores, chances, order }: Ranked, ofQuestion: Features): Features {
  const [first = 0, second] = order;
  const chance = chances[first] ?? 0;
  const best = candidates[first] ?? {};
  const told = Object.entries(best).filter(([name]) => TELLING.test(name) && !/[#^]/.test(name));
  const most = AT_MOST.map((name) => [`most ${name}`, Math.max(0, ...candidates.map((f) => f[name] ?? 0))] as const);
  return {
    bias: 1,
    chance,
    'log chance': Math.log(chance + 1e-3),
    margin: chance - (second === undefined ? 0 : (chances[second] ?? 0)),
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
export function likeliest(candidates: readonly Features[], ofQuestion: Features, { rank, tell }: Learned): { at: number; chance: number } | undefined {
  if (candidates.length === 0) return undefined;
  const order = ranked(candidates.map((features) => weighed(features, rank)));
  return { at: order.order[0] ?? 0, chance: chanceOf(tellingFeatures(candidates, order, ofQuestion), tell) };
}
