import { describe, expect, it } from 'vitest';
import { waitingOf } from './preferences.ts';

const waiting = (headers: Record<string, string>) => {
  const { mode, waitSeconds } = waitingOf(new Headers(headers));
  return waitSeconds === undefined ? mode : `${mode} ${waitSeconds}`;
};

describe('waitingOf (R2.1)', () => {
  it.each([
    [{}, 'json'],
    [{ accept: '*/*' }, 'json'],
    [{ accept: 'application/json' }, 'json'],
    [{ accept: 'text/event-stream' }, 'events'],
    [{ accept: 'Text/Event-Stream; q=1' }, 'events'],
    [{ accept: 'text/event-stream, application/json' }, 'events'],
    [{ accept: 'application/json, text/event-stream' }, 'json'],
    [{ prefer: 'respond-async' }, 'async'],
    [{ prefer: 'Respond-Async' }, 'async'],
    [{ prefer: 'respond-async, wait=10' }, 'async 10'],
    [{ prefer: 'wait=10' }, 'json 10'],
    [{ prefer: 'wait=0' }, 'json 0'],
    [{ prefer: 'wait=soon, return=minimal' }, 'json'],
    [{ accept: 'text/event-stream', prefer: 'respond-async' }, 'events'],
  ])('%j means %s', (headers, expected) => {
    expect(waiting(headers)).toBe(expected);
  });

  it('names what it honours, in one header', () => {
    expect(waitingOf(new Headers({ prefer: 'wait=5, respond-async, return=minimal' })).applied).toBe(
      'respond-async, wait=5',
    );
    expect(waitingOf(new Headers({ prefer: 'return=minimal' })).applied).toBeUndefined();
  });
});
