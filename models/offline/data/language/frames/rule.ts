/** A way to say something, and the one way in which it is read. */
export type Rule = readonly [pattern: RegExp, plain: string | ((...found: string[]) => string)];

export function reworded(text: string, rules: readonly Rule[]): string {
  return rules.reduce(
    (said, [pattern, plain]) =>
      typeof plain === 'string' ? said.replace(pattern, plain) : said.replace(pattern, plain),
    text,
  );
}

/** Alternatives, written over several lines for the eye. */
export const anyOf = (phrases: string): string =>
  phrases
    .trim()
    .split(/\s+\|\s+/)
    .join('|');

/** What may stand where a phrase ends. */
export const END = String.raw`(?=[\s,.;:?!)]|$)`;
/** What may stand where a clause ends. */
export const CLAUSE_END = String.raw`(?=\s*(?:[,.;:?!)]|$))`;
/** A short noun phrase: no comma, no end of a sentence. */
export const PHRASE = `[^,.;:?!()]+?`;
export const ARTICLE = `(?:the |our |all |an? |any |some |those |these )*`;
/** How a question goes on once it asks. */
export const ASKING = String.raw`(?:(?:to|from|for|in|at|by|on|with|through|under|of) (?:which|what|whom)|how (?:many|much|often|long|big|large|high)|what|which|who|when|where)\b`;
