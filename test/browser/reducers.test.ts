import { applyEvent as onServer } from '@parley/orchestrator/runs/reduce';
import { describe, expect, it } from 'vitest';
import { applyEvent as onPage } from '../../web/src/run/reduce.ts';
import { longEvents, scriptedRun } from './scripted-service.ts';

describe('the run as the page and as the service make it of one log (R2.2)', () => {
  const run = scriptedRun(
    { runId: 'r', threadId: 't', query: 'q' },
    longEvents(20, (index) => `piece ${index} `),
  );

  it('is the same after every event', () => {
    let server = run.now();
    let page = run.now();
    for (const event of run.log) {
      server = onServer(server, event);
      page = onPage(page, event);
      expect(page, `${event.seq} ${event.type}`).toEqual(server);
    }
    expect(page).toMatchObject({ status: 'completed', citations: [{ n: 1 }] });
  });

  it('is the same wherever one takes over from the other', () => {
    const whole = run.log.reduce(onServer, run.now());
    for (let at = 0; at <= run.log.length; at += 5) {
      const begun = run.log.slice(0, at).reduce(onServer, run.now());
      // The stream may tell again what the snapshot holds already.
      expect(run.log.slice(Math.max(0, at - 3)).reduce(onPage, begun), `from ${at}`).toEqual(whole);
    }
  });
});
