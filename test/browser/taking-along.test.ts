import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startConstellation } from '../support/constellation.ts';
import { accessibilityFaults, answered, hasChromium, PHONE, setStage } from './support.ts';

const QUESTION = 'How many employees are in each department, and what is our remote work policy?';

async function fileOf(page: Page, act: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
}

describe.skipIf(!hasChromium())('taking answers along (R2.4)', () => {
  const stage = setStage(startConstellation);
  let runId = '';
  beforeAll(async () => {
    ({ runId } = await stage.parley.solve(QUESTION));
  });

  const openAnswer = async (options = {}) => {
    const page = await stage.open(`/r/${runId}`, options);
    await answered(page);
    return page;
  };

  it.each([
    ['PDF', 'pdf', '%PDF-'],
    ['Word document', 'docx', 'PK'],
  ])('gives the answer as a %s', async (label, extension, begin) => {
    const page = await openAnswer();
    await page.getByRole('button', { name: 'Download the answer' }).click();
    const { name, content } = await fileOf(page, () =>
      page.getByRole('button', { name: `Download as ${label}` }).click(),
    );
    expect(name).toMatch(new RegExp(`^how-many-employees.*\\.${extension}$`));
    expect(content.toString('latin1').startsWith(begin)).toBe(true);
  });

  it('draws rows as shares of a whole, and gives the picture as PNG and its numbers as CSV', async () => {
    const page = await openAnswer();
    await page
      .locator('article li button')
      .filter({ hasText: /employees/i })
      .first()
      .click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('combobox', { name: 'How it is drawn' }).selectOption('Shares');
    const drawing = sheet.getByRole('img', { name: /count by department/ });
    expect(await drawing.locator('circle').count()).toBeGreaterThan(3);
    expect(await accessibilityFaults(page)).toEqual([]);
    const take = async (format: string) => {
      await sheet.getByRole('button', { name: 'Download the chart' }).click();
      return fileOf(page, () =>
        sheet
          .getByRole('button', { name: `Download as ${format}` })
          .first()
          .click(),
      );
    };
    const png = await take('PNG');
    expect(png.name).toBe('count-by-department.png');
    expect(png.content.subarray(1, 4).toString()).toBe('PNG');
    // Two for each unit of the drawing.
    expect(png.content.readUInt32BE(16)).toBe(960);
    expect((await take('CSV')).content.toString()).toMatch(/^department,count\r\nEngineering,128\r\n/);
  });

  it('shares an answer by a link that anybody can read until it is revoked', async () => {
    const page = await openAnswer();
    await page.locator('footer').getByRole('button', { name: 'Share' }).click();
    const sheet = page.getByRole('dialog', { name: 'Share' });
    expect(await accessibilityFaults(page)).toEqual([]);
    await sheet.getByRole('button', { name: 'Make a link' }).click();
    const url = await sheet.getByRole('textbox', { name: 'Link' }).inputValue();

    const path = new URL(url).pathname;
    const reader = await stage.open(path, { viewport: PHONE });
    await reader.getByRole('heading', { level: 1, name: QUESTION }).waitFor();
    await reader.getByText('128').first().waitFor();
    expect(await reader.getByRole('textbox').count()).toBe(0);
    expect(await reader.getByRole('navigation').count()).toBe(0);
    expect(await accessibilityFaults(reader)).toEqual([]);

    await sheet.getByRole('button', { name: /^Revoke:/ }).click();
    await expect.poll(() => sheet.getByRole('button', { name: /^Revoke:/ }).count()).toBe(0);
    await reader.reload();
    await reader.getByText('This link was revoked').waitFor();
  });

  it('shares a whole conversation from the list', async () => {
    const { threadId } = await stage.parley.solve('How many open positions do we have?');
    await stage.parley.solve('What is our travel policy?', { threadId });
    const page = await stage.open();
    const item = page
      .getByRole('navigation', { name: 'Conversations' })
      .getByRole('listitem')
      .filter({ hasText: 'How many open positions' });
    await item.hover();
    await item.getByRole('button', { name: /^Actions for/ }).click();
    await item.getByRole('button', { name: 'Share' }).click();
    const sheet = page.getByRole('dialog', { name: 'Share' });
    await sheet.getByRole('button', { name: 'Make a link' }).click();
    const url = await sheet.getByRole('textbox', { name: 'Link' }).inputValue();
    const reader = await stage.open(new URL(url).pathname);
    await expect.poll(() => reader.getByRole('article').count()).toBe(2);
    await reader.getByRole('heading', { level: 2, name: 'What is our travel policy?' }).waitFor();
  });

  it('puts a conversation into the archive, from where it comes back', async () => {
    const page = await openAnswer();
    const list = page.getByRole('navigation', { name: 'Conversations' });
    const item = list.getByRole('listitem').filter({ hasText: 'How many employees' });
    const choose = async (action: string) => {
      await item.hover();
      await item.getByRole('button', { name: /^Actions for/ }).click();
      await item.getByRole('button', { name: action, exact: true }).click();
    };
    await choose('Archive');
    await expect.poll(() => item.count()).toBe(0);
    await list.getByRole('button', { name: 'Archive (1)' }).click();
    await choose('Back from the archive');
    await expect.poll(() => list.getByRole('button', { name: /Archive \(/ }).count()).toBe(0);
    await expect.poll(() => item.count()).toBe(1);
  });

  it('goes anywhere by the keyboard alone', async () => {
    const page = await stage.open();
    await page.getByRole('textbox', { name: 'Your question' }).waitFor();
    await page.keyboard.press('Control+k');
    const search = page.getByRole('combobox', { name: 'Go to…' });
    await search.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.type('usage');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/house/usage');
    await page.keyboard.press('Control+k');
    await search.waitFor();
    await page.keyboard.type('employees department');
    await expect.poll(() => page.getByRole('option').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/r/${runId}`);
    await page.keyboard.press('Control+k');
    await search.waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => search.count()).toBe(0);
  });

  it('fits a phone from right to left', async () => {
    const page = await stage.open('/', { viewport: PHONE });
    for (const path of ['/', `/r/${runId}`, '/house/settings', '/house/agents']) {
      await page.goto(stage.parley.url + path);
      await page.locator('h1').waitFor({ state: 'attached' });
      if (path.startsWith('/r/')) await answered(page);
      await page.evaluate("document.documentElement.dir = 'rtl'");
      const outside = await page.evaluate(`[...document.querySelectorAll('main *')]
        .filter((one) => one.checkVisibility() && !one.closest('[tabindex="0"], .truncate, .sr-only, svg'))
        .map((one) => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.left < -1 || box.right > innerWidth + 1))
        .map(({ one }) => one.outerHTML.slice(0, 120))`);
      expect(outside, path).toEqual([]);
    }
  });
});
