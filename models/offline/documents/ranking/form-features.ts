import type { Scored } from '../evidence/score.ts';
import { isSameUnit } from '../question/measures.ts';
import type { DocumentQuestion } from '../question/question.ts';
import { heldIn } from './forms.ts';
import type { Add } from './words.ts';

/** What is asked for. */
interface Asked {
  asked: readonly string[];
  question: DocumentQuestion;
  /** The sentence that asks, without what is told around it. */
  core: string;
}

/** Forms whose lack says something as well. */
const MISSED = [
  'money',
  'duration',
  'number',
  'date',
  'clock',
  'role',
  'may',
  'must',
  'not',
  'limit',
  'place',
];

/** What kinds of things a unit holds, beside what is asked for. */
export function addForms(add: Add, { asked, question, core }: Asked, { unit, quantities }: Scored): void {
  const held = heldIn(unit.text);
  for (const form of held) add(`h:${form}`);
  addBeside(add, asked, held);
  addBeside(
    add,
    asked,
    heldInCells(unit).map((form) => `cell ${form}`),
  );
  for (const form of MISSED) if (!held.includes(form)) add(`${asked[0] ?? ''}|no ${form}`);
  addUnit(add, question, quantities);
  addBeside(
    add,
    asked,
    [...new Set(quantities.map(({ kind }) => kind))].map((kind) => `q ${kind}`),
  );
  if (/\b(?:still|even if|anyway|really)\b/i.test(core) && held.includes('not')) add('still|not');
}

/** Each kind asked for with each that is there. */
function addBeside(add: Add, asked: readonly string[], there: readonly string[]): void {
  for (const each of there) for (const kind of asked) add(`${kind}|${each}`);
}

/** The first cell names the row. */
const heldInCells = ({ cells = [] }: Scored['unit']): string[] =>
  cells.length > 1
    ? heldIn(
        cells
          .slice(1)
          .map(({ value }) => value)
          .join('; '),
      )
    : [];

function addUnit(add: Add, { unit }: DocumentQuestion, quantities: Scored['quantities']): void {
  if (!unit) return;
  if (quantities.some((each) => isSameUnit(each.unit, unit))) add('unit:same');
  else add(quantities.length > 0 ? 'unit:other' : 'unit:none');
}
