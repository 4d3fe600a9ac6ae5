import { ParleyError } from '@parley/platform/errors';

/** What a statement may not do, in words for its author. */
export function refuse(message: string, hint: string): never {
  throw new ParleyError('invalid_input', message, { hint });
}
