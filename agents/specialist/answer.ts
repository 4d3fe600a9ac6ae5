import { plainTitle } from './evidence.ts';
import type { CallRecord, SpecialistState, Stop } from './state.ts';

const MAX_LISTED = 8;
const MAX_VALUE = 300;

/** The specialist's text: the model's last words, or, where it had none, what its tools returned. */
export function answerText(state: Pick<SpecialistState, 'turns' | 'calls' | 'stop'>): string {
  const last = state.turns.at(-1);
  const said = last?.content.trim() ?? '';
  // Words beside further calls announce what comes next; they are no answer.
  const text = said && (last?.toolCalls.length ?? 0) === 0 ? said : summary(state.calls);
  return state.stop ? `${text}\n\n${partialNote(state.stop)}` : text;
}

export function partialNote(stop: Stop): string {
  return `This answer is partial: ${stop.message}.`;
}

/** A short honest list of what was found, when the model gave no text of its own. */
export function summary(calls: readonly CallRecord[]): string {
  const useful = calls.filter((record) => record.ok && record.server && record.sameAs === undefined);
  if (useful.length === 0) return 'NOT ANSWERED: nothing was found before the work had to end.';
  const lines = useful
    .slice(-MAX_LISTED)
    .map((record) => `- ${plainTitle(record)}: ${value(record.result)} [call:${record.id}]`);
  return ['No conclusion was reached. What the tools returned:', ...lines].join('\n');
}

function value(result: unknown): string {
  const text = typeof result === 'string' ? result : (JSON.stringify(result) ?? '');
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}
