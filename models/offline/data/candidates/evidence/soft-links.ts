import { wordVectors } from '../../../text/lexicon/vectors.ts';
import { phrasesIn } from '../../../text/phrases.ts';
import { stem } from '../../../text/stem.ts';
import { isStopWord } from '../../../text/words.ts';
import type { Token } from '../../language/tokens.ts';
import type { Target } from '../../link/entry.ts';
import { kinOfWord } from '../../link/kin.ts';
import type { Lexicon } from '../../link/lexicon.ts';
import { namesOf } from '../../link/phrases/schema-names.ts';
import { vocabularyOf } from '../../link/phrases/vocabulary.ts';
import type { Model } from '../../schema/model.ts';
import { commentLinks } from './comment-links.ts';
import { familyLinks } from './family-links.ts';
import { type Link, linkOfWord, targetsBy } from './link.ts';
import { remembered } from './remembered.ts';
import { isWithin, surfaceOf } from './span.ts';

interface Asked {
  tokens: readonly Token[];
  lexicon: Lexicon;
  model: Model;
  /** What the schema says itself. */
  sure: readonly Link[];
}

/** From here on a word is known, and no other word stands for it. */
const KNOWN = 0.8;
const WORTH = { phrase: 0.72, kin: 0.62, near: 0.5 };
const NEAR = 0.5;
const MOST_NEAR = 3;

/** What words may stand for that the schema doesn't say: by the lexicon, by dictionaries, in comments, by their use. */
export function softLinks(asked: Asked): Link[] {
  const open = asked.tokens.flatMap((token, at) => (isOpen(asked, token, at) ? [at] : []));
  return [
    ...byPhrase(asked),
    ...open.flatMap((at) => [
      ...byKin(asked, at),
      ...familyLinks(asked, at),
      ...commentLinks(asked, at),
      ...byUse(asked, at),
    ]),
  ];
}

function isOpen({ sure }: Asked, token: Token, at: number): boolean {
  return (
    /^\p{L}{3,}/u.test(token.text) &&
    token.quote === undefined &&
    !isStopWord(token.lower) &&
    !sure.some((link) => isWithin(at, link) && link.score >= KNOWN)
  );
}

/** What names stand for, by the words of each. */
const targetsSaid = remembered(
  (lexicon: Lexicon): ReadonlyMap<string, readonly Target[]> =>
    targetsBy(lexicon.entries, ({ words }) => words.map(({ word }) => word).join(' ')),
);

/** "Got turned down" for a status "refused". */
function byPhrase({ tokens, lexicon }: Asked): Link[] {
  const text = surfaceOf({ tokens }, { start: 0, end: tokens.length });
  const starts = placesOf(tokens);
  const names = namesOf(lexicon);
  const targets = targetsSaid(lexicon);
  return phrasesIn(text).flatMap(({ same, start, end }) => {
    const from = starts.findIndex((place) => place >= start);
    const until = starts.findIndex((place) => place >= end);
    const span = { start: Math.max(0, from), end: until < 0 ? tokens.length : until };
    if (tokens.slice(span.start, span.end).every(({ lower }) => isStopWord(lower))) return [];
    return same.flatMap((other) =>
      names
        .of(other)
        .flatMap(({ said }) => targets.get(said) ?? [])
        .map((target) => ({ ...span, target, score: WORTH.phrase * target.score, tie: 'phrase' as const })),
    );
  });
}

function placesOf(tokens: readonly Token[]): number[] {
  let at = 0;
  return tokens.map(({ text }) => {
    const start = at;
    at += text.length + 1;
    return start;
  });
}

/** What dictionaries call related. */
function byKin({ tokens, lexicon }: Asked, at: number): Link[] {
  const token = tokens[at];
  const vocabulary = vocabularyOf(lexicon);
  return kinOfWord(stem(token?.lower ?? ''), vocabulary).flatMap(([key, worth]) =>
    (vocabulary.names.get(key)?.targets ?? []).map((target) =>
      linkOfWord(at, { target, score: WORTH.kin * worth * target.score, tie: 'kin' }),
    ),
  );
}

interface Named {
  index: number;
  target: Target;
}

/** Names of one word whose use is known. */
const singleNames = remembered((lexicon: Lexicon): Named[] => {
  const { indexOf } = wordVectors();
  return lexicon.entries.flatMap(({ words, target }) => {
    const index = words.length === 1 && target.score >= 0.6 ? indexOf(words[0]?.stem ?? '') : undefined;
    const loose = target.kind === 'value' && target.loose;
    return index === undefined || loose ? [] : [{ index, target }];
  });
});

/** Words that are used alike. */
function byUse({ tokens, lexicon }: Asked, at: number): Link[] {
  const { indexOf, similarity } = wordVectors();
  const own = indexOf(stem(tokens[at]?.lower ?? ''));
  if (own === undefined) return [];
  return singleNames(lexicon)
    .map(({ index, target }) => ({ target, alike: index === own ? 0 : similarity(own, index) }))
    .filter(({ alike }) => alike >= NEAR)
    .toSorted((a, b) => b.alike - a.alike)
    .slice(0, MOST_NEAR)
    .map(({ target, alike }) =>
      linkOfWord(at, { target, score: WORTH.near * alike * target.score + 0.15, tie: 'near' }),
    );
}
