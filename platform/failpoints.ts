import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ParleyError } from './errors.ts';

/** The places in a run's life where a failure can be asked for. */
export const FAILPOINTS = [
  'before-accept',
  'after-accept',
  'claimed',
  'before-model',
  'after-model',
  'before-tool',
  'after-tool',
  'before-ledger',
  'after-ledger',
  'before-effect',
  'after-effect',
  'before-apply',
  'after-apply',
  'before-checkpoint',
  'after-checkpoint',
  'before-write',
  'after-write',
  'relaying',
  'before-complete',
  'after-complete',
  'before-commit',
  'after-commit',
  'before-queue',
  'after-queue',
  'before-send',
  'after-send',
  'before-serve',
  'after-serve',
  'before-webhook',
  'after-webhook',
] as const;
export type Failpoint = (typeof FAILPOINTS)[number];

/** `fail-after`: it was done, and whoever asked for it hears that it was not answered in time. */
export type FailAction = 'kill' | 'stop' | 'throw' | 'delay' | 'fail-after';

/** What happens at a passage: `after-model:kill:2` kills at the second one, `before-tool:delay:500` waits at the first. */
export interface PlannedFailure {
  point: Failpoint;
  action: FailAction;
  delayMs: number;
  /** Which passage, counted from 1 in each process. */
  passage: number;
}

const DELAY = /^(?<point>[a-z-]+):(?<action>delay):(?<ms>\d{1,6})(?::(?<passage>\d{1,6}))?$/;
const OTHER = /^(?<point>[a-z-]+):(?<action>kill|stop|throw)(?::(?<passage>\d{1,6}))?$/;
const FAIL_AFTER = /^(?<point>after-[a-z-]+):(?<action>fail-after)(?::(?<passage>\d{1,6}))?$/;

/** Parses the variable: failures separated by commas. */
export const plannedFailures = z.string().transform((text, ctx): PlannedFailure[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const groups = (DELAY.exec(part) ?? OTHER.exec(part) ?? FAIL_AFTER.exec(part))?.groups;
      const point = FAILPOINTS.find((known) => known === groups?.['point']);
      const passage = Number(groups?.['passage'] ?? 1);
      if (groups && point && passage > 0) {
        const action = groups['action'] as FailAction;
        return { point, action, delayMs: Number(groups['ms'] ?? 0), passage };
      }
      const message = `"${part}" must read point:kill|stop|throw[:passage], point:delay:ms[:passage] or after-…:fail-after[:passage]; points: ${FAILPOINTS.join(', ')}`;
      ctx.addIssue({ code: 'custom', message });
      return z.NEVER;
    }),
);

export interface Failpoints {
  /** To be awaited where the failure may happen. Without a planned one it costs a look-up in an empty map. */
  pass(point: Failpoint): Promise<void> | undefined;
}

/** The failures planned for this process. They end it, freeze it, break a call or slow it down: for fault tests only. */
export function createFailpoints(planned: readonly PlannedFailure[] = []): Failpoints {
  const armed = new Map<Failpoint, { failures: PlannedFailure[]; passages: number }>();
  for (const { point } of planned)
    armed.set(point, { failures: planned.filter((failure) => failure.point === point), passages: 0 });
  return {
    pass(point) {
      const plan = armed.get(point);
      if (!plan) return undefined;
      plan.passages += 1;
      const due = plan.failures.find(({ passage }) => passage === plan.passages);
      return due && act(due);
    },
  };
}

async function act({ point, action, delayMs }: PlannedFailure): Promise<void> {
  // Whoever has planned it learns that it was reached. Written at once: the process may not live on.
  writeSync(process.stderr.fd, `struck ${point}:${action}\n`);
  switch (action) {
    case 'kill':
      process.kill(process.pid, 'SIGKILL');
      return;
    case 'stop':
      process.kill(process.pid, 'SIGSTOP');
      return;
    case 'throw':
      throw new ParleyError('unavailable', `The failpoint ${point} was told to throw.`);
    case 'fail-after':
      throw new ParleyError('upstream_timeout', `The failpoint ${point} was told to lose the answer.`);
    case 'delay':
      await sleep(delayMs);
  }
}

/** Has `work` done between two passages: a failure at the second one is work whose answer is lost. */
export async function between<T>(
  { pass }: Failpoints,
  what: 'commit' | 'queue' | 'send' | 'serve' | 'webhook' | 'model' | 'tool' | 'effect' | 'checkpoint',
  work: () => Promise<T>,
): Promise<T> {
  await pass(`before-${what}`);
  const result = await work();
  await pass(`after-${what}`);
  return result;
}
