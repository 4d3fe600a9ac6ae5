import { startTestAgent } from '@parley/a2a/testing';
import type { Run } from '@parley/orchestrator/api';
import type { AgentInfo } from '@parley/orchestrator/api-agents';
import { testDatabase } from '@parley/platform/testing/postgres';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { post, startConstellation } from '../support/constellation.ts';
import { accessibilityFaults, answered, contrastFaults, hasChromium, PHONE, setStage } from './support.ts';

const QUESTION = 'How many employees are in each department, and what is our remote work policy?';
const WIDE = { width: 1440, height: 900 };

const question = (page: Page) => page.getByRole('textbox', { name: 'Your question' });

describe.skipIf(!hasChromium())('asking, and watching the work (R2.4)', () => {
  const stage = setStage(startConstellation);
  const { open } = stage;
  let run: Run;
  beforeAll(async () => {
    run = await stage.parley.solve(QUESTION);
  });

  const openAnswer = async (options = {}) => {
    const page = await open(`/r/${run.runId}`, options);
    await answered(page);
    return page;
  };

  it('begins with questions that the agents name as examples of their skills', async () => {
    const page = await open();
    const starters = page.getByRole('region', { name: 'Questions to begin with' }).getByRole('button');
    await expect.poll(() => starters.count()).toBeGreaterThan(3);
    const { agents } = (await (await stage.parley.request('/agents')).json()) as { agents: AgentInfo[] };
    const examples = agents.flatMap(({ skills }) => skills.flatMap((skill) => skill.examples));
    for (const starter of await starters.allInnerTexts()) expect(examples).toContain(starter);
    await starters.filter({ hasText: 'What is our remote work policy?' }).click();
    await page.waitForURL(/\/r\//);
    await answered(page);
  });

  it('takes a question of several lines, and keeps what is not sent yet: of each thread its own', async () => {
    const page = await open();
    await question(page).focus();
    await page.keyboard.type('How many engineers');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('do we have?');
    expect(new URL(page.url()).pathname).toBe('/');
    await page.goto(`${stage.parley.url}/r/${run.runId}`);
    await answered(page);
    expect(await question(page).inputValue()).toBe('');
    await question(page).fill('And of those');
    await page.goto(stage.parley.url);
    expect(await question(page).inputValue()).toBe('How many engineers\ndo we have?');
    await question(page).press('Enter');
    await page.getByRole('heading', { name: /^How many engineers\s+do we have\?$/ }).waitFor();
    await answered(page);
    await page.goto(`${stage.parley.url}/r/${run.runId}`);
    await expect.poll(() => question(page).inputValue()).toBe('And of those');
  });

  it.each([
    { size: 'desktop', viewport: WIDE },
    { size: 'phone', viewport: PHONE },
  ])('draws who gave what to whom, and leads to each step: $size', async ({ viewport }) => {
    const page = await openAnswer({ viewport, reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Graph' }).click();
    const graph = page.getByRole('group', { name: /^Steps of this run\. Coordinator: Makes the plan/ });
    const boxes = graph.getByRole('link');
    await expect.poll(() => boxes.count()).toBe(run.steps.length);
    // One arrow from the plan to each step that needs no other, one from each of those to the writer.
    expect(await graph.locator('path').count()).toBe((run.steps.length - 1) * 2);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await contrastFaults(page)).toEqual([]);
    await boxes.filter({ hasText: 'HR specialist' }).focus();
    await page.keyboard.press('Enter');
    const step = page.locator(':target');
    await expect.poll(() => step.innerText()).toMatch(/HR specialist[\s\S]*remote work policy/);
    await expect.poll(() => isInView(page)).toBe(true);
  });

  it('draws more than two at once below each other on a phone, where nothing is cut off', async () => {
    const three =
      'How many engineers do we have, what is our remote work policy, and what are our review standards?';
    const { runId, plan } = await stage.parley.solve(three);
    expect(plan.steps).toHaveLength(3);
    const page = await open(`/r/${runId}`, { viewport: PHONE });
    await answered(page);
    await page.getByRole('button', { name: 'Graph' }).click();
    const graph = page.getByRole('group', { name: /^Steps of this run/ });
    await expect.poll(() => graph.getByRole('link').count()).toBe(4);
    expect(await graph.locator('path').count()).toBe(6);
    const box = await graph.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('shows a tool call as the log has it, and says that its result comes from outside', async () => {
    const page = await openAnswer();
    await page
      .getByText(/\d tool calls?/)
      .first()
      .click();
    await page.getByText('query_database').first().click();
    const card = page.locator('details', { hasText: 'Arguments' }).last();
    await card.getByText('From outside').waitFor();
    await card.getByText('JSON', { exact: true }).click();
    const raw = card.getByRole('region', { name: 'The whole call of query_database' });
    const shown = JSON.parse(await raw.innerText()) as { callId: string };
    expect(run.toolCalls).toContainEqual(shown);
  });

  it('adds an agent of others by its address, plans with it, and marks what it does', async () => {
    const elsewhere = await testDatabase();
    const pilot = await startTestAgent({
      test: elsewhere,
      name: 'harbour-pilot',
      executor: async ({ publish }) => {
        await publish({ kind: 'artifact', artifactId: 'findings', text: 'The berth is number 7.' });
        return { state: 'completed' };
      },
    });
    try {
      const page = await open('/house/agents');
      await page.getByRole('button', { name: 'Add an agent' }).click();
      await page.getByRole('textbox', { name: 'Address' }).fill(pilot.url);
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      const card = page.getByRole('listitem').filter({ hasText: pilot.url });
      await card.getByRole('heading', { name: 'Harbour pilot' }).waitFor();
      await card.getByText('remote', { exact: true }).waitFor();
      const { runId } = await stage.parley.solve('Which berth?', { agents: ['harbour-pilot'] });
      await page.goto(`${stage.parley.url}/r/${runId}`);
      await answered(page);
      await page.getByRole('heading', { name: 'Harbour pilot remote' }).waitFor();
      expect(await page.getByRole('heading', { name: 'Report writer', exact: true }).count()).toBe(1);
      await page.getByRole('button', { name: 'Graph' }).click();
      await page.getByRole('link', { name: /^Harbour pilot \(remote\): / }).waitFor();
      expect(await page.locator('[data-answer]').innerText()).toContain('The berth is number 7.');
    } finally {
      await stage.parley.request('/agents/harbour-pilot', { method: 'DELETE' });
      await pilot.stop();
      await elsewhere.drop();
    }
  });

  it('reads a report beside the conversation, which goes on meanwhile', async () => {
    const page = await openAnswer({ viewport: WIDE, reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Read beside the conversation' }).click();
    const report = page.getByRole('complementary', { name: 'Report' });
    await report.getByRole('heading', { name: 'Findings' }).waitFor();
    expect(await page.evaluate('document.activeElement.textContent')).toBe(QUESTION);
    await page.getByRole('article').getByText('The answer is open beside.').waitFor();
    expect(await page.locator('[data-answer]').count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    await report
      .getByRole('button', { name: /^Source 1:/ })
      .first()
      .click();
    await page.getByRole('dialog', { name: 'Source 1' }).waitFor();
    await page.keyboard.press('Escape');
    await page.reload();
    await report.getByRole('heading', { name: 'Findings' }).waitFor();
    await question(page).fill('What is our expense policy?');
    await question(page).press('Enter');
    await expect.poll(() => page.getByRole('article').count()).toBe(2);
    await answered(page);
    await report.getByRole('heading', { name: 'Findings' }).waitFor();
    await report.getByRole('button', { name: 'Close the report' }).click();
    await expect.poll(() => report.count()).toBe(0);
    await expect.poll(() => page.evaluate('document.activeElement.ariaLabel')).toMatch(/^Read beside/);
    await page.setViewportSize(PHONE);
    await expect
      .poll(() => page.getByRole('button', { name: 'Read beside the conversation' }).count())
      .toBe(0);
  });

  it('draws a table of the answer, whose copy has no marks of the page', async () => {
    const page = await openAnswer();
    const answer = page.locator('[data-answer]');
    await answer.getByRole('button', { name: 'Chart' }).click();
    await answer.getByRole('img', { name: /Engineering 128, Sales 89/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await answer.getByRole('button', { name: /^Copy: / }).click();
    await page.getByRole('button', { name: 'Copy as CSV' }).click();
    const [head, first] = (await page.evaluate<string>('navigator.clipboard.readText()')).split('\r\n');
    expect(head).toMatch(/^Department,Employees$/i);
    expect(first).toBe('Engineering,128');
  });

  it('runs a workflow again from a step, and says what was taken over (R6)', async () => {
    const review = '/workflows/quarterly-business-review/runs';
    const started = await stage.parley.request(review, post({ input: {} }, { prefer: 'wait=60' }));
    const { runId } = (await started.json()) as Run;
    const page = await open(`/house${review.replace('/runs', '')}/${runId}`);
    await page.getByRole('button', { name: 'Ask again from this step: Trends' }).click();
    await page.getByText('are done again in a new run').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.endsWith(runId));
    await page.getByRole('group', { name: /Trends[^.]*: Done\. Report[^.]*: Done/ }).waitFor();
    const taken = page.getByRole('link', { name: 'Taken over from an earlier run' });
    expect(await taken.count()).toBe(2);
    await page.getByRole('link', { name: 'Asked again from a step of an earlier run' }).waitFor();
    await page
      .getByRole('button', { name: /^Source 1:/ })
      .first()
      .click();
    const source = page.getByRole('dialog', { name: 'Source 1' });
    await source.getByRole('row', { name: /Engineering.*128/ }).waitFor();
    expect(await source.getByRole('region', { name: 'Query' }).innerText()).toContain('employees');
    await page.keyboard.press('Escape');
    await taken.first().click();
    await page.waitForURL(`**${runId}`);
    await page.getByText('1 tool call').first().waitFor();
    const refused = await stage.parley.request(`${review}/${runId}/fork`, post({ stepId: 'none' }));
    expect(refused.status).toBe(400);
  });

  it('says in the reader’s language what kind of problem there is, and keeps the words of the service', async () => {
    const page = await open('/house/workflows/none', { locale: 'de-DE' });
    const detail = page.locator('[lang="en"]').filter({ hasText: 'There is no workflow "none".' });
    await detail.waitFor();
    expect(await page.getByRole('main').innerText()).toMatch(/Das gibt es hier nicht\. There is no workflow/);
    await page.goto(`${stage.parley.url}/house/servers/none`);
    await page.getByText('Das gibt es hier nicht.').waitFor();
    expect(await page.getByText('Das gibt es hier nicht.').count()).toBe(1);
  });

  it('says in the reader’s language what kind of error a step had, and keeps the words of the service', async () => {
    const onboarding = '/workflows/employee-onboarding/runs';
    const email = 'kind@acme.example';
    const input = {
      name: 'Ana',
      email,
      department: 'Engineering',
      role: 'Engineer',
      start_date: '2026-03-02',
    };
    const start = async () =>
      (await (await stage.parley.request(onboarding, post({ input }, { prefer: 'wait=60' }))).json()) as Run;
    await start();
    const { runId, steps } = await start();
    const failed = steps.find(({ status }) => status === 'failed');
    expect(failed).toMatchObject({ code: 'conflict' });
    const page = await open(`/house${onboarding.replace('/runs', '')}/${runId}`, { locale: 'de-DE' });
    await page.getByText('Das passt nicht zum jetzigen Stand.').waitFor();
    await page
      .locator('[lang="en"]')
      .filter({ hasText: failed?.error ?? 'none' })
      .first()
      .waitFor();
  });
});

/** Whether what the address names stands where it can be seen. */
function isInView(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(`(() => {
    const { top, bottom } = document.querySelector(':target').getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  })()`);
}
