import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Weights } from '../../text/linear.ts';

export const WEIGHTS_FILE = join(import.meta.dirname, 'weights.json');

/** Learned from questions to records and to documents, by `npm run train`. */
export const { side } = JSON.parse(readFileSync(WEIGHTS_FILE, 'utf8')) as { side: Weights };
