import { isParleyError, ParleyError } from '@parley/platform/errors';

/** The coordinator speaks of tasks; callers of this API know runs. */
export async function asRun<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!isParleyError(error, 'not_found')) throw error;
    throw new ParleyError('not_found', 'There is no run with this id.', { cause: error });
  }
}
