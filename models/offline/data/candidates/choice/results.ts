import type { Features } from '../../../text/linear.ts';
import type { Outcome } from '../../plan/query.ts';

/** What an answer looks like: the likeliest reading seldom ends in nothing, or in a list of everything. */
export function resultFeatures(outcome: Outcome, op: string): Features {
  if (outcome.kind !== 'answer') return { 'result:refused': 1, [`result:refused|${op}`]: 1 };
  const { text } = outcome;
  const kind = kindOf(text);
  return {
    [`result:${kind}`]: 1,
    [`result:${kind}|${op}`]: 1,
    ...(/because of equal figures|share that place/.test(text) ? { 'result:tied': 1 } : {}),
    ...(/ – |\| – \|/.test(text) ? { 'result:gaps': 1 } : {}),
  };
}

/** Begin the lines of lists and tables; a table has one more, its head. */
const ROW = /^(?:- |\| (?!---|#))/gm;

function kindOf(text: string): string {
  if (/^(?:yes, |no, )?there (?:is|are) (?:no|nothing)\b|^there is no record/i.test(text)) return 'nothing';
  const lines = (text.match(ROW) ?? []).length;
  return lines > 0 ? kindOfList(text, lines) : kindOfFigure(text);
}

function kindOfList(text: string, lines: number): string {
  if (/the first \d+ are|Only the first/.test(text)) return 'cut';
  const rows = text.includes('| ---') ? lines - 1 : lines;
  if (rows === 1) return 'row';
  return rows <= 3 ? 'few' : rows <= 12 ? 'some' : 'many';
}

function kindOfFigure(text: string): string {
  const [, said] = /\*\*(-?[\d,.]+)(?: %)?\*\*/.exec(text) ?? [];
  const value = said === undefined ? undefined : Number(said.replaceAll(',', ''));
  if (value === undefined) return 'fact';
  return value === 0 ? 'zero' : value < 0 ? 'negative' : value === 1 ? 'one' : 'value';
}
