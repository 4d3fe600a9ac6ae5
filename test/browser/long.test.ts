import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { longEvents, type ScriptedRun, scriptedRun, startScriptedService } from './scripted-service.ts';
import { accessibilityFaults, answered, hasChromium, setStage, told } from './support.ts';

const MESSAGES = 1_000;
const EVERY = 10;
const RATE = 50;
const PACED_EVENTS = 200;
const SLOWEST_PAINT_MS = 100;
const TRIES = 3;
/** Half of what counts as good for a whole visit (Cumulative Layout Shift). */
const MOST_SHIFT = 0.05;

const sentence = (index: number) => `Sentence ${index} of it. ${index % 12 === 11 ? '[1]\n\n' : ''}`;
const paced = (index: number) => `w${index} ${index % 20 === 19 ? '\n\n' : ''}`;

const past = Array.from({ length: MESSAGES / 2 }, (_, n) => {
  const run = scriptedRun(
    { runId: `past-${n}`, threadId: 'past', query: `Question ${n}` },
    longEvents(6, sentence),
  );
  run.tell();
  return run;
});
const reloaded = scriptedRun(
  { runId: 'reloaded', threadId: 'reloaded', query: 'A long question' },
  longEvents(70, sentence),
);
const CODE = 'select count(*)\nfrom boats;\n';
const coded = scriptedRun(
  { runId: 'coded', threadId: 'coded', query: 'How is it asked?' },
  longEvents(1, () => `Like this:\n\n\`\`\`sql\n${CODE}\`\`\`\n`),
);
const quick = Array.from({ length: TRIES }, (_, n) =>
  scriptedRun(
    { runId: `quick-${n}`, threadId: `quick-${n}`, query: 'A quick one' },
    longEvents(PACED_EVENTS, paced),
  ),
);

describe.skipIf(!hasChromium())('long runs and long conversations', () => {
  // The thread of a thousand messages and single runs are different services to the page.
  const long = setStage(() => startScriptedService(past));
  const single = setStage(() => startScriptedService([reloaded, coded]));
  const fast = setStage(() => startScriptedService(quick));

  it('shows the same after a reload at every tenth event as without one (R2.2)', async () => {
    const stayed = await single.open('/r/reloaded');
    const comes = await single.open('/r/reloaded');
    await stayed.locator('article').waitFor();
    for (let told = EVERY; told < reloaded.log.length; told += EVERY) {
      reloaded.tell(told);
      await comes.reload();
      await comes.locator('article').waitFor();
    }
    reloaded.tell();
    await Promise.all([answered(stayed), answered(comes)]);
    expect(await told(comes)).toBe(await told(stayed));
    const tree = (page: Page) => page.locator('article').ariaSnapshot();
    expect(await tree(comes)).toBe(await tree(stayed));
    expect(await told(stayed)).toContain('Sentence 69 of it.');
  });

  it('has code that can be copied as it is', async () => {
    coded.tell();
    const page = await single.open('/r/coded');
    const block = page.locator('[data-answer]').getByRole('group', { name: 'Code' });
    await block.getByText('from boats;').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Copy the code' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(CODE.trimEnd());
  });

  it('scrolls a conversation of 1,000 messages smoothly, and keeps it light from end to beginning', async ({
    skip,
  }) => {
    const page = await long.open(`/r/past-${past.length - 1}`);
    await page.getByRole('heading', { name: `Question ${past.length - 1}`, exact: true }).waitFor();
    await expect.poll(() => page.locator('article').count()).toBeGreaterThan(1);
    const counted: number[] = [];
    const nodes = async () => {
      counted.push(await page.evaluate<number>("document.querySelectorAll('*').length"));
      return page.locator('article').count();
    };
    const idle = quantile(await page.evaluate<number[]>(IDLE));
    // As fast as a finger flicks, over turns that were never drawn before.
    let flick = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < TRIES && flick > QUIET_FRAME_MS; tries++) {
      flick = Math.min(flick, quantile(await page.evaluate<number[]>(scroll('-120', 240))));
    }
    const leaps: number[] = [];
    for (const share of [0.75, 0.5, 0.25, 0]) {
      const step = `(box.scrollHeight * ${share} - box.scrollTop) / (20 - n)`;
      leaps.push(...(await page.evaluate<number[]>(scroll(step, 20))));
      expect(await nodes()).toBeLessThan(20);
    }
    await page.evaluate("document.querySelector('[data-scroller]').scrollTop = 0");
    await page.getByRole('heading', { name: 'Question 0', exact: true }).waitFor();
    expect(Math.max(...counted)).toBeLessThan(4_000);
    process.stdout.write(
      `1,000 messages: at most ${Math.max(...counted)} elements; a frame while scrolling: p95 ${flick.toFixed(0)} ms, while leaping: ${quantile(leaps).toFixed(0)} ms\n`,
    );
    if (flick > QUIET_FRAME_MS && idle > BUSY_FRAME_MS) skip('the machine has no time to scroll');
    expect(flick).toBeLessThanOrEqual(QUIET_FRAME_MS);
  });

  it('paints an event within 100 ms at 50 events per second (p95), and nothing jumps', async ({ skip }) => {
    let best = { paint: Number.POSITIVE_INFINITY, idle: 0, shift: 0 };
    // Others use this machine too: what counts is that the page can, so a disturbed try is tried again.
    for (const run of quick) {
      const measured = await paintTime(await fast.open(`/r/${run.runId}`), run);
      if (measured.paint < best.paint) best = measured;
      if (best.paint <= SLOWEST_PAINT_MS) break;
    }
    const { paint, idle, shift } = best;
    process.stdout.write(
      `event to paint at ${RATE}/s: p95 ${paint.toFixed(0)} ms (a frame with nothing to do: ${idle.toFixed(0)} ms); layout shift ${shift.toFixed(3)}\n`,
    );
    expect(shift).toBeLessThanOrEqual(MOST_SHIFT);
    if (paint > SLOWEST_PAINT_MS && idle > QUIET_FRAME_MS) skip('the machine has no time to paint anything');
    expect(paint).toBeLessThanOrEqual(SLOWEST_PAINT_MS);
  });
});

