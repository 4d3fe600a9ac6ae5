import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCollected, writeCollected } from './collected.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-collected-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function* parts() {
  yield [{ question: 'How many?\nAnd "who"?' }, { question: 'When?' }];
  yield [];
  yield [{ question: 'Wo überall?' }];
}

it('reads again what was collected, in its order', async () => {
  const file = join(folder, 'made', 'examples.jsonl');
  await writeCollected(file, parts());
  expect(await readCollected(file)).toEqual([
    { question: 'How many?\nAnd "who"?' },
    { question: 'When?' },
    { question: 'Wo überall?' },
  ]);
});

it('keeps what was collected before when collecting fails', async () => {
  const file = join(folder, 'kept.jsonl');
  await writeCollected(file, parts());
  const failing = async function* () {
    yield [{ question: 'Which?' }];
    throw new Error('the database is gone');
  };
  await expect(writeCollected(file, failing())).rejects.toThrow('gone');
  expect(await readCollected(file)).toHaveLength(3);
});

it('says that nothing was collected yet', async () => {
  await expect(readCollected(join(folder, 'none.jsonl'))).rejects.toMatchObject({ code: 'not_found' });
});
