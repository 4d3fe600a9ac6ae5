import type { Column } from '../schema/model.ts';
import type { Target } from './entry.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mention } from './mention.ts';

/** "Rosa Brandt": a first and a last name of one table, side by side, are one person. */
export function withFullNames(mentions: readonly Mention[], { fullNames }: Lexicon): Mention[] {
  const joinedUp: Mention[] = [];
  for (const mention of mentions) {
    const before = joinedUp.at(-1);
    const both = before?.end === mention.start ? fullName(before, mention, fullNames) : undefined;
    if (both) joinedUp.splice(-1, 1, both);
    else joinedUp.push(mention);
  }
  return joinedUp;
}

function fullName(first: Mention, last: Mention, names: Lexicon['fullNames']): Mention | undefined {
  for (const [given, family] of names) {
    const isOf = (column: Column) => (target: Target) =>
      target.kind === 'value' && target.column === column && !target.loose;
    const [a, b] = [first.targets.find(isOf(given)), last.targets.find(isOf(family))];
    if (a?.kind !== 'value' || b?.kind !== 'value') continue;
    const target: Target = { ...a, score: 1, extra: [{ column: family, value: b.values[0] ?? '' }] };
    return { ...first, end: last.end, surface: `${first.surface} ${last.surface}`, targets: [target] };
  }
  return undefined;
}
