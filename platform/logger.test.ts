import { expect, it } from 'vitest';
import { ParleyError } from './errors.ts';
import { createLogger } from './logger.ts';

function lines() {
  const written: string[] = [];
  const logger = createLogger({ level: 'trace', stream: { write: (line) => written.push(line) } });
  return { logger, last: () => JSON.parse(written.at(-1) ?? '{}') as Record<string, unknown> };
}

it('tells of an error what can be read in one line, and why it came (R11)', () => {
  const { logger, last } = lines();
  const socket = { remote: '10.0.0.1', buffer: 'x'.repeat(10_000) };
  const lost = Object.assign(new Error('the connection ended'), { code: '57P01', client: { socket } });
  const error = new ParleyError('unavailable', 'The database is away.', { hint: 'Try again.', cause: lost });
  logger.warn({ err: error, cause: error.cause }, 'a request failed');
  expect(last()).toMatchObject({
    err: {
      message: expect.stringContaining('The database is away.'),
      code: 'unavailable',
      hint: 'Try again.',
    },
    cause: { message: 'the connection ended', code: '57P01' },
  });
  expect(JSON.stringify(last())).not.toContain('10.0.0.1');
});

it('writes no credentials down, wherever a caller has put them (R9.4)', () => {
  const { logger, last } = lines();
  logger.info({ headers: { authorization: 'Bearer a' }, peer: { token: 'b' }, password: 'c' }, 'asked');
  expect(last()).toMatchObject({
    headers: { authorization: '[redacted]' },
    peer: { token: '[redacted]' },
    password: '[redacted]',
  });
});
