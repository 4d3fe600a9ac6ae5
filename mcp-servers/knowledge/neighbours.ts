import type { Database } from '@parley/platform/database';
import { sql } from 'kysely';
import { tablesOf } from './schema.ts';

/** All of them together; the best results have theirs first. */
const MAX_CHARACTERS = 30_000;

interface Place {
  document_id: string;
  ordinal: number;
}

export interface Around {
  before?: string[];
  after?: string[];
}

/** The passages that stand before and after each of these in its document. */
export async function neighbours(
  database: Database,
  places: readonly Place[],
  distance: number,
): Promise<(place: Place) => Around> {
  const documents = [...new Set(places.map((place) => place.document_id))];
  if (documents.length === 0) return () => ({});
  const wanted = sql.join(
    places.map(
      ({ document_id, ordinal }) =>
        sql`(document_id = ${document_id} and ordinal between ${ordinal - distance} and ${ordinal + distance})`,
    ),
    sql` or `,
  );
  const rows = await tablesOf(database)
    .selectFrom('passages')
    .select(['document_id', 'ordinal', 'text'])
    .where('document_id', 'in', documents)
    .where(sql<boolean>`(${wanted})`)
    .orderBy('ordinal')
    .execute();
  let room = MAX_CHARACTERS;
  const fitting = (texts: string[]): string[] =>
    texts.filter((text) => {
      room -= text.length;
      return room >= 0;
    });
  return ({ document_id, ordinal }) => {
    const near = rows.filter(
      (row) => row.document_id === document_id && Math.abs(row.ordinal - ordinal) <= distance,
    );
    return {
      before: fitting(near.filter((row) => row.ordinal < ordinal).map((row) => row.text)),
      after: fitting(near.filter((row) => row.ordinal > ordinal).map((row) => row.text)),
    };
  };
}
