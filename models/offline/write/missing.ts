import { isOrder } from '../documents/question/orders.ts';
import { type Finding, reasonOf } from './material.ts';

const PRONOUN = '(?:we|i|you|they|he|she|it|that|this|those|these|one|somebody|someone|anybody|anyone)';
const AUXILIARY = '(?:can|could|may|might|must|should|shall|will|would|am|are|is|was|were|have|has|had)';
const WH =
  '(?:(?:in|on|at|for|from|by|to|with|after|until|within|of|up to) )?(?:what|which|who|whom|whose|when|where|why|how)';
const THING = /^what(?: is| are|['’]s) ((?:the|our|my|your|their|its) .+)$/i;
const DO_WE = new RegExp(`^(${WH}\\b.*?) do (${PRONOUN}) (.+)$`, 'i');
const TURNED = new RegExp(`^(${WH}\\b.*?) (${AUXILIARY}) (${PRONOUN})\\b(.*)$`, 'i');
const WHETHER = new RegExp(`^(${AUXILIARY}|do) (${PRONOUN}) (.+)$`, 'i');
/** The word that is asked for is what the sentence speaks of, so its order stays. */
const STRAIGHT = new RegExp(
  `^(?:who (?!do\\b|does\\b|did\\b)|(?:which|how (?:many|much)) \\p{L}+ (?:is|are|was|were) (?!the\\b|our\\b|an?\\b|my\\b|your\\b|their\\b|all\\b)|(?:which|what|how (?:many|much)) (?!${AUXILIARY}\\b|do\\b|does\\b|did\\b)\\p{L}+ (?!${AUXILIARY}\\b|do\\b|does\\b|did\\b|to\\b|of\\b)\\p{L}+)`,
  'iu',
);

const small = (text: string): string =>
  /^(?:I\b|\p{Lu}{2})/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

/** The question itself, without the case that was told before it. */
function question(instruction: string): string {
  const sentences = instruction
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.!?])\s+(?=["“\p{Lu}])/u);
  return sentences.findLast((sentence) => sentence.endsWith('?')) ?? sentences.join(' ');
}

/** "Which printer do we order from?" within a sentence: "which printer we order from"; in quotes where that is unsure. */
export function indirectly(instruction: string): string {
  const asked = question(instruction);
  const bare = asked.replace(/[?.!\s]+$/, '');
  if (!asked.endsWith('?')) return `"${bare}"`;
  const thing = THING.exec(bare)?.[1];
  if (thing) return small(thing);
  const [, wanted, who, what] = DO_WE.exec(bare) ?? [];
  if (wanted && who) return small(`${wanted} ${who} ${what}`);
  const [, head, auxiliary, subject, rest] = TURNED.exec(bare) ?? [];
  if (head && auxiliary) return small(`${head} ${subject} ${auxiliary}${rest}`);
  const [, may, whom, does] = WHETHER.exec(bare) ?? [];
  if (may && whom) return `whether ${small(whom)} ${/^do$/i.test(may) ? '' : `${small(may)} `}${does}`;
  return STRAIGHT.test(bare) ? small(bare) : `"${bare}"`;
}

function line(instruction: string, reason: string): string {
  const why = small(reason.replace(/\s+/g, ' ').trim());
  return instruction.trim() === '' ? reason : `Nothing was found about ${indirectly(instruction)}: ${why}`;
}

const SAID = /^(?:I could not answer|No answer was found to) "(.+?)": (.+)$/is;

/** What was not answered, a line for each part: whole findings, and what the answered ones left open. */
export function missingLines(open: readonly string[], unanswered: readonly Finding[]): string[] {
  const parts = [
    ...open.map((text) => {
      const [, part, reason] = SAID.exec(text) ?? [];
      return part && reason
        ? { part: asQuestion(part), text: line(asQuestion(part), reason) }
        : { part: text, text };
    }),
    ...unanswered.map(unansweredPart),
  ];
  const key = (part: string): string =>
    part
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return [...new Map(parts.map(({ part, text }) => [key(part), text])).values()];
}

/** An order is not said again: what it wants said would then stand in the report. */
const ORDERED = 'One part of the message gives orders and asks nothing: nothing was looked up for it.';

function unansweredPart(finding: Finding): { part: string; text: string } {
  const { instruction } = finding;
  const orders = !instruction.trim().endsWith('?') && isOrder(instruction);
  return orders
    ? { part: ORDERED, text: ORDERED }
    : { part: instruction, text: line(instruction, reasonOf(finding)) };
}

function asQuestion(part: string): string {
  return /[.?!]$/.test(part) ? part : `${part}?`;
}
