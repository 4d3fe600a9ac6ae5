import type { Run } from '@parley/orchestrator/api';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startConstellation } from '../support/constellation.ts';
import {
  accessibilityFaults,
  answered,
  contrastFaults,
  DESKTOP,
  hasChromium,
  PHONE,
  setStage,
} from './support.ts';

const open = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click();

describe.skipIf(!hasChromium())('every screen for everybody (WCAG 2.2 AA)', () => {
  const stage = setStage(startConstellation);
  let run: Run;
  beforeAll(async () => {
    run = await stage.parley.solve(
      'How many employees are in each department, and what is our remote work policy?',
    );
  });

  const sizes = [
    { size: 'desktop', viewport: DESKTOP },
    { size: 'phone', viewport: PHONE },
  ] as const;

  it.each(sizes)('has no fault that axe finds, in light and dark: $size', async ({ size, viewport }) => {
    const page = await stage.open('/', { viewport, colorScheme: 'light', reducedMotion: 'reduce' });
    const found: Record<string, string[]> = {};
    const check = async (screen: string, path: string, act: (page: Page) => Promise<unknown>) => {
      await page.goto(stage.parley.url + path);
      await act(page);
      found[screen] = [...(await accessibilityFaults(page)), ...(await overflow(page))];
      await page.emulateMedia({ colorScheme: 'dark' });
      found[`${screen}, dark`] = await contrastFaults(page);
      await page.emulateMedia({ colorScheme: 'light' });
    };
    await check('welcome', '/', (on) => on.getByRole('heading', { level: 1 }).waitFor());
    await check('connect', '/', async (on) => {
      await open('Connect a language model')(on);
      await on.getByRole('button', { name: 'Test the model' }).click();
      await on.getByText(/answered in/).waitFor();
    });
    await check('answer', `/r/${run.runId}`, async (on) => {
      await answered(on);
      for (const calls of await on.getByText(/\d tool calls?/).all()) await calls.click();
      await on.getByText('query_database').first().click();
    });
    await check('source', `/r/${run.runId}`, async (on) => {
      await open('Source 1:')(on);
      await on.getByRole('img', { name: /count by department/ }).waitFor();
    });
    await check('edit', `/r/${run.runId}`, open('Edit and ask again'));
    await check('download', `/r/${run.runId}`, open('Download the answer'));
    await check('agents', '/house/agents', async (on) => {
      await on.getByRole('heading', { name: 'Data analyst' }).waitFor();
      for (const skill of await on.locator('summary').all()) await skill.click();
    });
    await check('usage', '/house/usage', (on) => on.getByRole('table').waitFor());
    await check('settings', '/house/settings', (on) => on.getByText('parley-offline').waitFor());
    await check('unknown run', '/r/none', (on) => on.getByText('no such run').waitFor());
    if (size === 'phone') await check('drawer', '/', open('Conversations'));
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])));
  });
});

/** The page itself must not scroll sideways; what is wide scrolls by itself. */
async function overflow(page: Page): Promise<string[]> {
  const isWide = await page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  );
  return isWide ? ['the page is wider than the screen'] : [];
}
