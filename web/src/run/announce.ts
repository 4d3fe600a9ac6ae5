import type { Run, RunEvent, RunStatus } from '../api/types.ts';
import type { Text } from '../i18n/text.ts';
import { agentTitle } from '../ui/names.ts';
import type { ShownStatus } from './waiting.ts';

const ENDINGS = {
  completed: 'answerReady',
  failed: 'runFailed',
  canceled: 'runStopped',
  rejected: 'refused',
  'input-required': 'asksYou',
  'auth-required': 'needsPermission',
} as const satisfies Partial<Record<RunStatus, keyof Text['said']>>;

/** What a screen reader says about an event: whole sentences for what matters, nothing for the rest. */
export function announcementOf(event: RunEvent, run: Run, text: Text): string | undefined {
  const { said } = text;
  switch (event.type) {
    case 'plan.created':
      return said.planHas(event.plan.steps.length);
    case 'step.started':
      return said.begins(agentTitle(event.agent));
    case 'step.finished':
      return event.status === 'completed'
        ? said.isDone(agentTitle(event.agent))
        : said.stepEnded(agentTitle(event.agent), stepStatusText(event.status, text).toLocaleLowerCase());
    case 'warning':
      return text.warnings[event.code] ?? event.message;
    case 'status':
      return event.status === run.status ? undefined : endingOf(event.status, text);
    default:
      return undefined;
  }
}

function endingOf(status: RunStatus, { said }: Text): string | undefined {
  const key = (ENDINGS as Partial<Record<RunStatus, keyof typeof said>>)[status];
  const sentence = key === undefined ? undefined : said[key];
  return typeof sentence === 'string' ? sentence : undefined;
}

/** The state of a step or call as a word. */
export function stepStatusText(status: ShownStatus, text: Text): string {
  const words = {
    waiting: text.waiting,
    working: text.working,
    approval: text.waitsForApproval,
    completed: text.done,
    failed: text.failed,
    canceled: text.stopped,
    skipped: text.skipped,
  };
  return words[status];
}
