import type { Run } from '@parley/orchestrator/api';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, post, startConstellation } from '../support/constellation.ts';
import { answered, ask, buildPage, hasChromium, launch, type Visit, visit } from './support.ts';

const HOUSE_QUESTION =
  'How many engineers do we have, what is our remote work policy, and are there any staffing concerns I should know about?';

let parley: Constellation;
let browser: Browser;
const visits: Visit[] = [];

describe.skipIf(!hasChromium())('the page, answered by the whole service (R2.4)', () => {
  beforeAll(async () => {
    [parley, browser] = await Promise.all([startConstellation(), launch(), buildPage()]);
  });
  afterEach(async () => {
    for (const opened of visits.splice(0)) {
      expect(opened.faults).toEqual([]);
      await opened.close();
    }
  });
  afterAll(async () => {
    await browser?.close();
    await parley?.close();
  });

  async function open(path = '/', options: BrowserContextOptions = {}) {
    const opened = await visit(browser, parley.url + path, options);
    visits.push(opened);
    return opened.page;
  }

  it('shows plan, agents and tool calls, and the answer with its sources and the model that wrote it', async () => {
    const page = await open();
    await ask(page, HOUSE_QUESTION);
    await page.waitForURL(/\/r\/[\w-]+$/);
    await page.getByRole('heading', { name: /^Plan: \d steps, \d agents/ }).waitFor();
    await answered(page);

    const turn = page.getByRole('article');
    await expect(turn.getByRole('heading', { name: 'Data analyst' }).count()).resolves.toBe(1);
    await expect(turn.getByRole('heading', { name: 'HR specialist' }).count()).resolves.toBe(1);
    const text = await turn.innerText();
    expect(text).toMatch(/\b128\b/);
    expect(text).toMatch(/3 days a week/);
    expect(text).toContain('Offline model');
    await turn
      .getByText(/\d tool calls?/)
      .first()
      .click();
    await turn.getByText('query_database').first().click();
    await expect(
      turn
        .getByRole('region', { name: /Arguments of query_database/ })
        .first()
        .innerText(),
    ).resolves.toContain('employees');
  });

  it('says which model answers, and how to connect a language model', async () => {
    const page = await open();
    await page.getByRole('button', { name: 'Connect a language model' }).click();
    const sheet = page.getByRole('dialog');
    expect(await sheet.innerText()).toContain('OPENAI_API_KEY');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  it('says what is wrong with a question that the service refuses, and lets it be asked again', async () => {
    const page = await open();
    await page.route('**/solve', (route) => route.continue({ postData: JSON.stringify({ query: '' }) }), {
      times: 1,
    });
    await ask(page, 'What is our remote work policy?');
    const alert = page.getByRole('alert');
    expect(await alert.innerText()).toMatch(/query|invalid|request/i);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await answered(page);
  });

  it('says that a run is unknown, instead of an empty page', async () => {
    const page = await open('/r/01a2052f-0000-7000-8000-000000000000');
    await page.getByText('There is no such run here').waitFor();
  });

  it('is the same after a reload as before it (R2.2)', async () => {
    const page = await open();
    await ask(page, HOUSE_QUESTION);
    await answered(page);
    const turn = page.getByRole('article');
    const before = await turn.innerText();
    await page.reload();
    await answered(page);
    expect(await turn.innerText()).toBe(before);
  });

  it('answers a follow-up within its thread', async () => {
    const page = await open();
    await ask(page, 'How many engineers do we have?');
    await answered(page);
    await ask(page, 'And in Sales?');
    await expect.poll(() => page.getByRole('article').count()).toBe(2);
    await answered(page);
    expect(await page.getByRole('article').last().innerText()).toMatch(/\b89\b/);
    const { runs } = (await (await parley.request('/runs?limit=2')).json()) as { runs: Run[] };
    expect(new Set(runs.map(({ threadId }) => threadId)).size).toBe(1);
  });

  it('can be used by keyboard alone', async () => {
    const page = await open();
    await page.getByRole('textbox', { name: 'Your question' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Skip');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => {
        await page.keyboard.press('Tab');
        return page.evaluate(() => document.activeElement?.tagName);
      })
      .toBe('TEXTAREA');
    await page.keyboard.type('What is our remote work policy?');
    await page.keyboard.press('Enter');
    await answered(page);
    const source = page.getByRole('button', { name: /^Source 1:/ }).first();
    await source.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => source.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it('shows a run that was started elsewhere', async () => {
    const started = await parley.request(
      '/solve',
      post({ query: 'What is our remote work policy?' }, { prefer: 'respond-async' }),
    );
    const { runId } = (await started.json()) as Run;
    const page = await open(`/r/${runId}`);
    await answered(page);
    expect(await page.getByRole('article').innerText()).toMatch(/3 days a week/);
  });
});
