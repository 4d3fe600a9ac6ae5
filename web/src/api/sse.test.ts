import { describe, expect, it } from 'vitest';
import { readSse, type SseMessage } from './sse.ts';

async function read(...chunks: (string | Uint8Array)[]): Promise<SseMessage[]> {
  const encoder = new TextEncoder();
  const bytes = chunks.map((chunk) => (typeof chunk === 'string' ? encoder.encode(chunk) : chunk));
  return Array.fromAsync(readSse(new Blob(bytes as BlobPart[]).stream()));
}

async function readChunks(...chunks: Uint8Array[]): Promise<SseMessage[]> {
  return Array.fromAsync(readSse(ReadableStream.from(chunks) as ReadableStream<Uint8Array>));
}

describe('readSse (R2.2)', () => {
  it('reads id, event and data, and keeps the id for what follows', async () => {
    expect(await read('id: 7\nevent: status\ndata: {"a":1}\n\ndata: x\n\n')).toEqual([
      { id: '7', event: 'status', data: '{"a":1}' },
      { id: '7', event: 'message', data: 'x' },
    ]);
  });

  it('joins data lines, skips comments and frames without data, takes any line end', async () => {
    expect(await read(': heartbeat\n\nevent: none\n\ndata: a\r\ndata:b\rdata:  c\n\n')).toEqual([
      { id: '', event: 'message', data: 'a\nb\n c' },
    ]);
  });

  it('gives nothing for a frame that was cut', async () => {
    expect(await read('data: a\n\ndata: b\n')).toHaveLength(1);
  });

  it('reads the same however the bytes are cut', async () => {
    const bytes = new TextEncoder().encode(
      'id: 1\r\nevent: artifact\r\ndata: "über 😀"\r\n\r\nid: 2\r\ndata: z\r\n\r\n',
    );
    const whole = await readChunks(bytes);
    expect(whole).toHaveLength(2);
    for (let cut = 1; cut < bytes.length; cut += 1) {
      expect(await readChunks(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual(whole);
    }
  });
});
