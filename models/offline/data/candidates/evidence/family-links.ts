import type { Token } from '../../language/tokens.ts';
import type { Entry, Target } from '../../link/entry.ts';
import type { Lexicon } from '../../link/lexicon.ts';
import { type Link, linkOfWord, targetsBy } from './link.ts';
import { remembered } from './remembered.ts';

interface Asked {
  tokens: readonly Token[];
  lexicon: Lexicon;
}

const SHORTEST_ROOT = 4;
const SAME_FAMILY = 0.74;
const OPPOSITE = 0.68;

/** What a word is formed from: refurbished and refurbishing, freelancers and freelance, departure and departed. */
export function rootOf(word: string): string | undefined {
  const bare = word.toLowerCase().replace(/(?:'s|’s)$/, '');
  const root = bare
    .replace(/s$/, '')
    .replace(
      /(?:ations?|ments?|ures?|ances?|ences?|ings?|ions?|ers?|ors?|ists?|eds?|als?|ives?|ables?|ly)$/,
      '',
    )
    .replace(/(?<=\p{L}{3})e$/u, '')
    .replace(/([b-df-hj-np-tv-z])\1$/, '$1')
    .replace(/i$/, 'y');
  return root.length >= SHORTEST_ROOT ? root : undefined;
}

interface Rooted {
  root: string;
  target: Target;
}

/** Names of one word by what they are formed from. */
const rootsOf = remembered(
  (lexicon: Lexicon): ReadonlyMap<string, readonly Target[]> =>
    targetsBy(lexicon.entries.flatMap(rootedOf), ({ root }) => root),
);

function rootedOf({ words, target }: Entry): Rooted[] {
  const [only, more] = words;
  const root = only && !more && target.score >= 0.66 ? rootOf(only.word) : undefined;
  const loose = target.kind === 'value' && target.loose;
  return root === undefined || loose || (target.kind === 'value' && target.person) ? [] : [{ root, target }];
}

const NEGATIVE = /^(?:un|non-?|in|dis|not-)(?=\p{L}{4})/u;

/** Names of the same family as a word, and those that it says the opposite of. */
export function familyLinks({ tokens, lexicon }: Asked, at: number): Link[] {
  const { lower = '' } = tokens[at] ?? {};
  const link = (target: Target, worth: number): Link =>
    linkOfWord(at, { target, score: worth * target.score, tie: 'form' });
  const roots = rootsOf(lexicon);
  const same = roots.get(rootOf(lower) ?? '') ?? [];
  const bare = NEGATIVE.test(lower) ? lower.replace(NEGATIVE, '') : undefined;
  const opposed = bare === undefined ? [] : (roots.get(rootOf(bare) ?? '') ?? []);
  return [
    ...same.map((target) => link(target, SAME_FAMILY)),
    ...opposed.flatMap((target) => opposite(target).map((each) => link(each, OPPOSITE))),
  ];
}

/** "Unpaid" where rows may be paid: the yes-no column says no, the day is empty, or it is another of the values. */
function opposite(target: Target): Target[] {
  if (target.kind === 'flag') return [{ ...target, truth: !target.truth }];
  if (target.kind === 'column' && target.column.nullable && target.column.kind === 'date')
    return [{ kind: 'flag', column: target.column, truth: false, score: target.score }];
  if (target.kind !== 'value') return [];
  const others = (target.column.values ?? []).filter((value) => !target.values.includes(value));
  return others.length > 0 && others.length <= 6 ? [{ ...target, values: others }] : [];
}
