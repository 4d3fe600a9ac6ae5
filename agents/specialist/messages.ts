import type { ChatMessage } from '@parley/models/types';
import { capValue } from '../tools/clean.ts';
import type { ReadResource } from '../tools/resources.ts';
import type { CallRecord, SpecialistState, Stop } from './state.ts';

const MAX_RESULT_CHARS = 24_000;
const MAX_RESOURCE_CHARS = 120_000;

export interface Briefing {
  prompt: string;
  resources: readonly ReadResource[];
  /** Tools or resources that can't be reached now. */
  missing: readonly string[];
  today: string;
}

/** What the model is told before the task: its role, the day, the resources as data. */
export function systemMessage(briefing: Briefing): ChatMessage {
  const blocks = briefing.resources.map((resource) =>
    fenced({ resource: resource.uri, content: capValue(resource.content, MAX_RESOURCE_CHARS) }),
  );
  const missing =
    briefing.missing.length > 0
      ? [`Not reachable right now: ${briefing.missing.join(', ')}. Say so if it matters.`]
      : [];
  return {
    role: 'system',
    content: [briefing.prompt.trim(), `Today is ${briefing.today}.`, ...missing, ...blocks].join('\n\n'),
  };
}

export function fenced(value: unknown): string {
  return `\`\`\`json\n${JSON.stringify(value)}\n\`\`\``;
}

/** The conversation so far: every call is followed by its result, in the order of the calls. */
export function conversation(
  state: Pick<SpecialistState, 'turns' | 'calls'>,
  briefing: Briefing,
  task: { text: string; stop?: Stop | undefined },
): ChatMessage[] {
  const records = new Map(state.calls.map((record) => [record.id, record]));
  const messages: ChatMessage[] = [systemMessage(briefing), { role: 'user', content: task.text }];
  for (const turn of state.turns) {
    messages.push({
      role: 'assistant',
      content: turn.content,
      ...(turn.toolCalls.length > 0 ? { toolCalls: turn.toolCalls } : {}),
    });
    for (const call of turn.toolCalls) {
      const record = records.get(call.id);
      messages.push({
        role: 'tool',
        toolCallId: call.id,
        name: call.name,
        content: JSON.stringify(record ? toolView(record, records) : { call: call.id, ok: false }),
      });
    }
  }
  return task.stop ? withStop(messages, task.stop) : messages;
}

/** A result as the model sees it: data with its provenance, never bare text. */
function toolView(record: CallRecord, records: ReadonlyMap<string, CallRecord>): Record<string, unknown> {
  const source = record.sameAs ? (records.get(record.sameAs) ?? record) : record;
  return {
    call: source.id,
    tool: record.server ? `${record.server}/${record.tool}` : record.tool,
    ok: source.ok,
    ...(source.error === undefined ? {} : { error: source.error }),
    ...(source.result === undefined ? {} : { result: capValue(source.result, MAX_RESULT_CHARS) }),
    ...(record.note ? { note: record.note } : {}),
  };
}

// Said inside the last result where there is one: a new user message would read as a new task.
function withStop(messages: ChatMessage[], stop: Stop): ChatMessage[] {
  const note = `Stop here: ${stop.message}. Answer now from the results above, say what is missing, and call no more tools.`;
  const last = messages.at(-1);
  if (last?.role !== 'tool') return [...messages, { role: 'user', content: note }];
  const view = { ...(JSON.parse(last.content) as Record<string, unknown>), note };
  return [...messages.slice(0, -1), { ...last, content: JSON.stringify(view) }];
}
