import { z } from 'zod';
import { KINDS } from '../schema.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** Text as it can be stored and compared: composed, well formed, without control characters. */
const clean = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(CONTROL, '').toWellFormed().normalize('NFC').trim();

const text = (max: number) => z.string().max(max).transform(clean).pipe(z.string().min(1).max(max));

export const fields = {
  text: text(4_000),
  query: text(500),
  thread_id: text(200),
  agent: text(100),
  tag: text(50),
  kind: z.enum(KINDS),
};
