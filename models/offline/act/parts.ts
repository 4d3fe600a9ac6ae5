import { replacePointers } from '../plan/follow-up.ts';
import { completed } from '../plan/halves.ts';
import { referentsOf } from '../plan/referents.ts';
import { asSentence, splitQuestion } from '../plan/split.ts';

/** The separate things that an instruction asks for, each in words that stand on their own. */
export function partsOf(instruction: string): string[] {
  const parts = splitQuestion(instruction).map((p) => p.text);
  const resolved: string[] = [];
  for (const each of parts) {
    const text = completed(each, resolved.at(-1)) ?? each;
    const earlier = resolved.findLast((e) => replacePointers(text, referentsOf(e, '')) !== undefined);
    resolved.push((earlier && replacePointers(text, referentsOf(earlier, ''))) ?? text);
  }
  return resolved.length > 0 ? resolved.map(asSentence) : [instruction.trim()];
}
