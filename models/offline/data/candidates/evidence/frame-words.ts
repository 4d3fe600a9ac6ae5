import type { Evidence } from './evidence.ts';
import { remembered } from './remembered.ts';

const FRAME_WORDS =
  /^(?:how|many|much|often|long|number|count|total|sum|average|avg|mean|median|which|who|what|when|where|list|show|name|give|me|most|least|fewest|highest|lowest|top|per|by|each|every|share|percentage|percent|proportion|of|are|is|was|were|did|do|does|have|has|had|we|there|not|never|no|without|still|currently|current|more|than|less|first|last|latest|earliest|biggest|largest|smallest|longest|shortest|oldest|newest|best|worst|all|only|and|or|on|in|for|with|to|a|an|the|our|s|amount|value|figure|so|far|ever|any|at|from|since|between|until|before|after|%)$/;

/** Words that frame the question, with the pairs they form: they tell which kind of answer is wanted. */
export const frameWordsOf = remembered(({ tokens }: Evidence): string[] => {
  const words = tokens.map(({ lower }) => (FRAME_WORDS.test(lower) ? lower : '*'));
  const found = new Set<string>();
  for (const [at, word] of words.entries()) {
    if (word === '*') continue;
    found.add(word);
    const next = words[at + 1];
    if (next && next !== '*') found.add(`${word} ${next}`);
    else if (next) found.add(`${word} *`);
  }
  const [first = '', second = ''] = words;
  found.add(`^${first}`);
  found.add(`^${first} ${second}`);
  return [...found];
});