/** Scrolls by so many pixels a frame, and tells how long each frame took. */
const scroll = (step: string, times: number) => `(async () => {
  const box = document.querySelector('[data-scroller]');
  const frames = [];
  await new Promise(requestAnimationFrame);
  let last = performance.now();
  for (let n = 0; n < ${times}; n++) {
    box.scrollTop += ${step};
    await new Promise(requestAnimationFrame);
    frames.push(performance.now() - last);
    last = performance.now();
  }
  return frames;
})()`;

/** Notes in the page when each word of the answer was first seen after a paint. */
const WATCH = `window.seen = [];
window.shift = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) window.shift += value;
}).observe({ type: 'layout-shift' });
(function watch() {
  requestAnimationFrame(() => {
    const words = document.querySelector('[data-answer]')?.textContent.match(/w\\d+/g) ?? [];
    const last = words.length;
    setTimeout(() => {
      const now = Date.now();
      while (window.seen.length < last) window.seen.push(now);
      watch();
    });
  });
})();`;

/** How long a frame takes in this page while nothing happens: what the machine itself costs. */
const IDLE = `(async () => {
  const frames = [];
  for (let n = 0; n < 40; n++) {
    const began = performance.now();
    await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    frames.push(performance.now() - began);
  }
  return frames;
})()`;
/** A frame of a machine that has time, twice. */
const QUIET_FRAME_MS = 34;
/** A frame that others made late, though nothing was to be done in it. */
const BUSY_FRAME_MS = 25;

async function paintTime(page: Page, run: ScriptedRun) {
  await page.locator('article').waitFor();
  const first = run.log.findIndex((event) => event.type === 'artifact') + 1;
  run.tell(first);
  // The Markdown part is loaded with the first words; that wait is measured by the budget of the bundle.
  await page.locator('[data-answer] p:not([data-plain])').waitFor();
  const idle = quantile(await page.evaluate<number[]>(IDLE));
  await page.evaluate(WATCH);
  const sent: number[] = [];
  const startedAt = performance.now();
  for (let n = 1; n < PACED_EVENTS; n++) {
    await delay(Math.max(0, startedAt + (n * 1_000) / RATE - performance.now()));
    run.tell(first + n);
    sent[n] = Date.now();
  }
  await expect.poll(() => page.evaluate('window.seen.length')).toBe(PACED_EVENTS);
  const shift = await page.evaluate<number>('window.shift');
  const seen = await page.evaluate<number[]>('window.seen');
  run.tell();
  await answered(page);
  const waits = sent.map((at, n) => (seen[n] ?? Number.POSITIVE_INFINITY) - at).filter(Number.isFinite);
  return { paint: quantile(waits), idle, shift };
}

function quantile(values: readonly number[], share = 0.95): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? 0;
}
