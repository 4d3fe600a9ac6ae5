import { leaningOf } from '../plan/leaning/leaning.ts';
import { contentWords, isGeneric } from '../text/words.ts';

/** From here on a question leans to one side clearly enough to doubt what the other side says. */
const DOUBT = 1;
const SAYS_NOTHING =
  /^(?:many|much|number|count|total|average|name|list|please|current|currently|still|ever|never|break|down|split|add|give|show|tell|been|one|ones)$/i;

const NUMBER = /\d|\b(?:no|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)\b/i;

/**
 * Whether a document answers a question for records by accident: it speaks of some of what was asked, and no record
 * is told by a sentence that leaves out the rest.
 */
export function straysFromRecords(part: string, answer: string): boolean {
  const { data, document } = leaningOf(part);
  if (data - document < DOUBT) return false;
  if (/^how many\b/i.test(part.trim()) && !NUMBER.test(answer.replace(/\[[^\]]*\]/g, ''))) return true;
  const said = new Set(contentWords(answer).map((word) => word.stem));
  const wanted = contentWords(part).filter((word) => !isGeneric(word) && !SAYS_NOTHING.test(word.lower));
  return wanted.some((word) => !said.has(word.stem));
}

const BARE_LIST = /^There (?:are|is) \*\*[\d,.]+\*\* [^\n]*:\s*\n/;
const WANTS_LIST =
  /^(?:(?:in|at|from|for|on|to|with|by) )?(?:which|list|show|name|give|are there|is there|what are)\b/i;

/** Whether records answer a question for a rule by accident: a list of rows says neither how, when nor how much. */
export function straysFromRules(part: string, answer: string): boolean {
  const { data, document } = leaningOf(part);
  return document - data >= DOUBT && BARE_LIST.test(answer.trim()) && !WANTS_LIST.test(part.trim());
}
