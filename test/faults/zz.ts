import { startFaultyPostgres } from './postgres.ts';
import { freePortBase } from '@parley/platform/testing/ports';
import { spawn } from 'node:child_process';
const db = await startFaultyPostgres();
const base = await freePortBase();
const env = { PATH: process.env.PATH!, HOME: process.env.HOME!, DATABASE_URL: db.url, PORT_BASE: String(base), OPENAI_BASE_URL: `http://127.0.0.1:${base+19}/v1`, OPENAI_API_KEY: 'x', PARLEY_MODEL_SMALL: 'parley-offline', PARLEY_MODEL_LARGE: 'parley-offline', PARLEY_LOG_LEVEL: 'error', TIMES: '1' };
const start = (part: string, extra: string[] = []) => new Promise<any>((resolve) => {
  const t = Date.now();
  const c = spawn(process.execPath, [...extra, 'cli/main.ts', 'start', part], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  c.stderr.on('data', (d) => process.stderr.write(`[${part} ${Date.now() - t}] ${d}`));
  c.stdout.on('data', (d) => { if (/^ready /m.test(String(d))) { console.log(part, 'ready after', Date.now() - t); resolve(c); } });
});
const end = (c: any) => new Promise<void>((r) => { const t = Date.now(); c.once('exit', () => { console.log('  ended after', Date.now() - t); r(); }); c.kill('SIGTERM'); });
const parts = ['offline-model', 'mcp-servers', 'agents', 'orchestrator'];
const up: Record<string, any> = {};
for (const p of parts) up[p] = await start(p);
for (let i = 0; i < 2; i++) for (const p of parts) { await end(up[p]); up[p] = await start(p, i === 1 && process.argv[2] ? ['--cpu-prof', `--cpu-prof-dir=${process.argv[2]}`] : []); }
for (const p of parts) await end(up[p]);
await db.stop();
process.exit(0);
