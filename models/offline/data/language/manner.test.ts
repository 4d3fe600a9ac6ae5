import { describe, expect, it } from 'vitest';
import { withoutManner } from './manner.ts';

describe('withoutManner (R1.2)', () => {
  it.each([
    ['What share of the tours was cancelled? One decimal.', 'What share of the tours was cancelled?'],
    ['What share of the tours was cancelled? One decimal is fine.', 'What share of the tours was cancelled?'],
    [
      'What share of the tours was cancelled? Percent, one decimal.',
      'What share of the tours was cancelled?',
    ],
    ['Share of cancelled tours, in percent with one decimal', 'Share of cancelled tours'],
    ['average length of a tour in minutes (two decimals)', 'average length of a tour in minutes'],
    ['Average wage of the guides, two decimals, please', 'Average wage of the guides'],
    ['Average wage of the guides rounded to the nearest euro?', 'Average wage of the guides?'],
    ['Which guide has left? Full names please.', 'Which guide has left?'],
    ['When was the last tour? The date will do.', 'When was the last tour?'],
    ['Who guided more, Ann or Bo? Give me both figures.', 'Who guided more, Ann or Bo?'],
    ['number of tours by status, in words', 'number of tours by status'],
    ['Tours by kind, all years', 'Tours by kind'],
    ['Which guide has never led a tour, not even a cancelled one?', 'Which guide has never led a tour?'],
    ['whats our headcount?', 'what is our headcount?'],
    ['How many tours did we lead in 2025, of any status?', 'How many tours did we lead in 2025?'],
    ['How many night tours, whatever their status, have no guide?', 'How many night tours have no guide?'],
    ['How many tours ran long? Count every tour, however it ended.', 'How many tours ran long?'],
    ['Fees per kind of tour? Kinds without any fee can be left out.', 'Fees per kind of tour?'],
    ['Number of tours per guide (leave out guides without any)', 'Number of tours per guide'],
    ['Tours per area? Skip areas without one.', 'Tours per area?'],
    ['Tours led by Ann and checked by Bo: how many?', 'How many Tours led by Ann and checked by Bo?'],
    ['cancelled tours, total number', 'How many cancelled tours?'],
    ['Which fees were due before today, 30 November 2026?', 'Which fees were due before 30 November 2026?'],
    ['How many guides left this year, i.e. in 2026?', 'How many guides left this year in 2026?'],
  ])('%s', (question, plain) => {
    expect(withoutManner(question)).toBe(plain);
  });

  it.each([
    'How many words are in the longest title?',
    'Which tours lasted all year?',
    'What share of the parts is sold in percent of the price?',
    'How many dates were cancelled?',
    'One decimal',
  ])('leaves alone what is asked for: %s', (question) => {
    expect(withoutManner(question)).toBe(question);
  });
});
