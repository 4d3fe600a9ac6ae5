import { z } from 'zod';
import type { BaggedUnit } from '../passages.ts';

const statementSchema = z.object({ document_id: z.string(), statement: z.string().min(1) });
const conflictSchema = z.object({ statements: z.array(statementSchema).min(2) });
const replySchema = z.object({ conflicts: z.array(z.unknown()) });

type Statement = z.output<typeof statementSchema>;

/** Statements of different documents that a search says to contradict each other. */
export type Conflict = z.output<typeof conflictSchema>;

/** The contradictions that search results name. */
export function conflictsIn(results: readonly unknown[]): Conflict[] {
  const named = results.flatMap((result) => replySchema.safeParse(result).data?.conflicts ?? []);
  return named.flatMap((item) => conflictSchema.safeParse(item).data ?? []);
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function states(unit: BaggedUnit, { document_id, statement }: Statement): boolean {
  if (unit.passage.documentId !== document_id) return false;
  const [said, stated] = [plain(unit.text), plain(statement)];
  return said !== '' && (stated.includes(said) || said.includes(stated));
}

/** Whether one of the contradictions is between these two. */
export function contradict(a: BaggedUnit, b: BaggedUnit, conflicts: readonly Conflict[]): boolean {
  return conflicts.some(
    ({ statements }) =>
      statements.some((statement) => states(a, statement)) &&
      statements.some((statement) => states(b, statement)) &&
      a.passage.documentId !== b.passage.documentId,
  );
}
