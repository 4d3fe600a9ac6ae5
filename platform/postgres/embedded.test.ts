import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLogger } from '../logger.ts';
import { until } from '../testing/until.ts';
import { type EmbeddedPostgres, joinEmbedded, startEmbedded } from './embedded.ts';

/** Only root may enter it, as `mktemp -d` makes folders. */
const dir = mkdtempSync(join(tmpdir(), 'parley-embedded-'));
const options = { dir: join(dir, 'home', 'postgres'), logger: silentLogger(), volatile: true };
let server: EmbeddedPostgres;

beforeAll(async () => {
  server = await startEmbedded(options);
});
afterAll(async () => {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

const pid = (): number =>
  Number(readFileSync(join(options.dir, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function answer(sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: server.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows[0]?.[0];
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  it('is found again while it runs', async () => {
    const again = await startEmbedded(options);
    expect(again.url).toBe(server.url);
    expect(await joinEmbedded({ dir: options.dir, signal: new AbortController().signal })).toBe(server.url);
  });

  it('asks for its password', async () => {
    const url = Object.assign(new URL(server.url), { password: 'wrong' }).href;
    const client = new pg.Client({ connectionString: url });
    await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
  });

  it('is started again on the same port after kill -9, with what was committed', {
    timeout: 30_000,
  }, async () => {
    await answer('create table kept as select 42 as n');
    await answer('checkpoint');
    server.supervise();
    process.kill(pid(), 'SIGKILL');
    await until(async () => (await answer('select n from kept').catch(() => 0)) === 42, 20_000);
  });
});
