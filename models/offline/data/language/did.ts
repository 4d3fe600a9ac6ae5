/** What such a test has to know of a word. */
interface Word {
  text: string;
  lower: string;
  comma: boolean;
  quote?: number;
}

const article = /^(?:the|an?|our|all|any|each|every|of|in|on|at|for|with|from|to|by|and|or|not)$/;
const subject = /^(?:we|they|you|i|it|he|she)$/;
const clause = /^(?:and|or|but|that|which|who)$/;
const follows =
  /^(?:in|on|at|for|from|to|by|last|this|since|until|before|after|during|between|over|within|altogether)$/;

/** "When did we open the shop", "how many did Ann Lee lead": whether "did" leads to this word, as a verb. */
export function isBehindDid(words: readonly Word[], at: number): boolean {
  const did = words.slice(0, at).findLastIndex(({ lower }) => lower === 'did');
  const [before, verb, next] = [words[at - 1], words[at], words[at + 1]];
  if (did < 0 || did >= at - 1 || !before || !verb || verb.quote !== undefined) return false;
  if (!/^[a-z]+$/.test(verb.text) || /(?:ed|s)$/.test(verb.lower) || article.test(before.lower)) return false;
  if (words.slice(did + 1, at).some(({ comma, lower }) => comma || clause.test(lower))) return false;
  const closed = next === undefined || follows.test(next.lower);
  return subject.test(before.lower) || /^\p{Lu}/u.test(before.text) || closed;
}
