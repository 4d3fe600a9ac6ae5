import type { Run } from '@parley/orchestrator/api';
import { describe, expect, it } from 'vitest';
import { post, startConstellation } from '../support/constellation.ts';
import { answered, ask, hasChromium, setStage, told } from './support.ts';

const HOUSE_QUESTION =
  'How many engineers do we have, what is our remote work policy, and are there any staffing concerns I should know about?';

describe.skipIf(!hasChromium())('the page, answered by the whole service (R2.4)', () => {
  const stage = setStage(startConstellation);
  const { open } = stage;

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
    await sheet.getByRole('heading', { name: 'OpenAI' }).waitFor();
    await sheet.getByRole('button', { name: 'Copy the code' }).first().click();
    const command = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(command).toBe('OPENAI_API_KEY=your-key npm start');
    await sheet.getByRole('button', { name: 'Test the model' }).click();
    await sheet.getByText(/parley-offline answered in [\d,.]+ m?s/).waitFor();
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
    expect(await page.getByRole('textbox', { name: 'Your question' }).count()).toBe(0);
    await page.getByRole('main').getByRole('link', { name: 'New question' }).click();
    await page.getByRole('textbox', { name: 'Your question' }).waitFor();
  });

  it('is the same after a reload as before it (R2.2)', async () => {
    const page = await open();
    await ask(page, HOUSE_QUESTION);
    await answered(page);
    const before = await told(page);
    await page.reload();
    await answered(page);
    expect(await told(page)).toBe(before);
  });

  it('answers a follow-up within its thread', async () => {
    const page = await open();
    await ask(page, 'How many engineers do we have?');
    await answered(page);
    await ask(page, 'What is our remote work policy?');
    await expect.poll(() => page.getByRole('article').count()).toBe(2);
    await answered(page);
    expect(await page.getByRole('article').last().innerText()).toMatch(/3 days a week/);
    const { runs } = (await (await stage.parley.request('/runs?limit=2')).json()) as { runs: Run[] };
    expect(new Set(runs.map(({ threadId }) => threadId)).size).toBe(1);
  });

  it('can be used by keyboard alone', async () => {
    const page = await open();
    await page.getByRole('textbox', { name: 'Your question' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toContain('Skip');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => {
        await page.keyboard.press('Tab');
        return page.evaluate('document.activeElement.tagName');
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
    await expect.poll(() => page.evaluate('document.activeElement.ariaLabel')).toMatch(/^Source 1:/);
  });

  it('shows a run that was started elsewhere', async () => {
    const started = await stage.parley.request(
      '/solve',
      post({ query: 'What is our remote work policy?' }, { prefer: 'respond-async' }),
    );
    const { runId } = (await started.json()) as Run;
    const page = await open(`/r/${runId}`);
    await answered(page);
    expect(await page.getByRole('article').innerText()).toMatch(/3 days a week/);
  });
});
