import { endOf } from '../../plan/semantics.ts';
import { says } from '../evidence/span.ts';
import type { Setting, Slot } from './slot.ts';

const ALL =
  /^(?:ever|former|past|previous|everyone|everybody|all|left|gone|departed|retired|included|including|history)$/;
const PRESENT = /^(?:still|current|currently|now|today|employed|active|working)$/;

/** Counts tell those who have left apart anyway. */
const isCounting = ({ intent, rank }: Setting['frame']): boolean =>
  (intent === 'count' && !rank) || intent === 'share';

/** Whether a list or a figure of staff is of those who are there, or of all on record. */
export function presenceSlots({ base, frame, evidence }: Setting): Slot[] {
  if (isCounting(frame) || !base.person || !base.staff || base.validity || !endOf(base)) return [];
  const all = says(evidence, ALL);
  const present = says(evidence, PRESENT);
  return [
    {
      start: 0,
      end: 0,
      options: [
        { score: present ? 0.3 : 0.15, uses: [], traits: [`people:present${present ? ':said' : ''}`] },
        { everybody: true, score: all ? 0.4 : 0, uses: [], traits: [`people:all${all ? ':said' : ''}`] },
      ],
    },
  ];
}
