import { RunEvent, RunFrame } from '../api-events.ts';

export interface ReadEvents {
  events: RunEvent[];
  frames: RunFrame[];
  /** The SSE ids, as sent. */
  ids: string[];
}

/** Reads an event stream to its end, or until `enough` of the log has come. */
export async function readEvents(response: Response, enough = Number.POSITIVE_INFINITY): Promise<ReadEvents> {
  const read: ReadEvents = { events: [], frames: [], ids: [] };
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = '';
  for (;;) {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) return read;
    buffer += chunk.value;
    const parts = buffer.split('\n\n');
    buffer = parts.pop() ?? '';
    for (const part of parts) takePart(part, read);
    if (read.events.length >= enough) {
      await reader?.cancel();
      return read;
    }
  }
}

function takePart(part: string, read: ReadEvents): void {
  const fields = part.split('\n').map((line) => line.split(/: (.*)/s));
  const field = (name: string) => fields.find(([key]) => key === name)?.[1];
  const data = field('data');
  if (data === undefined) return;
  const value: unknown = JSON.parse(data);
  const id = field('id');
  if (id === undefined) {
    read.frames.push(RunFrame.parse(value));
    return;
  }
  read.ids.push(id);
  read.events.push(RunEvent.parse(value));
}
