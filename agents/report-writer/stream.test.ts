import { describe, expect, it } from 'vitest';
import { type Chunk, createTextStream } from './stream.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the stream of a text', () => {
  it('hands the first piece on at once and gathers what comes during a write', async () => {
    const chunks: Chunk[] = [];
    const stream = createTextStream(async (chunk) => {
      await pause(20);
      chunks.push(chunk);
    }, 5);
    for (const piece of ['a', 'b', 'c', 'd']) stream.push(piece);
    await stream.end();
    expect(chunks.map(({ text }) => text).join('')).toBe('abcd');
    expect(chunks.length).toBeLessThan(4);
    expect(chunks.map(({ index }) => index)).toEqual(chunks.map((_chunk, index) => index));
    expect(chunks.map(({ first }) => first)).toEqual(chunks.map((_chunk, index) => index === 0));
    expect(chunks.map(({ last }) => last)).toEqual(
      chunks.map((_chunk, index) => index === chunks.length - 1),
    );
  });

  it('throws at the end what went wrong in between, and writes nothing after it', async () => {
    let writes = 0;
    const stream = createTextStream(async () => {
      writes += 1;
      throw new TypeError('gone');
    }, 1);
    stream.push('a');
    await pause(5);
    stream.push('b');
    await expect(stream.end()).rejects.toThrow('gone');
    expect(writes).toBe(1);
  });
});
