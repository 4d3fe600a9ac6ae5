import { type AGUIEvent, EventType } from '@ag-ui/core';
import type { Run, RunEvent } from '../api.ts';
import { toolCallIdOf } from './ids.ts';
import { stateChanges, stateOf } from './state.ts';
import { createSteps } from './steps.ts';

/** Tells the log of a run in AG-UI's events: what is opened is closed, and every call has its result. */
export interface Translator {
  /** The run as it is when the stream begins. */
  begin(run: Run): AGUIEvent[];
  /** What one event of the log says; `run` is the run after it. */
  take(event: RunEvent, run: Run): AGUIEvent[];
  /** Closes what is open, before the run is said to be over. */
  close(run: Run, interruptIds: readonly string[]): AGUIEvent[];
}

export function createTranslator(): Translator {
  const steps = createSteps();
  const answer = createAnswer();
  const openCalls = new Map<string, string | undefined>();
  let told: Run | undefined;

  function called(event: Extract<RunEvent, { type: 'tool.called' }>, { runId }: Run): AGUIEvent[] {
    const toolCallId = toolCallIdOf(runId, event);
    if (openCalls.has(toolCallId)) return [];
    const tag = steps.tagOf(event.stepId);
    openCalls.set(toolCallId, tag.subagentRunId);
    const toolCallName = `${event.server}/${event.tool}`;
    return [
      { type: EventType.TOOL_CALL_START, toolCallId, toolCallName, ...tag },
      { type: EventType.TOOL_CALL_ARGS, toolCallId, delta: JSON.stringify(event.arguments), ...tag },
      { type: EventType.TOOL_CALL_END, toolCallId, ...tag },
    ];
  }

  function returned(event: Extract<RunEvent, { type: 'tool.returned' }>, { runId }: Run): AGUIEvent[] {
    const toolCallId = toolCallIdOf(runId, event);
    openCalls.delete(toolCallId);
    const content = event.ok ? JSON.stringify(event.result ?? null) : failure(event.error);
    return [resultOf(toolCallId, content, steps.tagOf(event.stepId))];
  }

  function said(event: RunEvent, run: Run): AGUIEvent[] {
    switch (event.type) {
      case 'step.started':
        return steps.start(event, run);
      case 'step.finished':
        return steps.finish(event);
      case 'tool.called':
        return called(event, run);
      case 'tool.returned':
        return returned(event, run);
      case 'artifact':
        return event.artifactId === 'answer' ? answer.grow(run) : [];
      case 'warning':
        return [
          { type: EventType.CUSTOM, name: 'warning', value: { code: event.code, message: event.message } },
        ];
      default:
        return [];
    }
  }

  return {
    begin(run) {
      told = run;
      answer.skip(run);
      return [{ type: EventType.STATE_SNAPSHOT, snapshot: stateOf(run) }, ...steps.resume(run)];
    },
    take(event, run) {
      const changes = told === undefined ? [] : stateChanges(told, run);
      told = run;
      const delta: AGUIEvent[] = changes.length > 0 ? [{ type: EventType.STATE_DELTA, delta: changes }] : [];
      return [...said(event, run), ...delta];
    },
    close(run, interruptIds) {
      const unanswered = interruptIds.length > 0 ? [] : [...openCalls];
      return [
        ...answer.end(),
        ...unanswered.map(([id, subagentRunId]) =>
          resultOf(id, failure('The run ended before the answer.'), subagentRunId ? { subagentRunId } : {}),
        ),
        ...steps.close(run, interruptIds),
      ];
    },
  };
}

function failure(error: string | undefined): string {
  return JSON.stringify({ error: error ?? 'The call failed.' });
}

function resultOf(toolCallId: string, content: string, tag: { subagentRunId?: string }): AGUIEvent {
  return {
    type: EventType.TOOL_CALL_RESULT,
    messageId: `${toolCallId}/result`,
    toolCallId,
    role: 'tool',
    content,
    ...tag,
  };
}

/** The answer as messages. What was sent stays: an answer that is begun anew is another message. */
function createAnswer() {
  let shown = '';
  let count = 0;
  let open: string | undefined;
  const end = (): AGUIEvent[] => {
    if (open === undefined) return [];
    const messageId = open;
    open = undefined;
    return [{ type: EventType.TEXT_MESSAGE_END, messageId }];
  };
  return {
    end,
    /** What was said before this stream is not said again. */
    skip(run: Run): void {
      shown = run.answer ?? '';
    },
    grow(run: Run): AGUIEvent[] {
      const text = run.answer ?? '';
      if (text === '' || text === shown) return [];
      const goesOn = text.startsWith(shown);
      const delta = goesOn ? text.slice(shown.length) : text;
      shown = text;
      const events = goesOn ? [] : end();
      if (open === undefined) {
        count += 1;
        open = `${run.runId}/answer/${run.lastSeq}/${count}`;
        events.push({ type: EventType.TEXT_MESSAGE_START, messageId: open, role: 'assistant' });
      }
      events.push({ type: EventType.TEXT_MESSAGE_CONTENT, messageId: open, delta });
      return events;
    },
  };
}
