import { randomBytes } from 'node:crypto';
import type { Database } from '../database.ts';
import { sha256 } from '../json.ts';
import { migrate } from '../migrate.ts';
import { identityMigrations } from './migrations.ts';
import type { Principal } from './principal.ts';

export interface Session {
  principal: Principal;
  name: string | undefined;
}

/** Sign-ins on the page. A browser holds a random id, the table its hash: neither alone opens anything. */
export interface Sessions {
  create(session: Session): Promise<string>;
  find(id: string): Promise<Session | undefined>;
  end(id: string): Promise<Session | undefined>;
}

const ID = /^[\w-]{43}$/;

interface Row {
  subject: string;
  name: string | null;
  scopes: string[];
}

export async function createSessions(options: { database: Database; hours: number }): Promise<Sessions> {
  const { database, hours } = options;
  await migrate(database, { schema: 'identity', migrations: identityMigrations });
  const one = async (sql: string, id: string): Promise<Session | undefined> => {
    if (!ID.test(id)) return undefined;
    const { rows } = await database.pool.query<Row>(sql, [sha256(id)]);
    const [row] = rows;
    return (
      row && {
        principal: { subject: row.subject, scopes: row.scopes, actors: [] },
        name: row.name ?? undefined,
      }
    );
  };
  return {
    async create({ principal, name }) {
      const id = randomBytes(32).toString('base64url');
      await database.pool.query('delete from identity.session where expires_at < now()');
      await database.pool.query(
        `insert into identity.session (id_hash, subject, name, scopes, expires_at)
         values ($1, $2, $3, $4, now() + $5::float8 * interval '1 hour')`,
        [sha256(id), principal.subject, name, principal.scopes, hours],
      );
      return id;
    },
    find: (id) =>
      one('select subject, name, scopes from identity.session where id_hash = $1 and expires_at > now()', id),
    end: (id) => one('delete from identity.session where id_hash = $1 returning subject, name, scopes', id),
  };
}
