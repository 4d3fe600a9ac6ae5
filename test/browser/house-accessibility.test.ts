import type { Run } from '@parley/orchestrator/api';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { post, startConstellation } from '../support/constellation.ts';
import { accessibilityFaults, contrastFaults, DESKTOP, hasChromium, PHONE, setStage } from './support.ts';

const WORKFLOW = '/workflows/quarterly-business-review';

describe.skipIf(!hasChromium())('every page of the house for everybody (WCAG 2.2 AA)', () => {
  const stage = setStage(startConstellation);
  let run: Run;
  beforeAll(async () => {
    const started = await stage.parley.request(
      `${WORKFLOW}/runs`,
      post({ input: {} }, { prefer: 'wait=60' }),
    );
    run = (await started.json()) as Run;
    await stage.parley.solve('How many engineers do we have?');
  });

  const sizes = [
    { size: 'desktop', viewport: DESKTOP },
    { size: 'phone', viewport: PHONE },
  ] as const;

  it.each(sizes)('has no fault that axe finds, in light and dark: $size', async ({ viewport }) => {
    const page = await stage.open('/', { viewport, colorScheme: 'light', reducedMotion: 'reduce' });
    const found: Record<string, string[]> = {};
    const check = async (path: string, act: (page: Page) => Promise<unknown>) => {
      await page.goto(stage.parley.url + path);
      await act(page);
      const isWide = await page.evaluate<boolean>(
        'document.documentElement.scrollWidth > document.documentElement.clientWidth',
      );
      found[path] = [...(await accessibilityFaults(page)), ...(isWide ? ['wider than the screen'] : [])];
      await page.emulateMedia({ colorScheme: 'dark' });
      found[`${path}, dark`] = await contrastFaults(page);
      await page.emulateMedia({ colorScheme: 'light' });
    };
    await check('/house/approvals', (on) => on.getByText('Nothing waits for you.').waitFor());
    await check('/house/workflows', (on) => on.getByRole('link', { name: 'Employee onboarding' }).waitFor());
    await check(`/house${WORKFLOW}`, async (on) => {
      await on.getByRole('button', { name: 'Add a schedule' }).click();
      await on.getByRole('textbox', { name: 'When' }).fill('');
      await on.getByRole('button', { name: 'Add a schedule' }).click();
      await on.getByText('This is needed.').waitFor();
    });
    await check(`/house${WORKFLOW}/${run.runId}`, (on) => on.locator('[data-answer] h3').first().waitFor());
    await check('/house/servers', (on) => on.getByRole('link', { name: 'Knowledge base' }).waitFor());
    await check('/house/servers/enterprise-data', async (on) => {
      await on.locator('summary', { hasText: 'describe_table' }).click();
      await on.getByRole('textbox', { name: 'Table' }).fill('employees');
      await on.getByRole('button', { name: 'Call it' }).click();
      await on.getByText(/Answered in/).waitFor();
    });
    await check('/house/servers/knowledge', async (on) => {
      await on.getByRole('button', { name: 'Read: All documents' }).click();
      await on.getByRole('dialog').waitFor();
    });
    await check('/house/memory', (on) => on.getByRole('searchbox').waitFor());
    await check('/house/agents', async (on) => {
      await on.getByRole('button', { name: 'Add an agent' }).click();
      await on.getByRole('textbox', { name: 'Address' }).waitFor();
    });
    await check('/house/jobs', async (on) => {
      await on.getByRole('button', { name: 'Ended' }).click();
      await on.getByText('Done').first().waitFor();
    });
    await check('/house/audit', async (on) => {
      await on.getByRole('combobox', { name: 'Time' }).selectOption('From … to …');
      await on.locator('summary').first().click();
      await on.getByText('Took').waitFor();
    });
    await check('/house/usage', (on) => on.getByRole('table').waitFor());
    await check('/house/settings', (on) => on.getByText('parley-offline').waitFor());
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])));
  });
});
