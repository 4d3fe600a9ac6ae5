import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { silentLogger } from '@parley/platform/logger';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ingestFolder } from './ingest.ts';
import { migrateKnowledge, tablesOf } from './schema.ts';
import { LIGHTHOUSE, type TestFolder, testFolder, wordEmbedder } from './testing/folder.ts';

let test: TestDatabase;
let folder: TestFolder;
const logger = silentLogger();
const signal = AbortSignal.timeout(60_000);
const passages = () =>
  tablesOf(test.database)
    .selectFrom('passages')
    .selectAll()
    .orderBy('document_id')
    .orderBy('ordinal')
    .execute();
const titles = async () =>
  (await tablesOf(test.database).selectFrom('documents').select('title').orderBy('title').execute()).map(
    (d) => d.title,
  );

beforeAll(async () => {
  test = await testDatabase();
  await migrateKnowledge(test.database);
});
afterAll(() => test.drop());
beforeEach(async () => {
  await tablesOf(test.database).deleteFrom('documents').execute();
  folder = await testFolder(LIGHTHOUSE);
  return () => folder.drop();
});

const ingest = (embedder?: ReturnType<typeof wordEmbedder>, source?: string) =>
  ingestFolder({
    database: test.database,
    dir: folder.dir,
    logger,
    signal,
    ...(embedder ? { embedder } : {}),
    ...(source ? { source } : {}),
  });

describe('ingest (R3.2)', () => {
  it('stores every Markdown file and does nothing the second time', async () => {
    const embedder = wordEmbedder();
    const first = await ingest(embedder);
    expect(first).toMatchObject({ added: 4, updated: 0, removed: 0, withoutEmbedding: 0 });
    expect(first.embedded).toBe(first.passages);
    const again = await ingest(embedder);
    expect(again).toMatchObject({ added: 0, updated: 0, removed: 0, unchanged: 4, embedded: 0 });
    expect(embedder.calls).toHaveLength(1);
  });

  it('embeds only the passages that changed, and removes what is gone', async () => {
    await ingest(wordEmbedder());
    const before = new Map((await passages()).map((p) => [p.hash, p.embedding?.toString('hex')]));
    await folder.write(
      'Sea/fog-signal.md',
      (LIGHTHOUSE['Sea/fog-signal.md'] ?? '').replace('channel 16', 'channel 12'),
    );
    await folder.remove('logbook.md');
    await folder.write('Sea/tides.md', '# Tides\n\nThe spring tide floods the landing stage.\n');
    const embedder = wordEmbedder();
    const result = await ingest(embedder);
    expect(result).toMatchObject({ added: 1, updated: 1, removed: 1, unchanged: 2, embedded: 2 });
    expect(embedder.calls.flat().filter((text) => text.includes('800 metres'))).toEqual([]);
    expect(await titles()).toEqual([
      'Cleaning the Fresnel lens',
      'Fog signal',
      'Rotation of the light',
      'Tides',
    ]);
    const kept = (await passages()).find((p) => p.text.includes('800 metres'));
    expect(kept?.embedding?.toString('hex')).toBe(before.get(kept?.hash ?? ''));
  });

  it('finds by words alone when embedding fails, and makes the vectors next time', async () => {
    const broken = { ...wordEmbedder(), embed: () => Promise.reject(new Error('model is down')) };
    const first = await ingest(broken);
    expect(first.embedded).toBe(0);
    expect(first.withoutEmbedding).toBe(first.passages);
    expect(await ingest(wordEmbedder())).toMatchObject({
      unchanged: 4,
      embedded: first.passages,
      withoutEmbedding: 0,
    });
  });

  it('makes all vectors anew for another model', async () => {
    const first = await ingest(wordEmbedder('one'));
    expect((await ingest(wordEmbedder('two'))).embedded).toBe(first.passages);
    expect(new Set((await passages()).map((p) => p.embedder))).toEqual(new Set(['two@test']));
  });

  it('replaces the folder of a source and leaves other sources alone', async () => {
    await ingest(undefined, 'configured');
    const other = await testFolder({ 'x/lens.md': '---\nid: LMP-7\n---\n# Another lens\n\nGlass.' });
    await ingestFolder({ database: test.database, dir: other.dir, logger, signal });
    expect(await titles()).toHaveLength(5);
    expect(await titles()).toContain('Cleaning the Fresnel lens');
    const replaced = await ingestFolder({
      database: test.database,
      dir: other.dir,
      source: 'configured',
      logger,
      signal,
    });
    expect(replaced).toMatchObject({ added: 0, updated: 1, removed: 3 });
    expect(await titles()).toEqual(['Another lens', 'Another lens']);
    await other.drop();
  });

  it('survives two files swapping their ids and a renamed file', async () => {
    await ingest();
    const lens = LIGHTHOUSE['Lamp/lens-cleaning.md'] ?? '';
    await folder.remove('Lamp/lens-cleaning.md');
    await folder.write('Lamp/lens.md', lens);
    expect(await ingest()).toMatchObject({ added: 0, updated: 1, removed: 0 });
    await folder.write('Lamp/rotation.md', lens.replace('Cleaning', 'Polishing'));
    const result = await ingest();
    expect(result.warnings.join()).toContain('LMP-7 is taken');
    expect((await titles()).length).toBe(4);
  });

  it('lets two processes ingest at once', async () => {
    const results = await Promise.all([
      ingest(wordEmbedder()),
      ingest(wordEmbedder()),
      ingest(wordEmbedder()),
    ]);
    expect(results.map((r) => r.added).sort()).toEqual([0, 0, 4]);
    const embedded = results.reduce((sum, r) => sum + r.embedded, 0);
    expect(embedded).toBe((await passages()).length);
  });

  it('does not follow a link out of the folder', async () => {
    const outside = await testFolder({ 'secret.md': '# Secret\n\nOutside.' });
    await symlink(join(outside.dir, 'secret.md'), join(folder.dir, 'link.md'));
    await symlink(join(folder.dir, 'logbook.md'), join(folder.dir, 'Sea', 'inside.md'));
    await folder.write('.git/x.md', '# Hidden');
    await ingest();
    expect(await titles()).not.toContain('Secret');
    expect(await titles()).not.toContain('Hidden');
    expect((await titles()).length).toBe(5);
    await outside.drop();
  });

  it('says which folder is missing', async () => {
    await expect(
      ingestFolder({ database: test.database, dir: '/nowhere/at/all', logger, signal }),
    ).rejects.toMatchObject({ code: 'not_found', message: expect.stringContaining('/nowhere/at/all') });
  });
});
