import { conditionFit } from '../evidence/case-fit.ts';
import { calendarFit, isItsTime, namesOther } from '../evidence/cases.ts';
import { tableOf } from '../evidence/grid.ts';
import type { Scored } from '../evidence/score.ts';
import type { BaggedUnit } from '../passages.ts';
import type { DocumentQuestion } from '../question/question.ts';
import type { Add } from './words.ts';

/** The case that the question tells. */
interface Case {
  question: DocumentQuestion;
  /** The units that are left where tables and lists tell cases apart. */
  ofTheCase: ReadonlySet<BaggedUnit>;
}

/** Whether a unit speaks of the case of the question, or of another. */
export function addCase(add: Add, { question, ofTheCase }: Case, { unit }: Scored): void {
  const condition = question.quantities.length > 0 ? conditionFit(question, unit) : 0;
  if (condition !== 0) add(`case:${inOrOut(condition)}:${unit.kind}`);
  const calendar = calendarFit(question, unit);
  if (calendar !== 0) add(`calendar:${inOrOut(calendar)}`);
  if (isItsTime(question, unit)) add('its time');
  if (namesOther(question, unit)) add('names other');
  if (!ofTheCase.has(unit)) add(`other case:${unit.kind}`);
  else if (unit.kind === 'row' && tableOf(unit).some((row) => !ofTheCase.has(row))) add('row of the case');
  addNumbers(add, question.text, unit.text);
}

const inOrOut = (fit: number): string => (fit > 0 ? 'in' : 'out');

const numbersIn = (text: string): string[] => text.match(/\d[\d.,:]*\d|\d/g) ?? [];

function addNumbers(add: Add, question: string, text: string): void {
  const asked = new Set(numbersIn(question));
  const said = numbersIn(text);
  if (said.some((each) => asked.has(each))) add('same number');
  if (said.length > 0 && said.every((each) => asked.has(each))) add('only its numbers');
}
