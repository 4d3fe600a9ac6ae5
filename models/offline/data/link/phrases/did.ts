import type { Token } from '../../language/tokens.ts';
import type { Target } from '../entry.ts';
import type { Mention } from '../mention.ts';

const tableOf = (target: Target): string => (target.kind === 'table' ? target.table : target.column.table);

/** A state that is called just so comes before a date that is only called alike. */
const MUCH = 0.05;

/** The tables that are spoken of. */
const namedIn = (mentions: readonly Mention[]): Set<string> =>
  new Set(
    mentions.flatMap(({ targets }) =>
      targets.flatMap((target) => (target.kind === 'table' && target.score >= 0.8 ? [target.table] : [])),
    ),
  );

/** "When did we open the shop": such a verb tells a date or a part that somebody plays, where a row keeps one, and no state. */
export function withoutStatesBehindDid(mentions: readonly Mention[], tokens: readonly Token[]): Mention[] {
  return mentions.map((mention) => {
    if (mention.end !== mention.start + 1 || !tokens[mention.start]?.done) return mention;
    const named = namedIn(mentions.filter((each) => each !== mention));
    const told = mention.targets.filter(
      (target) =>
        target.kind === 'column' && (target.column.kind === 'date' || target.column.reference !== undefined),
    );
    const isNear = (target: Target): boolean => named.has(tableOf(target));
    const surest = (targets: readonly Target[]): number =>
      Math.max(0, ...targets.filter(isNear).map(({ score }) => score));
    const states = mention.targets.filter(({ kind }) => kind === 'value' || kind === 'flag');
    if (told.length === 0) return mention;
    if (surest(states) > surest(told) + MUCH) return { ...mention, targets: states.filter(isNear) };
    const near = told.filter(isNear);
    return {
      ...mention,
      targets: near.length > 0 ? near : mention.targets.filter((each) => !states.includes(each)),
    };
  });
}
