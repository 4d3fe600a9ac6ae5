import { capitalise, cite, sayNumber } from '../answer/format.ts';
import type { Fetch, Outcome, Plan } from './query.ts';

type Pair = readonly [Plan, Plan];

/** "How much more in 2025 than in 2024": two figures of one kind, and by how much they are apart. */
export function apartOf([first, second]: Pair): Plan {
  const reading = `the difference between ${first.reading} and ${second.reading}`;
  return {
    ...first,
    id: `difference ${first.id} ${second.id}`,
    reading,
    run: (fetch) => {
      const both = runBoth([first, second], fetch);
      if ('outcome' in both) return both.outcome;
      const [a, b] = both.answers;
      if (a.value === undefined || b.value === undefined || !a.callId || !b.callId)
        return { kind: 'decline', reason: 'a difference takes two figures' };
      const apart = Math.abs(a.value - b.value);
      const text = `**${sayNumber(Math.round(apart * 100) / 100)}** is ${reading}: ${sayNumber(a.value)} ${cite(a.callId)} and ${sayNumber(b.value)} ${cite(b.callId)}.`;
      return { kind: 'answer', text, value: apart, callId: a.callId };
    },
  };
}

/** "In 2024 and in 2025": one figure of each. */
export function bothOf([first, second]: Pair): Plan {
  return {
    ...first,
    id: `both ${first.id} ${second.id}`,
    reading: `${first.reading}, and ${second.reading}`,
    run: (fetch) => {
      const both = runBoth([first, second], fetch);
      if ('outcome' in both) return both.outcome;
      const [a, b] = both.answers;
      return {
        kind: 'answer',
        text: `${capitalise(a.text)}\n\n${capitalise(b.text)}`,
        ...(a.callId ? { callId: a.callId } : {}),
      };
    },
  };
}

type Answer = Extract<Outcome, { kind: 'answer' }>;

function runBoth([first, second]: Pair, fetch: Fetch): { outcome: Outcome } | { answers: [Answer, Answer] } {
  const [a, b] = [first.run(fetch), second.run(fetch)];
  if (a.kind !== 'answer') return { outcome: a };
  return b.kind === 'answer' ? { answers: [a, b] } : { outcome: b };
}
