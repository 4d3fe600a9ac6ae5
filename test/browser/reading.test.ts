import { readFileSync } from 'node:fs';
import type { Run } from '@parley/orchestrator/api';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startConstellation } from '../support/constellation.ts';
import { accessibilityFaults, answered, hasChromium, setStage } from './support.ts';

const clipboard = (page: Page) => page.evaluate<string>('navigator.clipboard.readText()');

/** What the reader gets when the named action is chosen. */
async function downloaded(page: Page, act: () => Promise<void>): Promise<{ name: string; content: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: file.suggestedFilename(), content: readFileSync(await file.path(), 'utf8') };
}

describe.skipIf(!hasChromium())('reading an answer, and keeping it', () => {
  const stage = setStage(startConstellation);
  const { open } = stage;
  let run: Run;
  beforeAll(async () => {
    run = await stage.parley.solve(
      'How many employees are in each department, and what is our remote work policy?',
    );
  });

  async function openAnswer() {
    const page = await open(`/r/${run.runId}`);
    await answered(page);
    await page.locator('[data-answer] button').first().waitFor();
    return page;
  }

  it('opens the passage that a sentence rests on, and marks it', async () => {
    const page = await openAnswer();
    const { n } = run.citations.find(({ kind }) => kind === 'document')!;
    await page
      .getByRole('button', { name: `Source ${n}:` })
      .first()
      .click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('From outside').waitFor();
    const marked = (await sheet.locator('mark').first().innerText()).trim().replace(/\.$/, '');
    expect(marked).toMatch(/remote/i);
    expect(run.answer?.replaceAll('**', '')).toContain(marked);
  });

  it('opens the query and the rows behind data, as a picture and as a table to take along', async () => {
    const page = await openAnswer();
    const { n } = run.citations.find(({ kind }) => kind === 'data')!;
    await page
      .getByRole('button', { name: `Source ${n}:` })
      .first()
      .click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('img', { name: /Engineering 128/ }).waitFor();
    expect(await sheet.getByRole('region', { name: 'Query' }).innerText()).toContain('"employees"');
    await sheet.getByRole('button', { name: /^Copy: / }).click();
    await sheet.getByRole('button', { name: 'Copy as CSV' }).click();
    expect(await clipboard(page)).toMatch(/^department,count\r\nEngineering,128\r\n/);
    await sheet.getByRole('button', { name: 'Download the chart' }).click();
    const { name, content } = await downloaded(page, () =>
      sheet.getByRole('button', { name: 'Download as SVG' }).click(),
    );
    expect(name).toBe('count-by-department.svg');
    expect(content).toMatch(/^<svg[^>]+xmlns=/);
    expect(content).toContain('fill="rgb(');
  });

  it('lists the sources once, below the answer', async () => {
    const page = await openAnswer();
    expect(run.answer).toMatch(/^## Sources/m);
    expect(await page.locator('[data-answer]').innerText()).not.toContain('Sources');
    await page.getByRole('heading', { name: /^\d sources$/ }).waitFor();
  });

  it('gives the report as a Markdown file, and a table of it as Markdown', async () => {
    const page = await openAnswer();
    await page.locator('footer').getByRole('button', { name: 'Download the answer' }).click();
    const { name, content } = await downloaded(page, () =>
      page.getByRole('button', { name: 'Download as Markdown' }).last().click(),
    );
    expect(name).toMatch(/^how-many-employees.*\.md$/);
    expect(content).toContain(run.answer);
    await page
      .locator('[data-answer]')
      .getByRole('button', { name: /^Copy: / })
      .click();
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    expect(await clipboard(page)).toMatch(/^\| Department \|.*\|\n\| --- \|/i);
  });

  it('asks an edited question as a branch, which knows what was said before, or again here', async () => {
    const { threadId } = await stage.parley.solve('How many engineers do we have?');
    const second = await stage.parley.solve('What is our travel policy?', { threadId });
    const page = await open(`/r/${second.runId}`);
    await answered(page);
    await page.getByRole('button', { name: 'Edit and ask again' }).last().click();
    const editor = page.getByRole('textbox', { name: 'Edit the question' });
    await editor.fill('And what projects are they on?');
    await page.getByRole('button', { name: 'Ask as a branch' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(second.runId));
    await answered(page);
    expect(await page.getByRole('article').count()).toBe(1);
    expect(await page.getByRole('article').innerText()).toMatch(/projects[\s\S]*Engineering/);
    const from = page.getByRole('link', { name: 'Asked in place of an earlier question' });
    expect(await from.getAttribute('href')).toBe(`/r/${second.runId}`);
    await page.getByRole('button', { name: 'Ask again', exact: true }).click();
    await expect.poll(() => page.getByRole('article').count()).toBe(2);
    await answered(page);
  });

  it('asks again from a step with another instruction, and says what was taken over', async () => {
    const query = 'How many engineers do we have and what is our remote work policy?';
    const run = await stage.parley.solve(query);
    const page = await open(`/r/${run.runId}`);
    await page
      .getByRole('button', { name: 'Ask again from this step: How many engineers do we have?' })
      .click();
    const field = page.getByRole('textbox', { name: 'Instruction for this step' });
    expect(await field.inputValue()).toBe('How many engineers do we have?');
    expect(await accessibilityFaults(page)).toEqual([]);
    await field.fill('How many employees do we have in Sales?');
    await page.keyboard.press('Enter');
    await page.getByText('Asked again from a step of an earlier run').waitFor();
    await answered(page);
    expect(await page.getByRole('article').innerText()).toMatch(/89[\s\S]*3 days a week/);
    const reused = page.getByRole('link', { name: 'Taken over from an earlier run' });
    expect(await reused.count()).toBe(1);
    await reused.click();
    await page.waitForURL(`**/r/${run.runId}`);
  });

  it('has the report alone written again, as it was or in another way, from all that was found', async () => {
    const query = 'How many engineers do we have and what is our remote work policy?';
    const run = await stage.parley.solve(query);
    const page = await open(`/r/${run.runId}`);
    const again = page.getByRole('button', { name: 'Ask again from this step: Write report' });
    const from = (id: string) => page.waitForURL((url) => !url.pathname.endsWith(id));
    await again.click();
    await page.getByRole('textbox', { name: 'How the report should be written' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Write again' }).click();
    await from(run.runId);
    await answered(page);
    const second = new URL(page.url()).pathname;
    expect(await page.getByRole('article').innerText()).toMatch(/128[\s\S]*3 days a week/);
    expect(await page.getByRole('link', { name: 'Taken over from an earlier run' }).count()).toBe(2);
    expect(await page.getByText('follows no instruction').count()).toBe(0);
    await again.click();
    await page.getByRole('textbox', { name: 'How the report should be written' }).fill('In one line.');
    await page.keyboard.press('Enter');
    await from(second);
    await answered(page);
    await page.getByText('The offline model follows no instruction for a report').waitFor();
    expect(await page.getByRole('article').innerText()).toMatch(/128[\s\S]*3 days a week/);
    const german = await open(new URL(page.url()).pathname, { locale: 'de-DE' });
    await german.getByText('Die Anweisung für den Bericht wurde nicht befolgt.').waitFor();
    await german.locator('[lang="en"]').filter({ hasText: 'The offline model follows no' }).waitFor();
  });

  it('keeps conversations: renamed, pinned, found, exported and deleted', async () => {
    await stage.parley.solve('What is our expense policy?');
    await stage.parley.solve('How many open positions are there?');
    const page = await open();
    const list = page.getByRole('navigation', { name: 'Conversations' });
    const item = list.getByRole('listitem').filter({ hasText: /expense policy|Spending/ });
    const choose = async (action: string) => {
      await item.hover();
      await item.getByRole('button', { name: /^Actions for/ }).click();
      await item.getByRole('button', { name: action }).click();
    };
    await choose('Rename');
    await list.getByRole('textbox', { name: 'Rename' }).fill('Spending');
    await page.keyboard.press('Enter');
    await choose('Pin');
    await expect.poll(() => list.getByRole('listitem').first().innerText()).toContain('Spending');
    await page.reload();
    await list.getByText('Spending').waitFor();
    expect(await list.getByRole('listitem').first().innerText()).toContain('Spending');

    const search = list.getByRole('searchbox', { name: 'Search conversations' });
    await search.fill('expense');
    await expect.poll(() => list.getByRole('listitem').count()).toBe(1);
    const { name, content } = await downloaded(page, () => choose('Download as JSON'));
    expect(name).toBe('spending.json');
    expect(JSON.parse(content)).toMatchObject({
      title: 'Spending',
      runs: [{ query: 'What is our expense policy?' }],
    });
    const report = await downloaded(page, () => choose('Download as Markdown'));
    expect(report.name).toBe('spending.md');
    expect(report.content).toMatch(/^# What is our expense policy\?\n/);

    await choose('Delete');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => item.count()).toBe(0);
    await search.fill('');
    await expect.poll(() => list.getByRole('listitem').count()).toBeGreaterThan(1);
    await expect.poll(() => item.count()).toBe(0);
  });

  it('shows the agents, and asks what a skill names as an example', async () => {
    const page = await open('/house/agents');
    const card = page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: 'HR specialist' }) });
    expect(await card.innerText()).toMatch(/working/);
    await card.locator('summary').first().click();
    await card.locator('details[open] button').first().click();
    await page.waitForURL(/\/r\//);
    await answered(page);
  });

  it('shows what questions took, and leads to them', async () => {
    const page = await open('/house/usage');
    expect(await page.getByRole('table').innerText()).toMatch(/tokens/);
    await page.getByRole('link', { name: run.query }).first().click();
    await page.waitForURL(`**/r/${run.runId}`);
  });

  it('speaks the language and wears the theme that were chosen', async () => {
    const page = await open('/house/settings', { locale: 'de-AT' });
    await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
    await page.getByRole('radio', { name: 'Español' }).click();
    await page.getByRole('radio', { name: 'Oscuro' }).click();
    await page.reload();
    await page.getByRole('heading', { name: 'Ajustes' }).waitFor();
    expect(
      await page.evaluate('[document.documentElement.lang, document.documentElement.dataset.theme]'),
    ).toEqual(['es', 'dark']);
    await page.goto(`${stage.parley.url}/`);
    await page.getByRole('textbox', { name: 'Su pregunta' }).waitFor();
  });
});
