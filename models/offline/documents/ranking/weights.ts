import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Learned } from './telling.ts';

export const WEIGHTS_FILE = join(import.meta.dirname, 'weights.json');

/** Learned from questions to handbooks whose answers are known, by `npm run train`. */
export const learned = JSON.parse(readFileSync(WEIGHTS_FILE, 'utf8')) as Learned;
