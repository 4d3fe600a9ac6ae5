import { describe, expect, it } from 'vitest';
import { calendarStems, holdsTimes, timesIn } from './calendar.ts';

describe('days of the week and stretches of the year (R1.1)', () => {
  it.each([
    ['Monday to Thursday', 'on a Tuesday', true],
    ['Monday to Thursday', 'on Friday', false],
    ['Fri–Sun', 'next Saturday', true],
    ['Saturday or Sunday, 24 hours', 'last Sunday', true],
    ['at weekends', 'on a Saturday', true],
    ['a weekday night', 'on a Wednesday', true],
    ['October to March', 'in November 2026', true],
    ['October to March', 'in July', false],
    ['Between 20 December and 2 January', 'on 28 December', true],
    ['Between 20 December and 2 January', 'on 5 January', false],
    ['between 20 December and 2 January', 'on 19 December', false],
    ['in March and in September', 'in June', false],
    ['from 15 May to 15 September', 'on 1 June', true],
    ['Guests may come on any day.', 'in June', undefined],
    ['The sun and the second wedding sat there.', 'on Sunday', undefined],
    ['within 5 working days', 'on Monday', undefined],
  ])('"%s" holds "%s": %s', (said, asked, expected) => {
    expect(holdsTimes(timesIn(said), timesIn(asked))).toBe(expected);
  });

  it('names what is meant', () => {
    expect(calendarStems('Monday to Wednesday')).toEqual(['monday', 'tuesday', 'wednesday', 'weekday']);
    expect(calendarStems('November to January')).toEqual(['novemb', 'decemb', 'januari']);
  });
});
