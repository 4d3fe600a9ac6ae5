import { readFileSync } from 'node:fs';
import type { Approval, Run } from '@parley/orchestrator/api';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { post, startConstellation } from '../support/constellation.ts';
import { accessibilityFaults, answered, contrastFaults, hasChromium, PHONE, setStage } from './support.ts';

const QUESTION = 'Publish the headcount report';

/** A machine that has much to do takes its time. */

describe.skipIf(!hasChromium())('calls that wait for a person’s word (R8)', () => {
  const stage = setStage(startConstellation);
  const { open } = stage;

  /** A run that waits for an approval, asked elsewhere. */
  async function waiting(): Promise<{ run: Run; approvalId: string }> {
    const run = await stage.parley.solve(QUESTION);
    expect(run.status).toBe('input-required');
    return { run, approvalId: run.approvals[0]!.id };
  }
  async function stored(id: string): Promise<Approval> {
    return (await (await stage.parley.request(`/approvals/${id}`)).json()) as Approval;
  }
  const reject = (id: string) =>
    stage.parley.request(`/approvals/${id}`, post({ decision: 'reject', reason: 'end of the test' }));

  it('are approved, and the answer downloaded, by keyboard alone', async () => {
    const page = await open();
    await page.getByRole('textbox', { name: 'Your question' }).focus();
    await page.keyboard.type(QUESTION);
    await page.keyboard.press('Enter');
    const card = page.getByRole('region', { name: 'Data analyst asks for your approval: Publish a report' });
    await card.waitFor();
    expect(await card.innerText()).toContain('reports/publish_report');
    await press(page, card.getByRole('button', { name: 'Approve', exact: true }));
    await page.getByText('Approved').first().waitFor();
    expect(await page.evaluate('document.activeElement.tagName')).not.toBe('BODY');
    await page.locator('[data-answer]').waitFor();
    await answered(page);
    await press(page, page.getByRole('button', { name: /^Download/ }).last());
    const item = page.getByRole('button', { name: 'Download as Markdown' }).last();
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, item)]);
    expect(file.suggestedFilename()).toMatch(/headcount.*\.md$/);
    expect(readFileSync(await file.path(), 'utf8')).toMatch(/publish/i);
  });

  it('show their exact arguments, which can be changed within the schema of the tool', async () => {
    const { run, approvalId } = await waiting();
    const page = await open(`/r/${run.runId}`);
    const card = page.getByRole('region', { name: /asks for your approval/ });
    const before = String(run.approvals[0]?.arguments['job_id']);
    expect(await card.innerText()).toContain(before);
    await page.getByText('Waiting for your approval').waitFor();
    await card.getByText('JSON').click();
    expect(await card.getByRole('region', { name: /Arguments of/ }).innerText()).toContain('"job_id"');
    await card.getByRole('button', { name: 'Change the arguments' }).click();
    const field = card.getByRole('textbox', { name: /Job id/ });
    await field.fill('');
    await card.getByRole('button', { name: 'Approve with these changes' }).click();
    await card.getByText('This is needed.').waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await page.evaluate('document.activeElement.name')).toBe('job_id');
    await field.fill('another-report');
    await card.getByText(`It was: ${before}`).waitFor();
    await card.getByRole('button', { name: 'Approve with these changes' }).click();
    await expect.poll(async () => (await stored(approvalId)).arguments).toEqual({ job_id: 'another-report' });
    expect((await stored(approvalId)).state).not.toBe('pending');
  });

  it('are counted in the shell and decided in the inbox, with a reason', async () => {
    const { approvalId } = await waiting();
    const page = await open('/house/approvals', { viewport: { width: 1280, height: 800 } });
    await page.getByRole('link', { name: /Approvals 1 approval waits for you/ }).waitFor();
    const card = page.getByRole('region', { name: /asks for your approval/ });
    await card.getByRole('button', { name: 'Reject' }).click();
    await card.getByRole('textbox', { name: /Why not/ }).fill('Not before Monday.');
    await card.getByRole('button', { name: 'Reject' }).click();
    await page.getByText('Nothing waits for you.').waitFor();
    await page.getByText('Not before Monday.').waitFor();
    await page.getByRole('link', { name: 'Approvals', exact: true }).waitFor();
    expect(await stored(approvalId)).toMatchObject({ state: 'rejected', reason: 'Not before Monday.' });
    await page.route('**/approvals?limit=*', async (route) => {
      const list = (await (await route.fetch()).json()) as { approvals: Approval[] };
      const approvals = list.approvals.map((one) => ({ ...one, workflow: 'employee-onboarding' }));
      return route.fulfill({ json: { approvals } });
    });
    const link = page.getByRole('link', { name: 'Open the run' }).first();
    const { runId } = await stored(approvalId);
    await expect.poll(() => link.getAttribute('href')).toBe(`/house/workflows/employee-onboarding/${runId}`);
    await page.unroute('**/approvals?limit=*');
    await expect.poll(() => link.getAttribute('href')).toBe(`/r/${runId}`);
    await link.click();
    await page.waitForURL(/\/r\//);
  });

  it('can be given for good, and taken back', async () => {
    const { run } = await waiting();
    const page = await open(`/r/${run.runId}`);
    await page.getByRole('checkbox', { name: /needs no approval of mine/ }).check();
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await answered(page);
    await page.goto(`${stage.parley.url}/house/approvals`);
    await page.getByRole('heading', { name: 'Allowed without asking' }).waitFor();
    await page.getByRole('button', { name: 'Ask again: reports/publish_report' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ask again' }).click();
    await expect.poll(() => page.getByRole('heading', { name: 'Allowed without asking' }).count()).toBe(0);
  });

  it('have no fault that axe finds: the card in a run, its form, and the inbox', async () => {
    const { run, approvalId } = await waiting();
    const look = { viewport: PHONE, colorScheme: 'light', reducedMotion: 'reduce' } as const;
    const page = await open(`/r/${run.runId}`, look);
    const found: Record<string, string[]> = {};
    const check = async (screen: string) => {
      found[screen] = await accessibilityFaults(page);
      await page.emulateMedia({ colorScheme: 'dark' });
      found[`${screen}, dark`] = await contrastFaults(page);
      await page.emulateMedia({ colorScheme: 'light' });
    };
    await page.getByRole('button', { name: 'Approve', exact: true }).waitFor();
    await check('card');
    await page.getByRole('button', { name: 'Change the arguments' }).click();
    await check('form');
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('button', { name: 'Reject' }).click();
    await check('reject');
    await page.goto(`${stage.parley.url}/house/approvals`);
    await page.getByRole('button', { name: 'Approve', exact: true }).waitFor();
    await check('inbox');
    await reject(approvalId);
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])));
  });

  it('are not the only thing that a run may need: its question is answered in place', async () => {
    const run = await stage.parley.solve('What is our remote work policy?');
    const asks = { ...run, status: 'input-required', message: 'Which country do you mean?', answer: null };
    const page = await open();
    const sent: unknown[] = [];
    await page.route(`**/runs/${run.runId}`, (route) => route.fulfill({ json: asks }));
    await page.route(`**/runs/${run.runId}/events`, () => undefined);
    await page.route(`**/runs/${run.runId}/input`, (route) => {
      sent.push(route.request().postDataJSON());
      return route.fulfill({ status: 202, json: asks });
    });
    await page.goto(`${stage.parley.url}/r/${run.runId}`);
    await page.getByRole('textbox', { name: 'Which country do you mean?' }).fill('Spain');
    await page.keyboard.press('Enter');
    await expect.poll(() => sent).toEqual([{ text: 'Spain' }]);
  });
});

/** Goes on by Tab to what is wanted, and presses it. */
async function press(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  const isThere = async () => (await wanted.and(page.locator(':focus')).count()) === 1;
  for (let tabs = 0; tabs < 80 && !(await isThere()); tabs += 1) await page.keyboard.press('Tab');
  expect(await isThere()).toBe(true);
  await page.keyboard.press('Enter');
}
