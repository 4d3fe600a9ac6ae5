import type { Citation, EvidenceCall, Figure } from '@parley/a2a/findings';

/** A calendar date as far as it is told: `March 2026` has no day, `31 March` no year. */
export interface CalendarDate {
  year?: number;
  month?: number;
  day?: number;
}

/** One way to read a number as written, and how far the exact value may be from it. */
export interface Reading {
  value: number;
  slack: number;
}

export type TokenKind = 'number' | 'percent' | 'year' | 'date' | 'time';

/** A number, date or time as it stands in a text. */
export interface Token {
  text: string;
  offset: number;
  kind: TokenKind;
  /** `1.234` can be read in two ways; the first is the likelier one. */
  readings: Reading[];
  dates: CalendarDate[];
  /** A currency, a unit of time or another unit that is written with it. */
  unit?: string;
  /** How far the exact value may be away where the text says `about`. */
  rough?: number;
  /** It says how many times as much something is. */
  times?: true;
  /** A share in words: `a third of`, `one in eight`. */
  fraction?: true;
  /** The range that `more than` or `almost` before it leaves for the exact value. */
  bounds?: Reading;
  /** Common in running text without being a claim (`one`, `the second`): listed when found, never flagged. */
  soft?: true;
}

/** A tool call of a run; its id is unique within its step only. */
export interface CallEvidence extends EvidenceCall {
  stepId?: string | undefined;
}

export interface VerifyInput {
  /** Markdown with citations [n]. */
  answer: string;
  /** What was asked, with earlier questions of the conversation. */
  question: string;
  calls: readonly CallEvidence[];
  /** The numbered sources that the answer may cite. */
  sources: readonly Citation[];
  /** The day of the run: ages are counted to it. */
  today?: Date | undefined;
}

/** A number that nothing bears out. */
export interface Unverified {
  text: string;
  offset: number;
  reason: string;
}

/** A quotation with the document that it is said to come from. */
export interface Quote {
  text: string;
  offset: number;
  length: number;
  sourceId: string;
  n: number;
  verified: boolean;
}

export interface Verification {
  figures: Figure[];
  unverified: Unverified[];
  quotes: Quote[];
}

/** Where a number was found. `strong` settles it; anything else is kept in case nothing better comes. */
export type Found = Pick<Figure, 'label' | 'operation' | 'sourceId'> &
  Partial<Pick<Figure, 'n' | 'callId' | 'row' | 'column'>> & {
    /** The exact value of a computation, for others that go on with it. */
    exact?: number;
  };
