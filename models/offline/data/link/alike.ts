import { singular } from '../language/singular.ts';
import type { Token } from '../language/tokens.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mention } from './mention.ts';

/**
 * "Casks and kegs" in a table of kegs, where each is one kind or the other: beside a value, a word that is one of the
 * same column as well is that value, and not the whole table.
 */
export function alikeValues(
  mentions: readonly Mention[],
  tokens: readonly Token[],
  { entries }: Lexicon,
): Mention[] {
  return mentions.map((mention) => {
    const [best] = mention.targets;
    if (best?.kind !== 'table') return mention;
    const word = singular(mention.surface.toLowerCase());
    const values = mentions
      .filter((other) => areJoined(mention, other, tokens))
      .flatMap(({ targets: [other] }) =>
        entries.flatMap(({ words: [first, more], target }) =>
          other?.kind === 'value' &&
          target.kind === 'value' &&
          !target.loose &&
          target.column === other.column &&
          target.column.table === best.table &&
          !more &&
          first?.word === word
            ? [target]
            : [],
        ),
      );
    return values.length > 0 ? { ...mention, targets: values } : mention;
  });
}

function areJoined(a: Mention, b: Mention, tokens: readonly Token[]): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  const between = tokens.slice(first.end, second.start).map(({ lower }) => lower);
  const hasJoint = between.includes('and') || between.includes('or');
  return hasJoint && between.every((word) => /^(?:and|or|the|our|all)$/.test(word));
}
