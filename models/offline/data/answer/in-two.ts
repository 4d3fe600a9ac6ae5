import { exceeding } from '../language/exceeding.ts';
import type { Item } from '../link/items.ts';
import type { Outcome } from '../plan/query.ts';
import { sayNumber } from './format.ts';

type Answer = (question: string) => Outcome;

/** "How many employees and projects": two tables that are counted each by itself. */
export function countedPair(items: readonly Item[]): string[] | undefined {
  const [first, ...rest] = items.filter((item) => item.kind !== 'word');
  const [a, joint, b, more] = rest;
  const counts =
    first?.kind === 'operator' &&
    first.operator.kind === 'count' &&
    joint?.kind === 'operator' &&
    joint.operator.kind === 'conjunction';
  if (!counts || more || a?.kind !== 'mention' || b?.kind !== 'mention') return undefined;
  const tables = [a, b].every((item) => item.mention.targets[0]?.kind === 'table');
  return tables ? [a.surface, b.surface].map((noun) => `How many ${noun} are there`) : undefined;
}

const moreOf =
  /^(?:(?:are|were) there|(?:do|did) we have|have we(?: got)?) (?:more|fewer|as many) (.+?) (from|in|of|for|with|by|at|on) (?:the )?(.+?),? (?:or|than|as) (?:\2 )?(?:the )?(.+?)[?.!]*$/i;
const whoHasMore = /^which (?:one )?has (?:more|fewer) (.+?)[:,] (?:the )?(.+?) or (?:the )?(.+?)[?.!]*$/i;

/** "Are there more grants from the Trust or from the State": each group is counted, and the reader sees both. */
export function comparedGroups(text: string): string[] | undefined {
  const [, noun, joint, a, b] = moreOf.exec(text.trim()) ?? [];
  if (noun && joint && a && b) return [a, b].map((each) => `How many ${noun} ${joint} ${each} are there`);
  const [, counted, first, second] = whoHasMore.exec(text.trim()) ?? [];
  return counted && first && second
    ? [first, second].map((each) => `How many ${counted} does ${each} have`)
    : undefined;
}

const moreThen =
  /^how (many|much) (?:more|fewer|less) (.+?) (in|on|during|from|at|for|by|with) ((?:(?!\bthan\b).)+?) than (?:\3 )?(.+?)[?.!]*$/i;
const moreKinds =
  /^how (many|much) (?:more|fewer|less) (.+?) than (.+?) ((?:did|do|have|had|are|were|was|is)\b.*?)[?.!]*$/i;

/** "How many more arrivals were there in 2025 than in 2024": two counts, and what lies between them. */
export function subtracted(text: string): [string, string] | undefined {
  const apart = exceeding(text);
  if (apart) return apart;
  const kinds = moreKinds.exec(text.trim());
  if (kinds) {
    const [, many, a, b, rest] = kinds;
    return [`how ${many} ${a} ${rest}`, `how ${many} ${b} ${rest}`];
  }
  const [, many, what, joint, a, b] = moreThen.exec(text.trim()) ?? [];
  return many && what && joint && a && b
    ? [`how ${many} ${what} ${joint} ${a}`, `how ${many} ${what} ${joint} ${b}`]
    : undefined;
}

export function difference(questions: [string, string], answer: Answer): Outcome {
  const [a, b] = questions.map(answer);
  if (!a || !b || a.kind === 'pending' || b.kind === 'pending') return { kind: 'pending' };
  if (a.kind === 'decline') return a;
  if (b.kind === 'decline') return b;
  if (a.value === undefined || b.value === undefined || [a.text, b.text].some(isList))
    return { kind: 'decline', reason: 'the two figures to compare could not be had' };
  if (a.value === 0 && b.value === 0)
    return { kind: 'decline', reason: 'nothing of either is recorded, so there is no difference to tell' };
  const value = a.value - b.value;
  const text = `The difference is **${sayNumber(Math.abs(value))}**${value < 0 ? ', the other way round' : ''}: ${plainFigures(a.text)} ${plainFigures(b.text)}`;
  return { kind: 'answer', text, value };
}

/** A list of rows is no figure, though it says how many there are. */
const isList = (text: string): boolean => /\n(?:\||- )/.test(text);

/** The figures that a difference rests on are not what was asked for. */
const plainFigures = (text: string): string => text.replaceAll('**', '');

export function both(questions: readonly string[], answer: Answer): Outcome {
  const outcomes = questions.map(answer);
  if (outcomes.some((outcome) => outcome.kind === 'pending')) return { kind: 'pending' };
  const refused = outcomes.find((outcome) => outcome.kind === 'decline');
  return (
    refused ?? {
      kind: 'answer',
      text: outcomes.map((outcome) => (outcome.kind === 'answer' ? outcome.text : '')).join('\n\n'),
    }
  );
}
