import { replacePointers } from '../../plan/follow-up.ts';
import { referentsOf } from '../../plan/referents.ts';
import { choose, recording } from '../candidates/choice/choose.ts';
import { arranged } from '../language/arranged.ts';
import { splitInstruction } from '../language/split.ts';
import { beyondData } from '../language/words.ts';
import type { Fetch, Outcome } from '../plan/query.ts';
import type { Model } from '../schema/model.ts';
import { answerQuestion, lexiconOf } from './question.ts';

interface Task {
  instruction: string;
  context: string;
  world: { model: Model; today: string };
  fetch: Fetch;
}

export type PartsResult = { kind: 'answer'; text: string } | { kind: 'decline'; text: string };

const longestInstruction = 2000;

/** Answers an instruction: by rules, or as other readings say that fit what was asked better. */
export function answerParts(task: Task): PartsResult {
  const { fetch, queries } = recording(task.fetch);
  const byRules = answerByRules({ ...task, fetch });
  if (!byRules.open) return byRules;
  const { model, today } = task.world;
  const choice = choose({ model, lexicon: lexiconOf(model), today, fetch: task.fetch }, task.instruction, {
    ...byRules,
    queries,
  });
  if (choice.kind === 'answer') return choice;
  if (choice.kind === 'unsure' && byRules.kind === 'answer')
    return { kind: 'decline', text: unsure(choice.likeliest) };
  return byRules;
}

const unsure = (likeliest: string | undefined): string =>
  likeliest
    ? `I am not sure enough how to read that. The likeliest reading is ${likeliest}: if that is meant, please ask for it in these words.`
    : 'I am not sure enough how to read that; please put it in other words.';

/** Answers each part of an instruction, and says of the rest why it has no answer; `open` where others may read it better. */
export function answerByRules(task: Task): PartsResult & { open: boolean } {
  const instruction = arranged(task.instruction)
    .replaceAll(/\bi\.\s?e\.,?/gi, 'ie')
    .replace(/^on average,\s+/i, 'on average ');
  if (!/\p{L}/u.test(instruction))
    return { kind: 'decline', text: 'There is no question to answer.', open: false };
  if (instruction.length > longestInstruction)
    return {
      kind: 'decline',
      text: `The instruction is ${instruction.length} characters long; please put it into a short question.`,
      open: false,
    };
  const beyond = splitInstruction(instruction).length === 1 ? beyondIn(task, instruction) : undefined;
  if (beyond) return { kind: 'decline', text: beyond.why, open: false };
  const parts = joinedFragments(splitInstruction(instruction), instruction);
  const outcomes = parts.map((part, index) => ({
    part,
    outcome: answerPart(task, explained(part, parts[index - 1])),
  }));
  // Until the rules have what they asked for, nothing else is weighed against them.
  if (outcomes.some(({ outcome }) => outcome.kind === 'pending'))
    return { kind: 'decline', text: '', open: false };
  const answers = outcomes.flatMap(({ outcome }) => (outcome.kind === 'answer' ? [outcome.text] : []));
  const reasons = outcomes.flatMap(({ part, outcome }) =>
    outcome.kind === 'decline' ? [{ part, reason: outcome.reason }] : [],
  );
  if (answers.length === 0)
    return {
      kind: 'decline',
      text: reasons.map(({ reason }) => sentence(reason)).join('\n\n'),
      open: !task.context,
    };
  const settled = outcomes.every(({ outcome }) => outcome.kind === 'answer' && outcome.settled);
  const open = reasons.map(
    ({ part, reason }) => `I could not answer "${part}": ${lowerFirst(sentence(reason))}`,
  );
  return {
    kind: 'answer',
    text: [...answers, ...open].join('\n\n'),
    open:
      !task.context &&
      !settled &&
      (parts.length === 1 || open.length > 0) &&
      !ABOUT_CONCERNS.test(instruction),
  };
}

/** Concerns follow from the data by rules of their own. */
const ABOUT_CONCERNS = /\b(?:concerns?|risks?|problems?|worr(?:y|ies)|issues?|wrong|attention)\b/i;

