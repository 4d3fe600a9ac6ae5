import { type Operator, operatorPhrases } from './operator-phrases.ts';
import { readSuperlative } from './superlatives.ts';

const operators = operatorPhrases
  .map(([text, operator]) => ({ words: text.split(' '), operator }))
  .toSorted((a, b) => b.words.length - a.words.length);

/** The longest operator at the start of `words` (lower case). */
export function readOperator(words: readonly string[]): { operator: Operator; length: number } | undefined {
  const superlative = readSuperlative(words);
  if (superlative) return superlative;
  const found = operators.find((each) => each.words.every((word, index) => words[index] === word));
  return found && { operator: found.operator, length: found.words.length };
}
