import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { follow } from '../follow.ts';
import type { Runs } from '../runs.ts';
import { runOutput, toOutput } from '../schema.ts';
import { LONGEST_WAIT_S } from './solve.ts';

const input = z.object({
  run_id: z.string().min(1).max(128).describe('As solve returned it'),
  wait_seconds: z
    .number()
    .int()
    .min(0)
    .max(LONGEST_WAIT_S)
    .default(30)
    .describe('How long to wait for a run that is not finished; 0 to look only'),
});

/** `get_run`: the answer of a run that was started before. */
export const createGetRun = (runs: Runs) =>
  defineTool({
    name: 'get_run',
    title: 'Get a run',
    description:
      'The answer of a run that solve started, or how far it is. Waits for it up to wait_seconds. Example: {"run_id": "0198c0de-7000-7000-8000-000000000000"}',
    input,
    output: runOutput,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: [],
    timeoutMs: (LONGEST_WAIT_S + 8) * 1_000,
    cache: 'never',
    maxResultBytes: 400_000,
    async run({ run_id, wait_seconds }, ctx) {
      return toOutput(await follow(runs, { runId: run_id, seconds: wait_seconds, ctx }));
    },
  });
