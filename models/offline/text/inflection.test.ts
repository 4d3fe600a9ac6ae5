import { describe, expect, it } from 'vitest';
import { withoutInflection } from './inflection.ts';

describe('forms of one word', () => {
  it.each([
    ['turn', 'turned', 'turning', 'turns'],
    ['stop', 'stopped', 'stopping'],
    ['settle', 'settled', 'settling'],
    ['carry', 'carried', 'carries'],
    ['go', 'went', 'gone'],
    ['batch', 'batches'],
    ['pay', 'paid', 'pays'],
  ])('%s', (base, ...forms) => {
    expect(forms.map(withoutInflection)).toEqual(forms.map(() => withoutInflection(base)));
  });

  it.each([
    ['pay', 'payment'],
    ['rate', 'rating'],
    ['turn', 'turner'],
    ['status', 'statue'],
  ])('%s and %s are two words', (a, b) => {
    expect(withoutInflection(a)).not.toBe(withoutInflection(b));
  });
});
