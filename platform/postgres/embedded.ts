import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ParleyError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { freePort } from '../ports.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { type RunAs, runAs } from './run-as.ts';

export interface EmbeddedPostgres {
  url: string;
  /** Starts the server again, on the same port, whenever it has died; until `stop`, or until what it returns is called. */
  supervise(): () => void;
  /** Stops the server. Without it the server outlives this process, and the next start finds it. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder for the data; made when missing. */
  dir: string;
  logger: Logger;
  /** Trades safety for speed; only for tests. */
  volatile?: boolean;
}

const SERVER_SETTINGS = [
  'max_connections=300',
  'shared_buffers=64MB',
  'listen_addresses=127.0.0.1',
  "unix_socket_directories=''",
];
const VOLATILE_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const START_ATTEMPTS = 4;
const RETRY_MS = 1_000;

/**
 * A real PostgreSQL below `dir`: made at the first start, found again when it still runs (also after this program was
 * killed), recovered when it was killed itself.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const data = join(options.dir, 'data');
  const binaries = findBinaries();
  const as = runAs([data, binaries.pgCtl]);
  const server: Server = { ...options, data, binaries, as };
  const password = await initialise(server);
  const port = (await runningPort(server)) ?? (await start(server));
  const supervision = new AbortController();
  return {
    url: addressOf(password, port),
    supervise() {
      const own = new AbortController();
      void keepAlive(server, port, AbortSignal.any([supervision.signal, own.signal]));
      return () => own.abort();
    },
    async stop() {
      supervision.abort();
      await as.run(binaries.pgCtl, ['stop', '-D', data, '-m', 'fast', '-w', '-t', '30']);
    },
  };
}

const JOIN_LIMIT_MS = 60_000;
const JOIN_POLL_MS = 200;

/** The address of a server that another process starts or has started below `dir`. */
export async function joinEmbedded(options: { dir: string; signal: AbortSignal }): Promise<string> {
  const limit = Date.now() + JOIN_LIMIT_MS;
  while (Date.now() < limit) {
    const port = existsSync(join(options.dir, 'initialised'))
      ? readyPort(join(options.dir, 'data'))
      : undefined;
    if (port) return addressOf(readFileSync(join(options.dir, 'password'), 'utf8').trim(), port);
    await sleep(JOIN_POLL_MS, undefined, { signal: options.signal });
  }
  throw new ParleyError(
    'unavailable',
    `Another process holds ${options.dir}, but its PostgreSQL does not come up.`,
  );
}

/** The port in `postmaster.pid`, once its last line says that the server takes connections. */
function readyPort(data: string): number | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    return lines[7]?.trim() === 'ready' ? Number(lines[3]) : undefined;
  } catch {
    return undefined;
  }
}

function addressOf(password: string, port: number): string {
  return `postgres://parley:${password}@127.0.0.1:${port}/postgres`;
}

const SUPERVISION_MS = 1_000;

async function keepAlive(server: Server, port: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(SUPERVISION_MS, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted || lives(server)) continue;
    server.logger.warn('the embedded PostgreSQL has died and is started again');
    await start(server, port).catch((err: unknown) =>
      server.logger.error({ err }, 'the embedded PostgreSQL does not start again'),
    );
  }
}

/** Whether the process of `postmaster.pid` is there; a server that was shut down in order has removed the file. */
function lives({ data }: Server): boolean {
  try {
    process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

interface Server extends EmbeddedOptions {
  data: string;
  binaries: Binaries;
  as: RunAs;
}

/** Makes the cluster once. A half-made one (no marker) is thrown away: nothing was ever stored in it. */
async function initialise({ dir, data, binaries, as, volatile, logger }: Server): Promise<string> {
  const passwordFile = join(dir, 'password');
  const marker = join(dir, 'initialised');
  if (existsSync(marker)) return readFileSync(passwordFile, 'utf8').trim();
  logger.info({ dir }, 'making the embedded PostgreSQL');
  mkdirSync(dir, { recursive: true });
  chmodSync(dir, 0o755);
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { mode: 0o700 });
  as.own(data);
  const password = randomBytes(18).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  as.own(passwordFile);
  const args = [
    '-D',
    data,
    '-U',
    'parley',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ];
  await as.run(binaries.initdb, volatile ? [...args, '--no-sync'] : args).catch((cause: unknown) => {
    const reason = cause instanceof Error ? ` (${cause.message.trim().split('\n').at(-1)})` : '';
    throw new ParleyError('unavailable', `The embedded PostgreSQL could not be made${reason}.`, {
      cause,
      hint: `Check that ${dir} can be written and has space, or set DATABASE_URL.`,
    });
  });
  writeFileSync(marker, '');
  return password;
}

/** The port of a server that already runs on this data, from line 4 of its `postmaster.pid`. */
async function runningPort({ data, binaries, as }: Server): Promise<number | undefined> {
  try {
    await as.run(binaries.pgCtl, ['status', '-D', data]);
    return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[3]) || undefined;
  } catch {
    return undefined;
  }
}

async function start(server: Server, wanted?: number): Promise<number> {
  const { data, binaries, as, volatile, dir } = server;
  const log = join(dir, 'server.log');
  if (!existsSync(log)) writeFileSync(log, '', { mode: 0o640 });
  as.own(log);
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await freePort());
    const settings = [...SERVER_SETTINGS, ...(volatile ? VOLATILE_SETTINGS : [])]
      .map((s) => `-c ${s}`)
      .join(' ');
    try {
      await as.run(binaries.pgCtl, [
        'start',
        '-D',
        data,
        '-l',
        log,
        '-w',
        '-t',
        '60',
        '-o',
        `-p ${port} ${settings}`,
      ]);
      return port;
    } catch (cause) {
      // A killed server can linger as a zombie for a moment; its lock file then still looks taken.
      if (attempt < START_ATTEMPTS) {
        await sleep(RETRY_MS);
        continue;
      }
      throw new ParleyError('unavailable', `The embedded PostgreSQL does not start; see ${log}.`, { cause });
    }
  }
}
