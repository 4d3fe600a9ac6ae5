export interface SseMessage {
  id: string;
  event: string;
  data: string;
}

interface Pending {
  event: string;
  data: string[];
}

/** Reads server-sent events (WHATWG HTML §9.2.6) from a body, so that a request can carry headers. */
export async function* readSse(body: ReadableStream<Uint8Array>): AsyncGenerator<SseMessage> {
  const reader = body.pipeThrough(textDecoder()).getReader();
  let buffer = '';
  let lastId = '';
  let pending: Pending = { event: '', data: [] };
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      buffer += chunk.value;
      const { lines, rest } = completeLines(buffer);
      buffer = rest;
      for (const line of lines) {
        if (line !== '') {
          lastId = takeField(line, pending, lastId);
          continue;
        }
        if (pending.data.length > 0) {
          yield { id: lastId, event: pending.event || 'message', data: pending.data.join('\n') };
        }
        pending = { event: '', data: [] };
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

// The DOM types of the two directions differ in the kind of buffer; at run time they are one.
function textDecoder(): ReadableWritablePair<string, Uint8Array> {
  return new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>;
}

// A carriage return at the end may be half of a CR LF, so it waits for the next chunk.
function completeLines(buffer: string): { lines: string[]; rest: string } {
  const end = buffer.endsWith('\r') ? buffer.length - 1 : buffer.length;
  const lines = buffer.slice(0, end).split(/\r\n|\r|\n/);
  const rest = (lines.pop() ?? '') + buffer.slice(end);
  return { lines, rest };
}

function takeField(line: string, pending: Pending, lastId: string): string {
  const colon = line.indexOf(':');
  const name = colon === -1 ? line : line.slice(0, colon);
  const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
  if (name === 'data') pending.data.push(value);
  else if (name === 'event') pending.event = value;
  else if (name === 'id' && !value.includes('\0')) return value;
  return lastId;
}
