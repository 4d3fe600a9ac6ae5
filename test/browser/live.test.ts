import { describe, expect, it } from 'vitest';
import { startConstellation } from '../support/constellation.ts';
import { type ModelProxy, startModelProxy } from '../support/model-proxy.ts';
import { answered, ask, hasChromium, setStage, told } from './support.ts';

/** Holds the model's work back until a test lets it go. */
function createGate() {
  let opened = Promise.withResolvers<void>();
  opened.resolve();
  return {
    close: () => {
      opened = Promise.withResolvers<void>();
    },
    open: () => opened.resolve(),
    passed: () => opened.promise,
  };
}

const QUESTION = 'How many engineers do we have, and what is our remote work policy?';

describe.skipIf(!hasChromium())('a run while it works', () => {
  const gate = createGate();
  let proxy: ModelProxy;
  const { open } = setStage(async () => {
    proxy = await startModelProxy(async ({ job }) => {
      if (job === 'act') await gate.passed();
      return undefined;
    });
    const parley = await startConstellation({
      PARLEY_MODEL: 'auto',
      OPENAI_BASE_URL: proxy.baseUrl,
      OPENAI_API_KEY: 'test-key-at-the-wire',
      PARLEY_MODEL_SMALL: 'parley-offline',
      PARLEY_MODEL_LARGE: 'parley-offline',
    });
    return {
      ...parley,
      close: async () => {
        gate.open();
        await parley.close();
        await proxy.close();
      },
    };
  });

  it('is shown as it goes, the same to one who comes later, and to one who reloads (R2.2)', async () => {
    gate.close();
    const page = await open();
    await ask(page, QUESTION);
    await page.getByText('Working').first().waitFor();
    const second = await open(new URL(page.url()).pathname);
    await second.getByText('Working').first().waitFor();
    await page.reload();
    await page.getByText('Working').first().waitFor();
    gate.open();
    await Promise.all([answered(page), answered(second)]);
    const whole = await told(second);
    expect(whole).toMatch(/\b128\b/);
    expect(await told(page)).toBe(whole);
  });

  it('tells what it takes while it goes on, by agent and of its budget (R8.2)', async () => {
    gate.close();
    const page = await open();
    await page.route('**/solve', (route) => {
      const asked = route.request().postDataJSON() as object;
      return route.continue({ postData: JSON.stringify({ ...asked, budget: { tokens: 1_000_000 } }) });
    });
    await ask(page, QUESTION);
    await page.getByText('Working').first().waitFor();
    await page.getByText(/[\d,]+ of 1,000,000/).waitFor();
    await page.getByText(/[\d,]+ tokens · \$/).click();
    await page.getByRole('row', { name: /^Coordinator [\d,]+ tokens/ }).waitFor();
    expect(await page.locator('article footer').count()).toBe(0);
    gate.open();
    await answered(page);
  });

  it('speaks in sentences, leaves the focus where it is, and moves only for those who want it', async () => {
    gate.close();
    const page = await open('/', { reducedMotion: 'reduce' });
    await page.evaluate(`window.said = [];
      new MutationObserver(() => {
        for (const one of document.querySelectorAll('article [role=status]')) {
          if (one.textContent !== '' && window.said.at(-1) !== one.textContent) window.said.push(one.textContent);
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });`);
    await ask(page, QUESTION);
    await page.getByText('Working').first().waitFor();
    expect(await page.evaluate('document.getAnimations().length')).toBe(0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await expect.poll(() => page.evaluate('document.getAnimations().length')).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Graph' }).focus();
    gate.open();
    await answered(page);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Graph');
    const said = await page.evaluate<string[]>('window.said');
    expect(said).toContain('The answer is ready.');
    for (const sentence of said) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
    expect(said.length).toBeLessThan(20);
  });

  it('stops when told, keeps what there is, and can be tried again (R1.4)', async () => {
    gate.close();
    const page = await open();
    await ask(page, QUESTION);
    await page.getByText('Working').first().waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('You stopped this run.').waitFor();
    expect(await page.getByRole('button', { name: 'Stop' }).count()).toBe(0);
    gate.open();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => page.getByRole('article').count()).toBe(2);
    await answered(page);
    expect(await page.getByRole('article').last().innerText()).toMatch(/\b128\b/);
  });

  it('lets a follow-up wait for its end, which can be taken back', async () => {
    gate.close();
    const page = await open();
    await ask(page, QUESTION);
    await page.getByText('Working').first().waitFor();
    await ask(page, 'What is our expense policy?');
    await ask(page, 'Not this one');
    const queue = page.getByRole('list', { name: 'Asked next' });
    expect(await queue.getByRole('listitem').count()).toBe(2);
    await queue.getByRole('button', { name: 'Do not ask “Not this one”' }).click();
    await page.reload();
    await expect.poll(() => queue.getByRole('listitem').count()).toBe(1);
    gate.open();
    await expect.poll(() => page.getByRole('article').count()).toBe(2);
    await answered(page);
    expect(await page.getByRole('article').last().innerText()).toContain('expense policy');
    expect(await queue.count()).toBe(0);
  });

  it('goes on when the connection is cut, and says so meanwhile (R2.2)', async () => {
    const page = await open();
    await page.route('**/runs/*/events', (route) => route.abort(), { times: 2 });
    await ask(page, QUESTION);
    await page.getByText('The connection is lost').waitFor();
    await answered(page);
    expect(await told(page)).toMatch(/\b128\b/);
  });
});
