import { eventDay } from '../../link/event-days.ts';
import type { DayPair } from './resolve.ts';

const CLAUSES: readonly RegExp[] = [
  /,? ?\bexcluding (?:the |all )?\p{L}+ (?:without (?:an? |the )?|where (?:nobody|nothing|none|no one) (?:has |had |ever )?|that (?:have|has|had|are|is|were|was) (?:not|never) (?:yet )?(?:been )?)(?<event>[^,.;:?!()]+)/giu,
  /,? ?\b(?:counting only|only counting|considering only|looking only at|for only|only) (?:the |those )?\p{L}+ that (?:have|has|had|are|were)(?: already)?(?: been)? (?<event>[^,.;:?!()]+?)(?: only)?(?=\s*(?:[,.?!)]|$))/giu,
  /,? ?\bfor (?:the |those )?\p{L}+ that (?:have|has|had|are|were)(?: already)?(?: been)? (?<event>[^,.;:?!()]+?)(?: only)?(?=\s*(?:[,.?!)]|$))/giu,
  /,? ?\((?<event>\p{L}+) \p{L}+ only\)/giu,
];

/** Only rows that came to the end of the span have one: to say so restricts them no further. */
export const withoutImplied = (text: string, { table, end }: DayPair): string =>
  CLAUSES.reduce(
    (said, clause) =>
      said.replace(clause, (whole: string, ...found: unknown[]) => {
        const { event = '' } = found.at(-1) as { event?: string };
        const day = eventDay(event, table, 'end');
        return day?.column === end && day.unsaid.length === 0 ? '' : whole;
      }),
    text,
  );
