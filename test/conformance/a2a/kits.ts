import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const runSchema = z.object({
  kit: z.string(),
  commit: z.string(),
  bindings: z.union([z.string(), z.array(z.string())]),
  date: z.string(),
  passed: z.number(),
  failed: z.number(),
  skipped: z.number(),
  failures: z.array(z.object({ id: z.string(), reason: z.string() })).default([]),
});
export type KitRun = z.output<typeof runSchema>;

/** What the kits of others said when they were run beside ours; each file is one run or some. */
const FILES = ['official-a2a.json', 'acts.json'].map((name) => join(import.meta.dirname, '..', 'kits', name));

export function kitRuns(): KitRun[] {
  return FILES.filter((file) => existsSync(file)).flatMap((file) => {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return z.array(runSchema).parse(Array.isArray(value) ? value : [value]);
  });
}
