import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en.ts';
import { announcementOf } from './announce.ts';
import { lanesOf, scaleOf, spanOf } from './lanes.ts';
import { applyEvent } from './reduce.ts';
import { callOf, rowsOf } from './rows.ts';
import { freshRun, logOf, SMALL_LOG, STARTED_AT } from './testing.ts';

const whole = SMALL_LOG.reduce(applyEvent, freshRun());

describe('applyEvent (R2.4)', () => {
  it('tells a run from its log', () => {
    expect(whole).toMatchObject({
      status: 'completed',
      answer: 'There are 128 [1].',
      durationMs: 1_400,
      lastSeq: 14,
      model: { mode: 'offline', names: ['parley-offline'] },
      usage: { inputTokens: 10, outputTokens: 5 },
    });
    expect(whole.steps).toMatchObject([
      { id: 's1', status: 'completed', durationMs: 400, summary: '128' },
      { id: 's2', status: 'failed', error: 'No document says so.' },
    ]);
    expect(whole.toolCalls).toMatchObject([
      { status: 'completed', durationMs: 90, arguments: { table: 'employees' } },
    ]);
    expect(whole.citations).toMatchObject([{ n: 1 }]);
    expect(whole.warnings).toMatchObject([{ code: 'step_failed' }]);
  });

  it('gives the same after a reload at any event, however much is told twice', () => {
    for (let cut = 0; cut <= SMALL_LOG.length; cut += 1) {
      const before = SMALL_LOG.slice(0, cut).reduce(applyEvent, freshRun());
      const reloaded = structuredClone(before);
      expect(SMALL_LOG.slice(Math.max(0, cut - 3)).reduce(applyEvent, reloaded)).toEqual(whole);
    }
  });

  it('leaves nothing open when the run has ended', () => {
    const cut = SMALL_LOG.slice(0, 5);
    const run = [...cut, ...logOf(...cut, { type: 'status', status: 'canceled' })].reduce(
      applyEvent,
      freshRun(),
    );
    expect(run.steps.map((step) => step.status)).toEqual(['canceled', 'canceled']);
    expect(run.toolCalls.map((call) => call.status)).toEqual(['failed']);
  });

  it('changes nothing in the run that it is given', () => {
    const run = Object.freeze(freshRun());
    expect(() => SMALL_LOG.reduce(applyEvent, run)).not.toThrow();
    expect(run).toEqual(freshRun());
  });

  it('passes over an event of a kind that it does not know', () => {
    const unknown = { ...SMALL_LOG[0], type: 'debate.opened' } as unknown as (typeof SMALL_LOG)[number];
    expect(applyEvent(freshRun(), unknown)).toMatchObject({ status: 'submitted', lastSeq: 1 });
  });

  it('keeps what began when the plan changes', () => {
    const step = { agent: 'a', skill: 'b', instruction: 'c', dependsOn: [] };
    const run = logOf(
      {
        type: 'plan.created',
        revision: 1,
        plan: {
          steps: [
            { ...step, id: 's1' },
            { ...step, id: 's2' },
          ],
        },
      },
      { type: 'step.started', stepId: 's1', agent: 'a', skill: 'b', attempt: 1 },
      { type: 'plan.created', revision: 2, plan: { steps: [{ ...step, id: 's3' }] } },
    ).reduce(applyEvent, freshRun());
    expect(run.steps.map((known) => `${known.id} ${known.status}`)).toEqual(['s1 working', 's3 waiting']);
  });
});

describe('lanes', () => {
  it('gives each agent one lane with its steps and their calls', () => {
    expect(lanesOf(whole).map((lane) => [lane.agent, lane.steps.map((entry) => entry.calls.length)])).toEqual(
      [
        ['data-analyst', [1]],
        ['hr-specialist', [0]],
      ],
    );
  });

  it('places work in time, the running until now', () => {
    const scale = scaleOf({ createdAt: STARTED_AT, durationMs: 500 }, true, Date.parse(STARTED_AT) + 1_000);
    const at = (ms: number) => new Date(Date.parse(STARTED_AT) + ms).toISOString();
    expect(spanOf({ startedAt: at(250), durationMs: 500 }, scale)).toEqual({ start: 25, width: 50 });
    expect(spanOf({ startedAt: at(600), durationMs: null }, scale)).toEqual({ start: 60, width: 40 });
    expect(spanOf({ startedAt: null, durationMs: null }, scale)).toBeUndefined();
  });

  it('keeps every bar inside its track, whatever the clocks say', () => {
    const scale = scaleOf({ createdAt: STARTED_AT, durationMs: 0 }, false, 0);
    for (const ms of [-1e9, -1, 0, 1, 1e9]) {
      const startedAt = new Date(Date.parse(STARTED_AT) + ms).toISOString();
      const span = spanOf({ startedAt, durationMs: 1e9 }, scale);
      expect(span?.start).toBeGreaterThanOrEqual(0);
      expect(span?.start).toBeLessThanOrEqual(100);
    }
  });
});

describe('announcements', () => {
  it('speaks in sentences, and only of what matters', () => {
    let run = freshRun();
    const said = SMALL_LOG.flatMap((event) => {
      const text = announcementOf(event, run, en);
      run = applyEvent(run, event);
      return text ?? [];
    });
    expect(said).toEqual([
      'The plan has 2 steps.',
      'Data analyst begins.',
      'HR specialist begins.',
      'Data analyst is done.',
      'HR specialist: failed.',
      'The policy is missing.',
      'The answer is ready.',
    ]);
  });
});

describe('sources', () => {
  it('finds the call of a citation in its own step', () => {
    const [call] = whole.toolCalls;
    const [citation] = whole.citations;
    if (call === undefined || citation === undefined) throw new TypeError('the log has both');
    const other = { ...call, stepId: 's2' };
    expect(callOf(citation, { toolCalls: [other, call] })).toBe(call);
    expect(callOf({ ...citation, id: 'call:none' }, { toolCalls: [other, call] })).toBeUndefined();
  });

  it.each([
    [{ rows: [{ a: 1 }] }, [{ a: 1 }]],
    [[{ a: 1 }], [{ a: 1 }]],
    [{ rows: [{ b: 1, a: 2 }], columns: ['a', 'b', 'c', 7] }, [{ a: 2, b: 1 }]],
    [{ rows: [] }, undefined],
    [{ results: [{ a: 1 }] }, undefined],
    [{ rows: [{ a: { b: 1 } }] }, undefined],
    ['text', undefined],
    [null, undefined],
  ])('sees rows in %j', (result, rows) => {
    expect(JSON.stringify(rowsOf(result))).toBe(JSON.stringify(rows));
  });
});
