import { createServer } from 'node:net';
import { openEnterprise } from '@parley/mcp-servers/enterprise-data/enterprise';
import { createModels } from '@parley/models/models';
import type { Config } from '@parley/platform/config';
import { openDatabase } from '@parley/platform/database';
import { ParleyError, toParleyError } from '@parley/platform/errors';
import { silentLogger } from '@parley/platform/logger';
import { findBinaries } from '@parley/platform/postgres/binaries';
import { createQueues } from '@parley/platform/queue';
import { createApiClient } from '../compose/client.ts';
import { say } from '../terminal/output.ts';

/** What was found, in words; a check that throws found a problem. */
type Check = () => Promise<string>;

/** Looks at this machine and says, line by line, what is there and what is missing. 0 when nothing is. */
export async function doctor(config: Config): Promise<number> {
  const running = await createApiClient(orchestratorUrl(config), undefined).isReady();
  const checks: Record<string, Check> = {
    Node: async () => nodeVersion(),
    PostgreSQL: () => postgres(config),
    queue: () => queue(config),
    'company data': () => companyData(config),
    ports: () => (running ? Promise.resolve(`Parley runs at ${orchestratorUrl(config)}`) : ports(config)),
    models: () => models(config, running),
  };
  let problems = 0;
  for (const [name, check] of Object.entries(checks)) {
    try {
      say(`✓ ${name}: ${await check()}`);
    } catch (error) {
      problems += 1;
      const known = toParleyError(error);
      say(`✗ ${name}: ${known.message}${known.hint ? ` ${known.hint}` : ''}`);
    }
  }
  return problems === 0 ? 0 : 1;
}

function orchestratorUrl(config: Config): string {
  return `http://127.0.0.1:${config.ports['orchestrator']}`;
}

function nodeVersion(): string {
  return process.version;
}

async function postgres(config: Config): Promise<string> {
  if (!config.database.url) {
    findBinaries();
    return `embedded, below ${config.home} (set DATABASE_URL to use your own)`;
  }
  const database = await openDatabase({ url: config.database.url, logger: silentLogger(), max: 1 });
  const { rows } = await database.pool.query<{ server_version: string }>('show server_version');
  await database.close();
  return `DATABASE_URL answers, version ${rows[0]?.server_version}`;
}

async function companyData(config: Config): Promise<string> {
  const { url, schema, tables, restricted, sql } = config.enterprise;
  const free = sql
    ? 'run_sql is on for callers with the scope data:sql'
    : 'run_sql is off (set ENTERPRISE_SQL=true to offer it)';
  if (!url) return `the sample company (set ENTERPRISE_DATABASE_URL to use your own); ${free}`;
  const enterprise = openEnterprise({
    url,
    schema,
    tables,
    restrictions: restricted,
    logger: silentLogger(),
  });
  const { ok, checks } = await enterprise.ready();
  await enterprise.close();
  const { role, ...others } = checks;
  if (!ok) {
    const wrong = Object.values(others).filter((outcome) => outcome !== 'ok');
    throw new ParleyError('unavailable', `ENTERPRISE_DATABASE_URL: ${wrong.join(' ')}`);
  }
  const read =
    role === 'ok' ? 'with a role of its own that can do nothing else' : (role?.replace(/^ok, /, '') ?? '');
  return `read ${read}; ${free}`;
}

async function queue(config: Config): Promise<string> {
  if (!config.redis.url) return 'in PostgreSQL (set REDIS_URL to use Redis)';
  if (!config.database.url) return 'Redis, looked at when the service starts';
  const database = await openDatabase({ url: config.database.url, logger: silentLogger(), max: 2 });
  const queues = await createQueues({ database, redisUrl: config.redis.url, logger: silentLogger() });
  await queues.ping();
  await queues.close();
  await database.close();
  return 'Redis answers';
}

async function ports(config: Config): Promise<string> {
  for (const port of Object.values(config.ports)) await listenOnce(config.bindHost, port);
  return `${config.ports['orchestrator']} and the ports of the services are free`;
}

function listenOnce(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () => reject(new Error(`port ${port} is taken; set PORT_BASE to another number`)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

async function models(config: Config, running: boolean): Promise<string> {
  const { mode, large, baseUrl } = (await createModels({ config, logger: silentLogger() })).describe();
  if (mode !== 'offline') return `${mode}: ${large} at ${baseUrl}`;
  return `the offline model answers${running ? '' : ' once Parley runs'}; set OPENAI_API_KEY or start Ollama for a language model`;
}
