import { pluralOf } from '../plural.ts';
import { participleOf } from '../verb-forms.ts';
import { PHRASE, type Rule } from './rule.ts';

/** Anybody at all: who it was is not what is asked. */
const ANYBODY = `(?:somebody|someone|anybody|anyone|people|we|they|you)`;

/** Deeds of nobody in particular, told of the rows they were done to. */
export const passives: readonly Rule[] = [
  [
    new RegExp(
      String.raw`^how (?:often|many times) (?:did|do|does|has|have) ${ANYBODY} (?:ever )?(\p{L}+) (?:an?|the|our|their|one) (\p{L}+)(?= ${PHRASE}[?.!]*$)`,
      'iu',
    ),
    (_whole, verb = '', noun = '') => `how many ${pluralOf(noun)} were ${participleOf(verb.toLowerCase())}`,
  ],
];
