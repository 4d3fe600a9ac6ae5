import { describe, expect, it } from 'vitest';
import { infinitiveOf, participleOf } from './verb-forms.ts';

describe('forms of verbs (R12)', () => {
  it.each([
    ['paid', 'pay'],
    ['generated', 'generate'],
    ['treated', 'treat'],
    ['booked', 'book'],
    ['planned', 'plan'],
    ['wrote', 'write'],
  ])('%s is what came of %s', (past, infinitive) => {
    expect(infinitiveOf(past)).toBe(infinitive);
  });

  it.each([
    ['pay', 'paid'],
    ['report', 'reported'],
    ['carry', 'carried'],
    ['write', 'written'],
  ])('%s was %s', (infinitive, participle) => {
    expect(participleOf(infinitive)).toBe(participle);
  });
});
