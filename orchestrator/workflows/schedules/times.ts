import { ParleyError } from '@parley/platform/errors';
import { Cron } from 'croner';

const LEAST_GAP_MS = 60_000;

/**
 * The first moment after `after` that a cron expression names in a time zone (IANA name). An hour that the clocks leave
 * out or repeat in spring and autumn is taken once.
 *
 * @throws ParleyError `invalid_input` when the expression or the zone is none, names no moment any more, or names
 * moments less than a minute apart.
 */
export function nextTime({ cron, timeZone }: { cron: string; timeZone: string }, after: Date): Date {
  const [first, second] = momentsOf(cron, timeZone, after);
  if (!first) throw invalid('cron', `"${cron}" names no moment in the future.`);
  if (second && second.getTime() - first.getTime() < LEAST_GAP_MS)
    throw invalid('cron', 'A workflow can be run once a minute at most.');
  return first;
}

function momentsOf(cron: string, timeZone: string, after: Date): Date[] {
  try {
    return new Cron(cron, { timezone: timeZone, paused: true, mode: '5-or-6-parts' }).nextRuns(2, after);
  } catch (cause) {
    const field = isTimeZone(timeZone) ? 'cron' : 'timeZone';
    const message =
      field === 'cron'
        ? `"${cron}" is not a cron expression; write minute, hour, day, month and weekday, such as "0 8 1 */3 *".`
        : `"${timeZone}" is not a time zone; write one such as "America/New_York".`;
    throw invalid(field, message, cause);
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function invalid(path: string, message: string, cause?: unknown): ParleyError {
  return new ParleyError('invalid_input', 'The schedule is not usable.', {
    issues: [{ path, message }],
    cause,
  });
}
