import { parseOrThrow } from '@parley/platform/errors';
import type { Workflow } from '../define.ts';

/** The input as the workflow's schema reads it. Throws `invalid_input` naming each field. */
export function inputFor({ input, title }: Workflow, given: unknown): Record<string, unknown> {
  return parseOrThrow(input, given, `The input of "${title}"`);
}
