import type { PlanStep, RunEvent } from '@parley/orchestrator/api';

const MARKS = { completed: '✓', failed: '✗', canceled: '–', skipped: '–' } as const;

/** One event as lines for the terminal; events that need none give none. */
export function progressLines(event: RunEvent): string[] {
  switch (event.type) {
    case 'plan.created':
      return ['', event.revision > 1 ? 'Plan, changed' : 'Plan', ...event.plan.steps.map(planLine), ''];
    case 'step.started':
      return [`▸ ${event.agent} works on step ${event.stepId}`];
    case 'tool.called':
      return [
        `    ${event.agent} → ${event.server}/${event.tool} ${shorten(JSON.stringify(event.arguments), 90)}`,
      ];
    case 'tool.returned':
      return event.ok
        ? []
        : [`    ${event.agent} ← ${event.tool} failed: ${shorten(event.error ?? 'no reason given', 90)}`];
    case 'approval.requested':
      return [
        `? ${event.agent} waits for approval: ${event.title} ${shorten(JSON.stringify(event.arguments), 90)}`,
        `    Decide with POST /approvals/${event.approvalId} {"decision": "approve"}`,
      ];
    case 'approval.decided':
      return [`  ${event.decision}${event.decidedBy ? ` by ${event.decidedBy}` : ''}`];
    case 'step.finished':
      return [
        `${MARKS[event.status]} ${event.agent} ${event.status} step ${event.stepId} in ${seconds(event.durationMs)}${event.error ? `: ${event.error}` : ''}`,
      ];
    case 'warning':
      return [`! ${event.message}`];
    default:
      return [];
  }
}

function planLine(step: PlanStep): string {
  const after = step.dependsOn.length > 0 ? ` (after ${step.dependsOn.join(', ')})` : '';
  return `  ${step.id}. ${step.agent}: ${step.instruction}${after}`;
}

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
