import type { RunEvent } from '../api.ts';

/** What an event says about how the answer comes about, as lines of text; '' when it says nothing worth reading. */
export function narrate(event: RunEvent): string {
  switch (event.type) {
    case 'plan.created':
      return planLines(event.plan.steps, event.revision);
    case 'step.started':
      return line(`${event.agent} starts with ${event.skill}`);
    case 'step.finished':
      return line(finished(event));
    case 'tool.called':
      return line(`${event.agent} asks ${event.server}/${event.tool}`);
    case 'tool.returned':
      return event.ok
        ? ''
        : line(`${event.server}/${event.tool} failed: ${event.error ?? 'no reason given'}`);
    case 'warning':
      return line(`Note: ${event.message}`);
    default:
      return '';
  }
}

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

function planLines(steps: EventOf<'plan.created'>['plan']['steps'], revision: number): string {
  const title = revision > 1 ? 'The plan, revised:' : 'The plan:';
  const lines = steps.map(
    ({ agent, instruction }, index) => `${index + 1}. ${agent}: ${oneLine(instruction)}`,
  );
  return `${title}\n${lines.join('\n')}\n\n`;
}

function finished({ agent, status, durationMs, summary, error }: EventOf<'step.finished'>): string {
  const told = error ?? summary;
  const seconds = (durationMs / 1_000).toFixed(1);
  return `${agent} ${status} after ${seconds} s${told ? `: ${oneLine(told)}` : ''}`;
}

function line(text: string): string {
  return `${text}\n`;
}

const MAX_LINE = 300;

function oneLine(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  return flat.length > MAX_LINE ? `${flat.slice(0, MAX_LINE - 1)}…` : flat;
}
