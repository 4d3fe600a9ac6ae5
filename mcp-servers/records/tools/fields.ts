import { z } from 'zod';

const text = z.string().trim().min(1).max(200);

/** Fields that several tools take. */
export const fields = {
  email: z.email().max(200).toLowerCase().describe('E-mail address at work: the same in all three systems'),
  name: text.describe('Full name'),
  text,
  list: z.array(text).max(50),
};

/** What the tools that write have in common. */
export const writing = {
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
  scopes: ['records:write'],
  timeoutMs: 10_000,
  cache: 'never',
  maxResultBytes: 8_000,
} as const;
