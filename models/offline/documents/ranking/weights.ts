import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Learned } from './telling.ts';

/** What was learned from questions to handbooks whose answers are known: how much each feature speaks for a candidate. */
export const learned = JSON.parse(readFileSync(join(import.meta.dirname, 'weights.json'), 'utf8')) as Learned;
