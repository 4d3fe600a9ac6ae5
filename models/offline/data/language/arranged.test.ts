import { describe, expect, it } from 'vitest';
import { arranged, withoutTwice } from './arranged.ts';

const plain = (text: string): string => arranged(text).replace(/[?.]$/, '');

describe('what a question says twice is asked once', () => {
  it.each([
    ['Are there boats that have never sailed? Which ones?', 'Which boats have never sailed'],
    ['Are there tanks without a lid? Which ones are they?', 'Which tanks are without a lid'],
    ['Is there a class without a teacher? If so, which one?', 'Which class is without a teacher'],
    ['Is there a team that nobody is in charge of? Which one?', 'Which teams are without a lead'],
    ['Is there a pub that we sell nothing to? Which one?', 'List the pubs that we sell nothing to'],
  ])('%s', (question, expected) => {
    expect(withoutTwice(question).replace(/[?.]$/, '')).toBe(expected);
  });

  it('adds up what is to be added up, whatever it is asked to come to', () => {
    const total = 'What is the total of the fees that were paid in 2026?';
    expect(withoutTwice('Add up the fees that were paid in 2026. What do we get?')).toBe(total);
    expect(withoutTwice('Add up all the fees that were paid in 2026. How much is that?')).toBe(total);
  });

  it('lists all groups without being told so', () => {
    expect(
      withoutTwice('How many vets does each site have? Please list all ten, the hospital included.'),
    ).toBe('How many vets does each site have?');
  });

  it.each([
    'Is there a limit? Which one?',
    'Which ferry is the oldest? Which one is the newest?',
    'What do the nurses earn? List all wards.',
    'May I bring a dog? Which ones?',
  ])('leaves alone what asks for something else: %s', (question) => {
    expect(withoutTwice(question)).toBe(question);
  });
});

describe('what a question says in front holds for all of it', () => {
  it.each([
    [
      'In 2025, how many people joined the company and how many left it?',
      'how many people joined the company in 2025 and how many people left the company in 2025',
    ],
    [
      'In May 2026, how many ships came in, and what did they pay?',
      'how many ships came in in May 2026 and what did they pay in May 2026',
    ],
    ['Apart from Leeds, which office has the most staff?', 'which office has the most staff'],
    ['Changes of plan aside, what is the main reason?', 'what is the main reason'],
  ])('%s', (question, expected) => {
    expect(plain(question)).toContain(expected);
  });

  it('says what is left out, and never drops it', () => {
    expect(plain('Apart from Leeds, which office has the most staff?')).toMatch(/excluding Leeds/);
    expect(plain('Changes of plan aside, what is the main reason?')).toMatch(/excluding changed plan/);
  });

  it('takes "dead or alive" for all of them', () => {
    expect(plain('How many parrots, dead or alive, are on file?')).not.toMatch(/dead|alive/);
    expect(plain('How many accounts are open or closed?')).toMatch(/open/);
  });

  it('knows who those still employed are', () => {
    expect(plain('How many of those still employed here are on a fixed-term contract?')).toBe(
      'How many of the current employees are on a fixed-term contract',
    );
  });

  it('leaves a question to documents in its own words', () => {
    const rule = 'Apart from a vet, who may sign for ketamine?';
    expect(withoutTwice(rule)).toBe(rule);
  });
});
