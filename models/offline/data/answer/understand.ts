import { stem } from '../language/stem.ts';
import type { Token } from '../language/tokens.ts';
import type { Target } from '../link/entry.ts';
import type { FigurePair } from '../link/figure-pairs/figure-pair.ts';
import { type Item, recognise } from '../link/items.ts';
import { kindMentions, kinMentions } from '../link/kin.ts';
import type { Lexicon } from '../link/lexicon.ts';
import type { Mention } from '../link/mention.ts';
import { findNames } from '../link/names.ts';
import { withRolesSaid } from '../link/roles-said.ts';
import type { Fetch } from '../plan/query.ts';
import type { Frame, Leftover } from '../plan/read/frame.ts';
import { readFrame } from '../plan/read/read.ts';
import type { Model } from '../schema/model.ts';

interface Text {
  model: Model;
  tokens: Token[];
  lexicon: Lexicon;
  today: string;
  fetch: Fetch;
  pairs: readonly FigurePair[];
}

export type Understood =
  | { kind: 'pending' }
  | { kind: 'unclear'; reason: string }
  | {
      kind: 'read';
      items: Item[];
      frame: Frame;
      unused: Leftover[];
      /** Which word was taken for which, where that was not said by the schema. */
      read: string[];
    };

/**
 * Reads a question step by step: what the schema says by itself, its other names, the names of rows, and at last what
 * the words that are left may stand for.
 */
export function understand(text: Text, recognised: Item[]): Understood {
  const { model, tokens, lexicon, fetch } = text;
  const items = withRolesSaid(model, recognised, tokens);
  const first = readFrame(items);
  const called = kindMentions({ tokens, items, leftovers: first.leftovers, lexicon });
  const known = called.kind === 'found' ? called : { mentions: [], read: [] };
  const plain = known.mentions.length > 0 ? readWith(text, known.mentions) : { items, frame: first };
  const names = findNames({ model, tokens, items: plain.items, leftovers: plain.frame.leftovers, fetch });
  if (names.kind === 'pending') return names;
  const named = [...known.mentions, ...names.mentions];
  const full = names.mentions.length > 0 ? readWith(text, named) : plain;
  const unused = unusedIn(full, tokens);
  const kin = kinMentions({ tokens, items: full.items, leftovers: unused, lexicon }, model);
  if (kin.kind === 'unclear') return kin;
  if (kin.kind === 'none') return { kind: 'read', ...full, unused, read: known.read };
  const last = readWith(text, [...named, ...kin.mentions]);
  return { kind: 'read', ...last, unused: unusedIn(last, tokens), read: [...known.read, ...kin.read] };
}

interface Read {
  items: Item[];
  frame: Frame;
}

function readWith({ model, tokens, lexicon, today, pairs }: Text, names: Mention[]): Read {
  const items = withRolesSaid(model, recognise({ tokens, lexicon, today, names, pairs }), tokens);
  return { items, frame: readFrame(items) };
}

function unusedIn({ items, frame }: Read, tokens: readonly Token[]): Leftover[] {
  return frame.leftovers.filter((each) => !isExplained(each, tokens, items));
}

const denied = /\b(?:not|never|no|empty|null|without|unless|except)\b/i;

/**
 * "The loyalty tier", "may approve the highest amount", "whose account is stopped": a word beside a name that the
 * comment of that name holds, or the name of the column that a value is of.
 */
function isExplained(word: Leftover, tokens: readonly Token[], items: readonly Item[]): boolean {
  const token = tokens[word.start];
  if (!token || word.capital || word.quote !== undefined || token.stem.length < 4) return false;
  return items.some((item) => {
    if (item.kind !== 'mention' || item.start > word.end + 3 || item.end < word.start - 2) return false;
    const [best] = item.mention.targets;
    if (best?.kind === 'value' && !best.loose)
      return best.column.words.some((each) => stem(each) === token.stem);
    return item.start <= word.end + 2 && item.end >= word.start - 1 && isInComment(token, best);
  });
}

function isInComment(token: Token, target: Target | undefined): boolean {
  const comment = target?.kind === 'column' || target?.kind === 'flag' ? (target.column.comment ?? '') : '';
  return comment
    .split(/[.;]/)
    .some(
      (clause) =>
        !denied.test(clause) &&
        (clause.match(/\p{L}+/gu) ?? []).some((each) => stem(each.toLowerCase()) === token.stem),
    );
}
