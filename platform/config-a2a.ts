import { z } from 'zod';
import { variable } from './config-kinds.ts';

/** What an agent takes, keeps and hides; part of the table in config-variables. */
export const A2A_VARIABLES = {
  PARLEY_OPEN_TASKS: variable(
    z.coerce.number().int().min(1).max(1_000_000).default(1_000),
    'Open tasks of one agent; beyond it new ones are turned away for a moment (429, Retry-After).',
    '1000',
  ),
  PARLEY_OPEN_TASKS_PER_CALLER: variable(
    z.coerce.number().int().min(1).max(1_000_000).default(200),
    'Open tasks of one caller at one agent.',
    '200',
  ),
  PARLEY_RETENTION_DAYS: variable(
    z.coerce.number().int().min(1).max(36_500).default(365),
    'Ended tasks are deleted after so many days, with their events and checkpoints.',
    '365',
  ),
  PARLEY_SECRETS_KEY: variable(
    z
      .base64({ error: 'must be 32 bytes in base64, for example of: openssl rand -base64 32' })
      .refine((text) => Buffer.from(text, 'base64').length === 32, {
        error: 'must be 32 bytes in base64, for example of: openssl rand -base64 32',
      })
      .optional(),
    'Key that encrypts what callers entrust (tokens of their callbacks), 32 bytes in base64. Unset: one kept in the database, which protects exports of tables but not a copy of the whole database.',
  ),
} as const;
