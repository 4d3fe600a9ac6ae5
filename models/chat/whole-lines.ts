const NEWLINE = 10;
/** The longest line that is kept to be looked at; a longer one that has no end is taken as cut. */
const MAX_KEPT = 1_000_000;

/**
 * Fetch for a client library that takes whatever a stream ended with for its last line. A stream that breaks off
 * inside a line, however politely its connection was closed, fails here as a lost connection: it may be tried again.
 */
export const fetchWholeLines: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
  if (!isStream || !response.body) return response;
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(wholeLines()), { status, statusText, headers });
};

function wholeLines(): TransformStream<Uint8Array, Uint8Array> {
  let open: Uint8Array[] = [];
  let kept = 0;
  return new TransformStream({
    transform(chunk, controller) {
      const end = chunk.lastIndexOf(NEWLINE);
      if (end >= 0) {
        open = [];
        kept = 0;
      }
      const rest = chunk.subarray(end + 1);
      kept += rest.length;
      if (rest.length > 0 && kept <= MAX_KEPT) open.push(rest);
      controller.enqueue(chunk);
    },
    flush(controller) {
      if (kept > MAX_KEPT || !isWhole(Buffer.concat(open).toString('utf8')))
        controller.error(new TypeError('terminated: the stream ended inside a line'));
    },
  });
}

/** A last line without its newline, as some servers send it, says all that it has to say. */
function isWhole(line: string): boolean {
  const text = line.trim();
  if (text === '' || text.startsWith(':')) return true;
  const data = /^data:\s*(.*)$/.exec(text)?.[1];
  if (data === undefined) return false;
  return data === '[DONE]' || isJson(data);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
