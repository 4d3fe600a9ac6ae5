/** A database of its own to ask about: unlike every other in names, style and traps. */
export interface TestWorld {
  name: string;
  /** The day the questions are asked. */
  today: string;
  /** Creates and fills the tables; the same rows at every run. */
  sql: string;
  /** PostgreSQL schema of the tables; "public" unless it says another. */
  schema?: string;
}

/** A question with the figures or names its answer must hold, told by SQL, or the mark that it has no answer. */
export type WorldCase = { q: string; sql: string } | { q: string; decline: true };
