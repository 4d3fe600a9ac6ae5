/** A question with the SQL that a person would write; both must give the same rows. */
export type Question = [question: string, query: Record<string, unknown>, sql: string];

export const count = [{ fn: 'count' }];

export const eq = (column: string, value: unknown) => ({ column, op: 'eq', value });
