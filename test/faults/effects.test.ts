import type { Run } from '@parley/orchestrator/api';
import type { Failpoint } from '@parley/platform/failpoints';
import { until } from '@parley/platform/testing/until';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from '../support/constellation.ts';
import { miscounted, type NoticeBoard, startNoticeBoard } from './notice-board.ts';
import { type FaultWorld, startFaultWorld } from './world.ts';

/**
 * Where the process dies around the publication: the report that is made before it passes these points, too, but not
 * the server's own.
 */
const DEATHS: Partial<Record<Failpoint, number>> = {
  'after-effect': 2,
  'before-effect': 2,
  'before-ledger': 4,
  'after-ledger': 3,
  'before-apply': 1,
  'after-apply': 1,
};
const ALL = process.env['PARLEY_SWEEP'] === 'all';
const ACTIONS = ['kill', 'stop', 'throw', 'delay:500', 'fail-after'] as const;
const every = ACTIONS.flatMap((action) =>
  Object.entries(DEATHS)
    .filter(([point]) => action !== 'fail-after' || point.startsWith('after-'))
    .map(([point, passage]) => `${point}:${action}:${passage}`),
);
const deaths = ALL ? every : ['after-effect:kill:2'];
const LIMIT_MS = 60_000;

let board: NoticeBoard;
let world: FaultWorld | undefined;
beforeAll(async () => {
  board = await startNoticeBoard();
});
afterAll(async () => {
  await world?.close();
  await board.close();
}, 60_000);

/** Has a report published while the process of everything dies as planned; gives what the board miscounts. */
async function publishThrough(death: string, env: Record<string, string>): Promise<string[]> {
  const before = board.puts.size;
  world = await startFaultWorld({
    seed: 1,
    shape: 'one',
    failures: { parley: [death] },
    env: { REPORTS_PUBLISH_URL: board.url, ...env },
  });
  await world.fleet.ready();
  const { url, fleet } = world;
  const read = async <T>(path: string): Promise<T> => (await (await fetch(`${url}${path}`)).json()) as T;
  const request = post({ query: 'Publish the headcount report' }, { prefer: 'respond-async' });
  const { runId } = (await (await fetch(`${url}/solve`, request)).json()) as Run;
  // Somebody approves it; then it is struck.
  await until(() => (fleet.members[0]?.struck().length ?? 0) > 0, LIMIT_MS);
  if (death.includes(':kill')) await until(() => fleet.members[0]?.starts() === 2, LIMIT_MS);
  await fleet.ready();
  const ended = async () =>
    (await read<Run>(`/runs/${runId}`).catch(() => undefined))?.status === 'completed';
  await until(ended, LIMIT_MS);
  await world.close();
  world = undefined;
  return miscounted(board, before + 1);
}

describe('a side effect around which the process dies (R10)', () => {
  it.each(deaths)('happens once with %s', { timeout: 180_000 }, async (death) => {
    expect(await publishThrough(death, {})).toEqual([]);
  });

  it.runIf(ALL)(
    'happens twice without the ledger: the witness would see it',
    { timeout: 180_000 },
    async () => {
      expect(await publishThrough('after-effect:kill:2', { PARLEY_LEDGER: 'off' })).toEqual([
        expect.stringMatching(/ was put 2 times$/),
      ]);
    },
  );
});
