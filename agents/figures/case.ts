import type { Cell } from './cells.ts';
import type { EvidenceIndex, Table } from './evidence.ts';
import type { GridReply } from './grid.ts';
import type { ReadPassage } from './passages.ts';
import type { Place } from './reach.ts';
import type { Statement } from './statements.ts';
import type { Found, Token } from './types.ts';

/** Everything that an answer is checked against, read once. */
export interface Desk extends EvidenceIndex {
  question: string;
  questionTokens: Token[];
  today: Date;
  read: ReadPassage[];
  /** The tables within documents and reports. */
  told: Table[];
  statements: Statement[];
  /** Names with digits in them, by the source that gives them. */
  names: { text: string; found: Found }[];
}

/** A number of the answer on its way through the checks. */
export interface Case {
  place: Place;
  /** Tables and passages that its statement cites; all, where it cites nothing and there is but one of them. */
  tables: Table[];
  passages: ReadPassage[];
  /** What the table that it stands in says of it. */
  grid?: GridReply | undefined;
  cell?: Cell;
  /** Another number of its statement that only sets the limit for what this one counts. */
  limit?: Token | undefined;
  found?: Found;
  wrong?: string;
  /** It is wrong by the words around it alone: a value in a named place outweighs them. */
  isByWords?: true;
}
