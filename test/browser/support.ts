import { execFileSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sha256 } from '@parley/platform/json';
import { inCi } from '@parley/platform/testing/redis';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Constellation } from '../support/constellation.ts';

const CHROMIUM = '/usr/bin/chromium';
export const WEB = resolve(import.meta.dirname, '..', '..', 'web');
const BUILD_LIMIT_MS = 60_000;

/** Whether this machine has a Chromium. In CI a missing one is a failure, elsewhere its tests are skipped by name. */
export function hasChromium(): boolean {
  return existsSync(CHROMIUM) || inCi();
}

function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** A page that somebody opened, and everything that it should not have done. */
interface Visit {
  page: Page;
  /** Errors, violations of the content policy, requests to others. Empty when all is well. */
  faults: string[];
  close(): Promise<void>;
}

/** Opens the page as a new visitor: nothing stored, English unless the options say otherwise. */
async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: DESKTOP,
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const faults: string[] = [];
  const { origin } = new URL(url);
  context.on('request', (request) => {
    const isOurs = request.url().startsWith(origin) || /^(data|blob):/.test(request.url());
    if (!isOurs) faults.push(`asks a third party: ${request.url()}`);
  });
  page.on('pageerror', (error) => faults.push(`throws: ${error.message}`));
  page.on('console', (message) => {
    const isViolation = message.text().includes('Content Security Policy');
    if (isViolation) faults.push(`breaks the policy: ${message.text()}`);
  });
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

/** Asks by the keyboard, from wherever the page is. */
export async function ask(page: Page, query: string): Promise<void> {
  const input = page.getByRole('textbox', { name: 'Your question' });
  await input.fill(query);
  await input.press('Enter');
}

/** Waits until the newest run on the page is over: its footer tells who answered. */
export async function answered(page: Page): Promise<void> {
  await page.locator('article').last().locator('footer').waitFor();
}

/** All that the conversation shows, without what is only said once as it happens. */
export async function told(page: Page): Promise<string> {
  await expect
    .poll(() => page.locator('[data-answer] :is(h3, p):not([data-plain])').count())
    .toBeGreaterThan(0);
  const texts = await page.locator('article > :not([role="status"])').allInnerTexts();
  return texts.join('\n');
}

const WCAG_22_AA = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
} as const;
const CONTRAST = { type: 'rule', values: ['color-contrast'] } as const;

/** What axe finds against WCAG 2.2 AA, one line for each rule. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return runAxe(page, WCAG_22_AA);
}

/** What differs between themes: whether the text can be read. For a page that axe looked at already. */
export function contrastFaults(page: Page): Promise<string[]> {
  return runAxe(page, CONTRAST);
}

async function runAxe(page: Page, runOnly: typeof WCAG_22_AA | typeof CONTRAST): Promise<string[]> {
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

/** Builds the page when its sources are newer. Test files run side by side, so one builds and the others wait. */
export async function buildPage(): Promise<void> {
  const lock = join(tmpdir(), `parley-page-${sha256(WEB).slice(0, 12)}.lock`);
  const givenUpAt = Date.now() + BUILD_LIMIT_MS;
  while (!take(lock)) {
    if (Date.now() > givenUpAt) rmSync(lock, { recursive: true, force: true });
    await new Promise((done) => setTimeout(done, 100));
  }
  try {
    if (isStale())
      execFileSync('npm', ['run', 'build', '-w', 'web'], { cwd: resolve(WEB, '..'), stdio: 'pipe' });
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

function isStale(): boolean {
  const built = join(WEB, 'dist', 'index.html');
  if (!existsSync(built)) return true;
  const sources = globSync(['src/**/*.{ts,tsx,css}', 'public/*', 'index.html', 'vite.config.ts'], {
    cwd: WEB,
  });
  const changed = Math.max(...sources.map((path) => statSync(join(WEB, path)).mtimeMs));
  return changed > statSync(built).mtimeMs;
}

/** What a browser can be sent to. */
type Served = Pick<Constellation, 'url' | 'close'>;

export interface Stage<T extends Served = Constellation> {
  parley: T;
  /** Opens the page as a new visitor. Whatever it does that it must not do fails the test. */
  open(path?: string, options?: BrowserContextOptions): Promise<Page>;
}

/** A whole service, the built page and a browser for the tests of this file. */
export function setStage<T extends Served>(start: () => Promise<T>): Stage<T> {
  const visits: Visit[] = [];
  let browser: Browser;
  const stage = {
    async open(path = '/', options: BrowserContextOptions = {}) {
      const opened = await visit(browser, stage.parley.url + path, options);
      visits.push(opened);
      return opened.page;
    },
  } as Stage<T>;
  beforeAll(async () => {
    [stage.parley, browser] = await Promise.all([start(), launch(), buildPage()]);
  });
  afterEach(async () => {
    const faults = visits.flatMap((opened) => opened.faults);
    for (const opened of visits.splice(0)) await opened.close();
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await stage.parley?.close();
  });
  return stage;
}
