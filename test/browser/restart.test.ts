import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePortBase } from '@parley/platform/testing/ports';
import { testDatabase } from '@parley/platform/testing/postgres';
import { describe, expect, it } from 'vitest';
import { type Constellation, startConstellation } from '../support/constellation.ts';
import { type ModelProxy, startModelProxy } from '../support/model-proxy.ts';
import { answered, ask, hasChromium, setStage, told } from './support.ts';

describe.skipIf(!hasChromium())('a run whose service starts anew', () => {
  let proxy: ModelProxy;
  let service: Constellation;
  let start: () => Promise<Constellation>;
  const gate = Promise.withResolvers<void>();
  const { open } = setStage(async () => {
    const home = mkdtempSync(join(tmpdir(), 'parley-home-'));
    const database = await testDatabase();
    const base = await freePortBase();
    proxy = await startModelProxy(async ({ job }) => {
      if (job === 'act') await gate.promise;
      return undefined;
    });
    // What a service leaves behind for the next one: its database, its folder and its ports.
    start = () =>
      startConstellation({
        DATABASE_URL: database.url,
        PARLEY_HOME: home,
        PORT_BASE: String(base),
        PARLEY_MODEL: 'auto',
        OPENAI_BASE_URL: proxy.baseUrl,
        OPENAI_API_KEY: 'test-key-at-the-wire',
        PARLEY_MODEL_SMALL: 'parley-offline',
        PARLEY_MODEL_LARGE: 'parley-offline',
      });
    service = await start();
    return {
      url: service.url,
      close: async () => {
        gate.resolve();
        await service.close();
        await proxy.close();
        await database.drop();
        rmSync(home, { recursive: true, force: true });
      },
    };
  });

  it('goes on in the open page and in one that comes later, with nothing lost or doubled (R2.2)', async () => {
    const page = await open();
    await ask(page, 'How many engineers do we have, and what is our remote work policy?');
    await page.getByText('Working').first().waitFor();
    await service.close();
    await page.getByText('The connection is lost').waitFor();
    service = await start();
    gate.resolve();
    await page.locator('article').last().locator('footer').waitFor();
    await answered(page);
    const whole = await told(page);
    expect(whole).toMatch(/\b128\b[\s\S]*3 days a week/);
    const later = await open(new URL(page.url()).pathname);
    await answered(later);
    expect(await told(later)).toBe(whole);
    await page.reload();
    await answered(page);
    const tree = await later.locator('article').ariaSnapshot();
    await expect.poll(() => page.locator('article').ariaSnapshot()).toBe(tree);
  });
});
