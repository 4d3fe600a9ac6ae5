import type { Run, RunEvent, RunStatus } from '../api/types.ts';
import { agentTitle } from '../ui/names.ts';

const ENDINGS: Partial<Record<RunStatus, string>> = {
  completed: 'The answer is ready.',
  failed: 'The run failed.',
  canceled: 'The run was stopped.',
  rejected: 'The question was refused.',
  'input-required': 'The team asks you something.',
  'auth-required': 'The team needs a permission.',
};

/** What a screen reader says about an event: whole sentences for what matters, nothing for the rest. */
export function announcementOf(event: RunEvent, run: Run): string | undefined {
  switch (event.type) {
    case 'plan.created':
      return `The plan has ${plural(event.plan.steps.length, 'step')}.`;
    case 'step.started':
      return `${agentTitle(event.agent)} begins.`;
    case 'step.finished':
      return event.status === 'completed'
        ? `${agentTitle(event.agent)} is done.`
        : `${agentTitle(event.agent)}: ${event.status}.`;
    case 'warning':
      return event.message;
    case 'status':
      return event.status === run.status ? undefined : ENDINGS[event.status];
    default:
      return undefined;
  }
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
