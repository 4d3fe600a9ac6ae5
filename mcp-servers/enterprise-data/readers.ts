import { ParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import type { Catalogue } from './catalogue/types.ts';
import type { View } from './catalogue/visible.ts';
import { openReadOnly, type ReadOnlyDatabase, type ReadOnlyOptions } from './read-only.ts';
import { provisionRoles, type Role } from './role.ts';

/** The connections that questions are answered over, each with no more rights than the question needs. */
export interface Readers {
  /** Reads the catalogues of the database: with the rights of the connection that was configured. */
  given: ReadOnlyDatabase;
  /** Makes the roles fit a description that was just read. */
  sync(full: Catalogue, open: Catalogue): Promise<void>;
  /** For the tables that this caller sees. */
  for(view: View): ReadOnlyDatabase;
  /** As `for`, for SQL that the caller wrote: never with the rights of a superuser. */
  forSql(view: View): ReadOnlyDatabase;
  /** Whose rights queries have, in words. */
  describe(): string;
  close(): Promise<void>;
}

export function createReaders(options: ReadOnlyOptions & { logger: Logger }): Readers {
  const given = openReadOnly(options);
  const own = new Map<string, ReadOnlyDatabase>();
  let role: Role = { kind: 'given', superuser: true, reason: 'not looked at yet' };
  let openColumns = 0;

  function reader(url: string): ReadOnlyDatabase {
    const known = own.get(url) ?? openReadOnly({ ...options, url });
    own.set(url, known);
    return known;
  }
  /** Who sees no more than everybody gets the role that cannot read more. */
  const forView = ({ catalogue }: View): ReadOnlyDatabase => {
    if (role.kind === 'given') return given;
    return reader(columnsOf(catalogue) > openColumns ? role.full : role.open);
  };
  return {
    given,
    async sync(full, open) {
      const next = await provisionRoles({ ...options, full, open });
      if (next.kind === 'given' && next.reason !== (role as { reason?: string }).reason)
        options.logger.warn({ reason: next.reason }, 'queries run with the rights of the given connection');
      openColumns = columnsOf(open);
      role = next;
    },
    for: forView,
    forSql(view) {
      if (role.kind === 'own' || !role.superuser) return forView(view);
      throw new ParleyError('unavailable', 'SQL is not run with the rights of a superuser.', {
        hint: 'Use query_database, or have the service connect with an ordinary role.',
      });
    },
    describe: () =>
      role.kind === 'own' ? 'ok' : `ok, with the rights of the given connection: ${role.reason}`,
    async close() {
      await Promise.all([given, ...own.values()].map((database) => database.close()));
    },
  };
}

function columnsOf(catalogue: Catalogue): number {
  return catalogue.tables.reduce((sum, table) => sum + table.columns.length + 1, 0);
}
