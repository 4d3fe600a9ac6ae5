import { readDates } from '../language/dates.ts';
import { readOperator } from '../language/operators.ts';
import type { Token } from '../language/tokens.ts';
import type { Target } from './entry.ts';
import type { Mention } from './mention.ts';

/** By what is done to them rows come to be: said with a date, it is true of all of them. */
const comingToBe =
  /^(?:received|opened|submitted|filed|raised|registered|logged|created|reported|lodged|recorded|entered)$/;
/** What may come before: then only some rows have got so far. */
const earlier = /^(?:draft|new|planned|prepared|pending|proposed|queued|requested|quote|in preparation)\b/i;

const participle =
  /(?:[a-z]ed|^(?:sent|lent|spent|lost|built|sold|held|kept|paid|laid|given|taken|written|drawn|stolen|broken|chosen|won|made|done))$/;

type Value = Target & { kind: 'value' };

/**
 * "Applications received in May": a participle tells what was done, and is no state of a row, where that is how every
 * row begins and a date says when it was. A state that only another table knows is no state here.
 */
export function withoutDeeds(mentions: readonly Mention[], tokens: readonly Token[]): Mention[] {
  return mentions.flatMap((mention) => {
    const said = mention.surface.toLowerCase();
    if (said === 'money' && comingIn.test(tokens[mention.end]?.lower ?? '')) return withoutBudgets(mention);
    if (mention.end - mention.start > 1 || !participle.test(said)) return mention;
    const active = /^(?:the|an?|our|most|more|any|all|how)$/.test(tokens[mention.end]?.lower ?? '');
    const targets = own(mention, mentions).filter(
      (target) =>
        !(active && target.kind === 'flag' && target.column.reference) &&
        (target.kind !== 'value' || !isDeed(target, { mention, said, tokens })),
    );
    if (targets.length === 0) return [];
    return targets.length < mention.targets.length ? { ...mention, targets } : mention;
  });
}

const comingIn = /^(?:received|earned|came|taken|collected|raised|generated|in)$/;

/** A budget is money to spend, none that came in. */
function withoutBudgets(mention: Mention): Mention {
  const isBudget = (target: Target): boolean =>
    target.kind === 'column' &&
    target.column.words.some((word) => /^(?:budget|budgeted|planned|estimate|estimated)$/.test(word));
  return { ...mention, targets: mention.targets.filter((target) => !isBudget(target)) };
}

interface Place {
  mention: Mention;
  said: string;
  tokens: readonly Token[];
}

/** A state that every row begins with, where a date says when that was. */
function isDeed(value: Value, { mention, said, tokens }: Place): boolean {
  const literal = value.values.some((each) => said === (value.column.codes.get(each) ?? each).toLowerCase());
  return literal && comingToBe.test(said) && isFollowedByTime(tokens, mention.end) && !isStep(value);
}

/** A state that rows reach from another one. */
const isStep = ({ column }: Value): boolean =>
  (column.values ?? []).some((each) => earlier.test(column.codes.get(each) ?? each));

function isFollowedByTime(tokens: readonly Token[], at: number): boolean {
  const words = tokens.slice(at, at + 10).map(({ lower }) => lower);
  return readDates(words, '2000-01-01') !== undefined || readOperator(words)?.operator.kind === 'grain';
}

/** "How many applicants were hired", where people have a day of hire and applications a stage "hired". */
function own({ targets, start, end }: Mention, mentions: readonly Mention[]): Target[] {
  // "Clients with open tickets": what stands right before a noun is said of it.
  const noun = mentions.filter((each) => each.start === end && each.targets[0]?.kind === 'table');
  const tables = new Set(
    (noun.length > 0 ? noun : mentions).flatMap((each) =>
      each.start < start || noun.length > 0
        ? each.targets.flatMap((target) =>
            target.kind === 'table' && target.score >= 0.65 ? [target.table] : [],
          )
        : [],
    ),
  );
  const stated = targets.some(
    (target) =>
      ((target.kind === 'value' && !target.loose && target.score >= 0.99) ||
        (target.kind === 'flag' && target.truth && target.score >= 0.9)) &&
      tables.has(target.column.table),
  );
  return stated
    ? targets.filter((target) => target.kind === 'table' || tables.has(target.column.table))
    : [...targets];
}
