import { describe, expect, it } from 'vitest';
import { sideFeatures } from './features.ts';
import { leaningOf } from './leaning.ts';

const side = (question: string): string => {
  const { data, document } = leaningOf(question);
  return data > document ? 'records' : 'documents';
};

describe('leaningOf (R1.1)', () => {
  it.each([
    'How many kayaks were rented in July 2026?',
    'Which instructor has led the most tours this year?',
    'kayaks per landing stage',
    'Average deposit of the rentals that came back late',
  ])('sees a question for the records: %s', (question) => {
    expect(side(question)).toBe('records');
  });

  it.each([
    'Can I bring my dog on a tour?',
    'How long before a tour do I have to be at the landing stage?',
    'My paddle broke on the river. Who pays for it, and what do I have to do?',
    'What happens to lost sunglasses?',
  ])('sees a question for the documents: %s', (question) => {
    expect(side(question)).toBe('documents');
  });

  it('finds nothing in what is only told', () => {
    const { data, document } = leaningOf('The river is high and the kayaks are wet.');
    expect(Math.abs(data - document)).toBeLessThan(1);
  });

  it('reads the end of what is long', () => {
    expect(side(`${'The river is high. '.repeat(500)}How many kayaks do we have?`)).toBe('records');
  });
});

describe('sideFeatures', () => {
  it('shows how a question is put, whatever it is about', () => {
    const kayaks = sideFeatures('How many kayaks were rented in 2026?');
    const pumps = sideFeatures('How many pumps were mended in 2026?');
    expect(kayaks).toMatchObject({ 'first how many -s': 1, 'were -ed': 1, 'in YEAR': 1 });
    expect(pumps).toMatchObject({ 'first how many -s': 1, 'were -ed': 1, 'in YEAR': 1 });
  });

  it('knows names, months and numbers by their kind', () => {
    expect(sideFeatures('How many of them did Ann Reed sell in May?')).toMatchObject({
      'did NAME NAME': 1,
      'in MONTH': 1,
    });
  });

  it('tells what is said beside the question from the question', () => {
    const features = sideFeatures('My paddle broke. Who pays?');
    expect(features).toMatchObject({ 'beside my': 1, 'word who': 1, told: 1 });
    expect(features['word my']).toBeUndefined();
  });
});
