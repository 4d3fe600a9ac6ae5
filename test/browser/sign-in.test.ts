import { freePortBase } from '@parley/platform/testing/ports';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, startConstellation } from '../support/constellation.ts';
import { API_AUDIENCE, type Issuer, PAGE_CLIENT, startIssuer } from '../support/issuer.ts';
import { accessibilityFaults, answered, ask, buildPage, hasChromium, told } from './support.ts';

describe.skipIf(!hasChromium())('signing in on the page (R9.1)', () => {
  let issuer: Issuer;
  let parley: Constellation;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await buildPage();
    const base = await freePortBase();
    const people = { alice: ['kb:read', 'data:read'] };
    issuer = await startIssuer({ redirectUri: `http://127.0.0.1:${base}/auth/callback`, people });
    parley = await startConstellation({
      PORT_BASE: String(base),
      PARLEY_OIDC_ISSUER: issuer.issuer,
      PARLEY_OIDC_AUDIENCE: API_AUDIENCE,
      PARLEY_OIDC_CLIENT_ID: PAGE_CLIENT.id,
      PARLEY_OIDC_CLIENT_SECRET: PAGE_CLIENT.secret,
      PARLEY_OIDC_SCOPES: 'openid profile kb:read data:read',
    });
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
    page = await browser.newPage({ locale: 'en-US' });
    page.setDefaultTimeout(30_000);
  });
  afterAll(async () => {
    await browser?.close();
    await parley?.close();
    await issuer?.close();
  });

  it('asks who is there, and shows nothing else', async () => {
    await page.goto(`${parley.url}/house/settings`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await expect(page.getByRole('textbox', { name: 'Your question' }).count()).resolves.toBe(0);
  });

  it('leads to the issuer and back to where the person was', async () => {
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.waitForURL(`${issuer.issuer}/**`);
    await page.locator('input[name="login"]').fill('alice');
    await page.locator('input[name="password"]').fill('any');
    await page.locator('button[type="submit"]').click();
    await page.waitForURL(`${parley.url}/house/settings`);
    await page.getByText('Signed in as alice').waitFor();
  });

  it('answers the person then, on the cookie alone', async () => {
    await page.goto(parley.url);
    await ask(page, 'What is our remote work policy?');
    await answered(page);
    expect(await told(page)).toMatch(/3 days a week/);
    expect(await page.evaluate('document.cookie')).toBe('');
  });

  it('lets nobody in after signing out', async () => {
    await page.goto(`${parley.url}/house/settings`);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL(/\/session\/end/);
    await page.goto(parley.url);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});