/** "We're on Business. What …": tells the case, and asks nothing. */
const TELLS =
  /^(?:i|we|i'm|we're|i’m|we’re|i've|we've|my|our|he|she|you|somebody|someone|an? \p{L}+ (?:of mine )?(?:just |has |wants |came |left )) ?(?!.*\b(?:how many|how much)\b)/iu;

/** What can be answered by itself: a question, an order, a figure or what is told apart. */
const asks =
  /\b(?:how|what|which|who|whom|when|where|why|list|show|name|give|count|tell|find|compute|calculate|compare|per|by|each|number|total|average|sum|share|percentage|median|mean|highest|lowest|most|fewest|top)\b|^(?:is|are|was|were|do|does|did|has|have|can|could)\b/i;

/** "Among the members, …": what only leads up to a question is no question of its own. */
function joinedFragments(parts: readonly string[], text: string): string[] {
  const joined: string[] = [];
  let lead = '';
  for (const [index, part] of parts.entries()) {
    const leads =
      index + 1 < parts.length &&
      /^(?:of|among|amongst|out of|for|with|within|from|at|during|after|before)\b/i.test(part);
    const tells = index + 1 < parts.length && TELLS.test(part);
    const spoken = lead === '' && text.includes(`${part},`) && index + 1 < parts.length && !asks.test(part);
    if (tells || spoken || (leads && !/\b(?:how|what|which|who|when|where)\b/i.test(part)))
      lead = `${lead}${part}, `;
    else {
      joined.push(`${lead}${part}`);
      lead = '';
    }
  }
  return joined;
}

/** "… and what do they earn": they are what the part before asked about, if that named them in full. */
function explained(part: string, before: string | undefined): string {
  const again =
    /^(?:how many|how much|what|what about|how about|which)(?: (?:is|was|were|are) (?:it|that|they|there))? (in|during|on|from|at|for|of|by|with) (.+)$/i.exec(
      part,
    );
  if (
    again &&
    /^(?:how (?:many|much)|what|which) /i.test(before ?? '') &&
    hasJoint(before ?? '', again[1] ?? '')
  )
    return repeated(before ?? '', again[1] ?? '', again[2] ?? '');
  const subject =
    /^how many ([\p{L}\s-]+?) (?:do we have|are there|are employed|have we|exist)(?: in total)?$/iu.exec(
      before ?? '',
    )?.[1];
  if (subject) return part.replace(/\b(?:they|them|their)\b/i, subject);
  return (before && POINTS.test(part) && replacePointers(part, referentsOf(before, ''))) || part;
}

/** To those of the part before; "it" is often nothing at all. */
const POINTS = /\b(?:they|them|their|those)\b/i;

/** What no data can answer; a cause can be had where a column keeps it. */
function beyondIn({ world }: Task, text: string): (typeof beyondData)[number] | undefined {
  const keeps = (word: string): boolean =>
    world.model.tables.some((table) => table.columns.some(({ words }) => words.includes(word)));
  const causes = keeps('cause') ? text.replaceAll(/\bcause[sd]?\b/gi, '') : text;
  const plain = keeps('reason') ? causes.replaceAll(/\breasons?\b/gi, '') : causes;
  return beyondData.find((each) => each.pattern.test(plain));
}

const hasJoint = (before: string, joint: string): boolean =>
  before.toLowerCase().includes(` ${joint.toLowerCase()} `);

/** "How many orders came in 2024, and how many in 2025": the same of another time or place. */
function repeated(before: string, joint: string, other: string): string {
  const at = before.toLowerCase().lastIndexOf(` ${joint.toLowerCase()} `);
  return `${at < 0 ? before : before.slice(0, at)} ${joint} ${other}`;
}

function answerPart(task: Task, part: string): Outcome {
  const beyond = beyondIn(task, part);
  return beyond ? { kind: 'decline', reason: beyond.why } : answerQuestion(task, part);
}

function sentence(reason: string): string {
  const text = reason.charAt(0).toUpperCase() + reason.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function lowerFirst(text: string): string {
  return /^I\b/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
