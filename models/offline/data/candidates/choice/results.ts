import type { Outcome } from '../../plan/query.ts';
import type { Features } from './features.ts';

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

const ROW = /^(?:- |\| (?!---|#))/gm;

function kindOf(text: string): string {
  if (/^(?:yes, |no, )?there (?:is|are) (?:no|nothing)\b|^there is no record/i.test(text)) return 'nothing';
  const lines = (text.match(ROW) ?? []).length;
  if (lines > 0) {
    const rows = text.includes('| ---') ? lines - 1 : lines;
    return /the first \d+ are|Only the first/.test(text)
      ? 'cut'
      : rows === 1
        ? 'row'
        : rows <= 3
          ? 'few'
          : rows <= 12
            ? 'some'
            : 'many';
  }
  const [, said] = /\*\*(-?[\d,.]+)(?: %)?\*\*/.exec(text) ?? [];
  const value = said === undefined ? undefined : Number(said.replaceAll(',', ''));
  if (value === undefined) return 'fact';
  return value === 0 ? 'zero' : value < 0 ? 'negative' : value === 1 ? 'one' : 'value';
}
