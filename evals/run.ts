// Asks the whole service the questions of every world, judges the answers and compares with the last run.
//   node evals/run.ts [world …] [--live] [--only part-of-an-id] [--show] [--folder test/worlds]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ParleyError, toParleyError } from '@parley/platform/errors';
import { silentLogger } from '@parley/platform/logger';
import { startEmbedded } from '@parley/platform/postgres/embedded';
import { type Detail, evaluate, type WorldResult } from './evaluate.ts';
import { floorsOf } from './floors.ts';
import { lastResults, record } from './history.ts';
import { brokenFloors, percent, tableOf } from './tally.ts';
import { readWorlds, type World } from './world.ts';

const SHOWN_LINES = 25;
const RESULTS = join(import.meta.dirname, 'results');

const write = (text: string): boolean => process.stdout.write(`${text}\n`);

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    live: { type: 'boolean' },
    only: { type: 'string' },
    show: { type: 'boolean' },
    folder: { type: 'string' },
  },
});
const live = values.live ?? false;
const only = values.only;

async function chosenWorlds(): Promise<World[]> {
  const worlds = await readWorlds(values.folder ?? join(import.meta.dirname, 'worlds'));
  const unknown = positionals.filter((name) => !worlds.some((world) => world.name === name));
  if (unknown.length > 0) {
    const known = worlds.map(({ name }) => name).join(', ');
    throw new ParleyError('invalid_input', `There is no world ${unknown.join(', ')}; there are ${known}.`);
  }
  return worlds
    .filter(({ name }) => positionals.length === 0 || positionals.includes(name))
    .map((world) => (only === undefined ? world : withOnly(world, only)))
    .filter(({ questions }) => questions.length > 0);
}

/** Questions of a held-out world aren't asked one by one: that would be looking at them. */
function withOnly(world: World, part: string): World {
  return { ...world, questions: world.heldOut ? [] : world.questions.filter(({ id }) => id.includes(part)) };
}

function tell(world: World, result: WorldResult, before: WorldResult | undefined): string[] {
  const { tally } = result;
  write(`\n${world.title} (${world.name}${world.heldOut ? ', held out' : ''})`);
  write(tableOf(tally, before?.tally));
  const times = `p50 ${Math.round(tally.p50Ms)} ms, p95 ${Math.round(tally.p95Ms)} ms`;
  write(`confidently wrong ${percent(tally.confidentlyWrong)} of the answerable; ${times}`);
  if (live) write(`$${result.usd.toFixed(4)}`);
  if (values.show || only !== undefined) result.details?.filter(isWorthALook).forEach(show);
  const broken = only === undefined ? brokenFloors(tally, floorsOf(world.name), !live) : [];
  for (const floor of broken) write(`✗ ${floor}`);
  return broken;
}

const isWorthALook = ({ verdict }: Detail): boolean => only !== undefined || verdict !== 'correct';

function show({ id, verdict, question, reasons, answer, message }: Detail): void {
  write(`\n--- ${id}: ${verdict}${reasons.length > 0 ? ` (${reasons.join('; ')})` : ''}\n${question}`);
  const lines = (answer ?? message ?? 'no answer').trim().split('\n');
  const more = lines.length > SHOWN_LINES ? [`… ${lines.length - SHOWN_LINES} more lines`] : [];
  for (const line of [...lines.slice(0, SHOWN_LINES), ...more]) write(`> ${line}`);
}

async function main(): Promise<number> {
  const worlds = await chosenWorlds();
  const model = live ? 'live' : 'offline';
  const before = await lastResults(RESULTS, model);
  const home = await mkdtemp(join(tmpdir(), 'parley-evals-'));
  const server = await startEmbedded({ dir: join(home, 'postgres'), logger: silentLogger(), volatile: true });
  try {
    const results: WorldResult[] = [];
    let broken = 0;
    for (const world of worlds) {
      const result = await evaluate(world, { server: server.url, home, live });
      results.push(result);
      broken += tell(world, result, before.get(world.name)).length;
    }
    // A look at some questions is no run to compare with.
    if (only === undefined) {
      write(`\n${await record(RESULTS, { at: new Date().toISOString(), model, worlds: results })}`);
    }
    write(broken === 0 ? 'all floors hold' : `${broken} floors are broken`);
    return broken === 0 ? 0 : 1;
  } finally {
    await server.stop();
    await rm(home, { recursive: true, force: true });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const { message, cause } = toParleyError(error);
  write(`${message}${cause instanceof Error ? `\n${cause.stack}` : ''}`);
  process.exitCode = 2;
}
