import { stopWords } from '../../language/words.ts';

/** First words of comments that name nothing: "Name of the department". */
export const vague = new Set(
  'name title type kind number date id code day first last one row each true false list key unit planned actual part'.split(
    ' ',
  ),
);

/** "Family doctors (general practitioners)": the other name. */
export function bracketed(comment: string | undefined): string[][] {
  const inside = /\(([\p{L} -]{3,40})\)/u.exec(comment ?? '')?.[1];
  return namingPhrases(inside);
}

/** The naming phrases of a comment: up to its first full stop or bracket, at most four words each. */
export function namingPhrases(comment: string | undefined): string[][] {
  if (comment === undefined) return [];
  const lead = comment.split(/[.(:=]|\s[-–]\s/)[0] ?? '';
  const naming =
    lead
      .toLowerCase()
      .split(/\b(?:of|in|for|when|that|which|with|per|by|from|at|on|to|where|as|and|while)\b/)[0] ?? '';
  const phrases = naming
    .split(/[,;/]|\bor\b/)
    .map((part) => part.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 && !stopWords.has(word)));
  return phrases
    .slice(0, 2)
    .filter(
      (words) => words.length > 0 && words.length <= 3 && !(words.length === 1 && vague.has(words[0] ?? '')),
    );
}
