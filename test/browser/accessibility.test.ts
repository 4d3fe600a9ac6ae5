import type { Run } from '@parley/orchestrator/api';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, startConstellation } from '../support/constellation.ts';
import {
  accessibilityFaults,
  answered,
  buildPage,
  DESKTOP,
  hasChromium,
  launch,
  PHONE,
  visit,
} from './support.ts';

let parley: Constellation;
let browser: Browser;
let run: Run;

const open = (name: string) => (page: Page) => page.getByRole('button', { name }).first().click();

describe.skipIf(!hasChromium())('every screen for everybody (WCAG 2.2 AA)', () => {
  beforeAll(async () => {
    [parley, browser] = await Promise.all([startConstellation(), launch(), buildPage()]);
    run = await parley.solve(
      'How many employees are in each department, and what is our remote work policy?',
    );
  });
  afterAll(async () => {
    await browser?.close();
    await parley?.close();
  });

  const looks = [
    { size: 'desktop', viewport: DESKTOP, colorScheme: 'light' },
    { size: 'desktop', viewport: DESKTOP, colorScheme: 'dark' },
    { size: 'phone', viewport: PHONE, colorScheme: 'light' },
    { size: 'phone', viewport: PHONE, colorScheme: 'dark' },
  ] as const;

  it.each(looks)('has no fault that axe finds: $size, $colorScheme', async ({ size, ...look }) => {
    const { page, faults, close } = await visit(browser, parley.url, look);
    const found: Record<string, string[]> = {};
    const check = async (screen: string, path: string, act: (page: Page) => Promise<unknown>) => {
      await page.goto(parley.url + path);
      await act(page);
      found[screen] = [...(await accessibilityFaults(page)), ...(await overflow(page))];
    };
    await check('welcome', '/', (on) => on.getByRole('heading', { level: 1 }).waitFor());
    await check('connect', '/', open('Connect a language model'));
    await check('answer', `/r/${run.runId}`, async (on) => {
      await answered(on);
      for (const calls of await on.getByText(/\d tool calls?/).all()) await calls.click();
      await on.getByText('query_database').first().click();
    });
    await check('source', `/r/${run.runId}`, open('Source 1:'));
    await check('unknown run', '/r/none', (on) => on.getByText('no such run').waitFor());
    if (size === 'phone') await check('drawer', '/', open('Conversations'));
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])));
    expect(faults).toEqual([]);
    await close();
  });
});

/** The page itself must not scroll sideways; what is wide scrolls by itself. */
async function overflow(page: Page): Promise<string[]> {
  const isWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  return isWide ? ['the page is wider than the screen'] : [];
}
