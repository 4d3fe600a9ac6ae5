import { readFileSync } from 'node:fs';
import type { AgentInfo } from '@parley/orchestrator/api-agents';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { startConstellation } from '../support/constellation.ts';
import { hasChromium, PHONE, setStage } from './support.ts';

const WORKFLOW = '/house/workflows/employee-onboarding';

/** A machine that has much to do takes its time. */

describe.skipIf(!hasChromium())('the pages of the house', () => {
  const stage = setStage(startConstellation);
  const { open } = stage;

  it('start a workflow from a form of its input, show it run, and list it (R6)', async () => {
    const page = await open('/house/workflows');
    await page.getByRole('link', { name: 'Employee onboarding' }).click();
    await page.getByRole('img', { name: /Steps of Employee onboarding\. .*Equipment/ }).waitFor();
    const form = page.getByRole('form', { name: 'Start: Employee onboarding' });
    await form.getByRole('textbox', { name: 'Name' }).fill('Ana Silva');
    await form.getByRole('textbox', { name: 'Email' }).fill('ana.silva');
    await form.getByRole('button', { name: 'Start' }).click();
    await form.getByText('This does not have the form that is asked for.').waitFor();
    await expect(form.getByText('This is needed.').count()).resolves.toBe(3);
    await form.getByRole('textbox', { name: 'Email' }).fill('ana.silva@acme.example');
    await form.getByRole('textbox', { name: 'Department' }).fill('Engineering');
    await form.getByRole('textbox', { name: 'Role' }).fill('Engineer');
    await form.getByLabel('Start date').fill('2026-12-01');
    await form.getByRole('textbox', { name: 'Equipment' }).fill('laptop\nscreen');
    await form.getByRole('button', { name: 'Start' }).click();
    await page.waitForURL(`**${WORKFLOW}/*`);
    await page
      .getByRole('group', { name: /Equipment[^.]*: Done.*Check of the entries[^.]*: Done/ })
      .waitFor();
    expect(await page.locator('[data-answer]').innerText()).toContain('screen');
    await page.reload();
    await page.getByRole('group', { name: /Equipment[^.]*: Done/ }).waitFor();
    await page.getByRole('link', { name: 'Employee onboarding' }).click();
    await page.getByRole('link', { name: /Done/ }).waitFor();
  });

  it('set the clock of a workflow, and take it away again', async () => {
    const page = await open('/house/workflows/quarterly-business-review');
    await page.getByRole('button', { name: 'Add a schedule' }).click();
    const form = page.getByRole('form', { name: 'Add a schedule' });
    const when = form.getByRole('textbox', { name: 'When' });
    await when.fill('every now and then');
    await form.getByRole('button', { name: 'Add a schedule' }).click();
    await page.getByRole('alert').waitFor();
    await when.fill('30 7 * * 1');
    await form.getByRole('textbox', { name: 'Time zone' }).fill('Europe/Madrid');
    await form.getByRole('button', { name: 'Add a schedule' }).click();
    const row = page.getByRole('listitem').filter({ hasText: '30 7 * * 1' });
    expect(await row.innerText()).toMatch(/Europe\/Madrid[\s\S]*next on/);
    await row.getByRole('button', { name: /^Remove/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => row.count()).toBe(0);
  });

  it('call a tool of an MCP server with the example that it gives (R3)', async () => {
    const page = await open('/house/servers');
    await page.getByRole('link', { name: 'Knowledge base' }).click();
    const tool = toolOf(page, 'search_knowledge_base');
    await tool.locator('summary').first().click();
    await expect.poll(() => tool.innerText()).toMatch(/only reads[\s\S]*kb:read/);
    await tool.getByRole('button', { name: 'Fill in the example' }).click();
    await tool.getByRole('button', { name: 'Call it' }).click();
    await tool.getByText(/Answered in/).waitFor();
    const result = tool.getByRole('region', { name: /^Result of/ });
    await expect.poll(() => result.innerText()).toContain('document_id');
  });

  it('show the rows that a tool gives, and why it refuses (R3)', async () => {
    const page = await open('/house/servers/enterprise-data');
    const tool = toolOf(page, 'query_database');
    await tool.locator('summary').first().click();
    await tool.getByRole('textbox', { name: 'Table' }).fill('emploees');
    await tool.getByRole('textbox', { name: 'Group by' }).fill('department');
    await tool.getByRole('button', { name: 'Call it' }).click();
    await tool.getByText(/Refused in/).waitFor();
    await expect.poll(() => tool.innerText()).toMatch(/emploees[\s\S]*employees/);
    await tool.getByRole('textbox', { name: 'Table' }).fill('employees');
    await tool.getByRole('button', { name: 'Call it' }).click();
    await tool.getByText(/Answered in/).waitFor();
    await tool.getByRole('img', { name: /Engineering 128/ }).waitFor();
  });

  it('read the resources of an MCP server', async () => {
    const page = await open('/house/servers/knowledge');
    await page.getByRole('button', { name: 'Read: All documents' }).click();
    const sheet = page.getByRole('dialog');
    expect(await sheet.innerText()).toContain('HR-002');
    await page.keyboard.press('Escape');
    await page
      .getByRole('textbox', { name: /^Address of/ })
      .first()
      .fill('kb://HR-002');
    await page.keyboard.press('Enter');
    await sheet
      .getByRole('heading', { name: /remote/i })
      .first()
      .waitFor();
  });

  it('keep, find and forget memories, one and all', async () => {
    const page = await open('/house/memory');
    for (const statement of ['Amounts are written in euros', 'The fiscal year begins in February']) {
      await page.getByRole('textbox', { name: 'One statement' }).fill(statement);
      await page.getByRole('button', { name: 'Remember something' }).click();
      await page.getByText('It is remembered.').waitFor();
    }
    await page.getByRole('searchbox').fill('euros');
    await page.keyboard.press('Enter');
    const found = page.getByRole('listitem').filter({ hasText: 'Amounts are written' });
    await found.getByRole('button', { name: /^Forget/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Forget' }).click();
    await expect.poll(() => found.count()).toBe(0);
    await expect.poll(() => total(page)).toBe('1');
    await page.getByRole('button', { name: 'Forget everything' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click();
    await expect.poll(() => total(page)).toBe('0');
  });

  it('say why an address is no agent, confirm a changed key, and remove what was added (R2.3)', async () => {
    const page = await open('/house/agents');
    await page.getByRole('button', { name: 'Add an agent' }).click();
    await page.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9/');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByRole('alert').getByText('Nothing listens at http://127.0.0.1:9.').waitFor();

    const { agents } = (await (await stage.parley.request('/agents')).json()) as { agents: AgentInfo[] };
    const peer = {
      ...agents[0]!,
      name: 'researcher',
      url: 'https://peer.example',
      remote: true,
      added: true,
    };
    const measured = { calls: 12, success: 0.75, latencyMs: 2_400 };
    const refused = 'Its card is signed by another key than before.';
    const said: string[] = [];
    await page.route(
      (url) => url.pathname === '/agents',
      (route) =>
        route.fulfill({
          json: { agents: [{ ...peer, measured, ...(said.length === 0 ? { refused } : {}) }] },
        }),
    );
    await page.route('**/agents/researcher**', (route) => {
      said.push(`${route.request().method()} ${new URL(route.request().url()).pathname}`);
      return route.fulfill({ json: peer });
    });
    await page.reload();
    const card = page.getByRole('listitem').filter({ hasText: 'https://peer.example' });
    expect(await card.innerText()).toMatch(/12[\s\S]*75%[\s\S]*2\.4 s/);
    await card.getByText(refused).waitFor();
    await card.getByRole('button', { name: /^Trust the new key/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Trust the new key' }).click();
    await expect.poll(() => card.getByText(refused).count()).toBe(0);
    await card.getByRole('button', { name: /^Remove/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect.poll(() => said).toEqual(['POST /agents/researcher/confirm', 'DELETE /agents/researcher']);
  });

  it('tell what questions took over time, and what is left of a budget (R8.2)', async () => {
    const run = await stage.parley.solve('How many engineers do we have?', { budget: { tokens: 1_000_000 } });
    const page = await open(`/r/${run.runId}`);
    await page.getByText(/[\d,]+ of 1,000,000/).waitFor();
    await page.goto(`${stage.parley.url}/house/usage`);
    await page.getByRole('img', { name: /^Tokens, from/ }).waitFor();
    await page.getByRole('button', { name: 'US dollars' }).click();
    await page.getByRole('img', { name: /^US dollars, from/ }).waitFor();
  });

  it('try a key before they keep it, and have the model say one word', async () => {
    const page = await open('/house/settings');
    await page.getByRole('button', { name: 'Test the model' }).click();
    await page.getByText(/parley-offline answered in [\d,.]+ m?s/).waitFor();
    await page.getByLabel('Another key').fill('some-key-0123456789');
    await page.getByRole('button', { name: 'Test and keep' }).click();
    await page.getByText('This key is not known here.').waitFor();
    await page.getByText('This service asks for no key.').waitFor();
  });

  it('show what is queued, try again what was given up, and discard it (R7)', async () => {
    const run = await stage.parley.solve('Publish the headcount report');
    const page = await open('/house/jobs');
    const row = page.getByRole('listitem').filter({ hasText: 'Publish the headcount report' });
    await row.getByText('Paused').first().waitFor();
    await page.getByText('Nothing was given up.').waitFor();
    const of = { kind: 'callback', queue: 'coordinator', owner: 'ana', failures: 40, at: run.createdAt };
    const more = { undelivered: 3, final: null, runId: run.runId, workflow: null, error: 'It was away.' };
    const letters = ['one', 'two'].map((id) => ({ ...of, ...more, id, title: `https://a.example/${id}` }));
    const said: string[] = [];
    await page.route('**/jobs/dead-letters**', (route) => {
      const method = route.request().method();
      const path = new URL(route.request().url()).pathname;
      if (method === 'GET') return route.fulfill({ json: { letters } });
      said.push(`${method} ${path}`);
      letters.shift();
      return method === 'POST'
        ? route.fulfill({ json: { runId: run.runId } })
        : route.fulfill({ status: 204 });
    });
    await page.reload();
    const letter = page.getByRole('listitem').filter({ hasText: 'a.example/one' });
    expect(await letter.innerText()).toMatch(/failed 40 times · 3 events not delivered[\s\S]*It was away/);
    await letter.getByRole('button', { name: /^Try again/ }).click();
    await page.getByText('It is on its way again.').waitFor();
    await expect.poll(() => letter.count()).toBe(0);
    await page.getByRole('button', { name: 'Discard: https://a.example/two' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await page.getByText('Nothing was given up.').waitFor();
    expect(said).toEqual(['POST /jobs/dead-letters/one/retry', 'DELETE /jobs/dead-letters/two']);
    await page.getByRole('button', { name: 'Ended' }).click();
    await page.getByText('Done').first().waitFor();
  });

  it('look through the audit and take it along as CSV (R9.3)', async () => {
    await stage.parley.solve('How many engineers do we have?');
    const page = await open('/house/audit');
    await page.getByRole('searchbox', { name: 'Action' }).fill('query_data');
    const entries = page.getByRole('main').getByRole('listitem');
    await expect
      .poll(async () => (await entries.allInnerTexts()).every((one) => one.includes('query_database')))
      .toBe(true);
    await entries.first().locator('summary').click();
    await page.getByRole('region', { name: 'Arguments: query_database' }).first().waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as CSV' }).click(),
    ]);
    const [head, ...lines] = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(head).toMatch(/^at,outcome,kind,target,subject/);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => line.includes(',tool,query_database,local,'))).toBe(true);
    await page.getByRole('combobox', { name: 'Outcome' }).selectOption('Denied');
    await page.getByText('Nothing of that kind was written down.').waitFor();
    await page.getByRole('button', { name: 'Clear the filter' }).click();
    await expect.poll(() => entries.count()).toBeGreaterThan(3);
  });

  it('come anew when an update took the parts of an open page away', async () => {
    const page = await open();
    const gone = (url: URL) => /\/assets\/memory-.*\.js$/.test(url.pathname);
    await page.route(gone, (route) => route.fulfill({ status: 404 }), { times: 1 });
    await page.getByRole('link', { name: 'Memory' }).click();
    await page.getByRole('heading', { name: 'Memory', exact: true }).waitFor();
  });

  it('speak the reader’s language on a phone too', async () => {
    const page = await open('/house/servers', { locale: 'de-DE', viewport: PHONE });
    await page.getByRole('heading', { name: 'MCP-Server' }).waitFor();
    await page.getByRole('button', { name: 'Gespräche' }).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Gedächtnis' }).click();
    await page.getByRole('heading', { name: 'Gedächtnis', exact: true }).waitFor();
  });
});

function toolOf(page: Page, name: string) {
  return page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
}

/** How many memories the page says there are. */
async function total(page: Page): Promise<string> {
  return page.locator('dl > div').filter({ hasText: 'Memories' }).locator('dd').innerText();
}
