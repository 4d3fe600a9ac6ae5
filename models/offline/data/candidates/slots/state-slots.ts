import type { Condition } from '../../plan/read/frame.ts';
import { isFree, surely } from '../evidence/span.ts';
import { openOptions } from './open-states.ts';
import type { Setting, Slot } from './slot.ts';

const STATES: readonly [words: RegExp, condition: (surface: string) => Condition, kind: string][] = [
  [
    /^(?:still|current|currently|now|present|presently|remaining|today)$/,
    (surface) => ({ kind: 'still', surface, optional: true }),
    'still',
  ],
  [/^overdue$/, (surface) => ({ kind: 'overdue', surface }), 'overdue'],
  [/^late$/, (surface) => ({ kind: 'late', onTime: false, surface }), 'late'],
  [/^on-time$/, (surface) => ({ kind: 'late', onTime: true, surface }), 'on-time'],
  [/^(?:expired|lapsed)$/, (surface) => ({ kind: 'expired', expired: true, surface }), 'expired'],
  [/^valid$/, (surface) => ({ kind: 'expired', expired: false, surface }), 'valid'],
  [/^(?:unassigned|unallocated)$/, (surface) => ({ kind: 'unassigned', surface }), 'unassigned'],
];

/** Words that tell of a state by the days of a row. */
export function stateSlots({ evidence, taken, base }: Setting): Slot[] {
  return evidence.tokens.flatMap((token, at): Slot[] => {
    const span = { start: at, end: at + 1 };
    const found = STATES.find(([words]) => words.test(token.lower));
    const open = openOptions(base, { ...span, word: token.lower });
    if (!isFree(span, taken) || !isFree(span, evidence.dates)) return [];
    if (!found)
      return open.length > 0
        ? [{ ...span, options: [...open, { score: 0.45, uses: [], traits: ['skip:open-state'] }] }]
        : [];
    const [, condition, kind] = found;
    return [
      {
        ...span,
        options: [
          {
            condition: condition(token.text),
            score: 0.5,
            uses: [surely(span)],
            traits: [`state:${kind}`],
          },
          ...open,
          { score: 0.2, uses: [], traits: [`skip:state:${kind}`] },
        ],
      },
    ];
  });
}
