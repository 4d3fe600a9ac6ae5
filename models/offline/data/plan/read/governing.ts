import type { Target } from '../../link/entry.ts';
import type { Mention } from '../../link/mention.ts';
import type { Column, Model } from '../../schema/model.ts';
import type { Condition, Frame } from './frame.ts';

const governing = /^(?:run|lead|head|manage|direct|chair|govern)$/;
const governor = /^(?:lead|leader|head|manager|chief|director|boss|chair|captain|principal|supervisor)$/;

export const isGoverning = (lemma: string): boolean => governing.test(lemma);

/** "Who runs Bank Feeds" asks for the one whom that row calls its lead, head or manager: nobody else will do. */
export function withGovernor(model: Model, frame: Frame): Frame | undefined {
  const { governs, who, intent, rank, attributes, head } = frame;
  if (!governs || !who || intent !== 'list' || rank || attributes.length > 0) return frame;
  const named = [...(head ? [head] : []), ...frame.conditions.flatMap(valueIn)];
  const [only, more] = named.flatMap((mention) =>
    mention.targets.flatMap((target) => governorsOf(model, mention, target)),
  );
  if (!only || (more && more.column !== only.column)) return undefined;
  const { head: _, ...rest } = frame;
  const filter: Condition = {
    kind: 'value',
    mention: { ...only.mention, targets: [only.target] },
    negated: false,
    at: only.mention.start,
  };
  return {
    ...rest,
    who: false,
    attributes: [
      {
        ...only.mention,
        surface: only.column.words.join(' '),
        targets: [{ kind: 'column', column: only.column, score: 1 }],
      },
    ],
    conditions: [
      ...frame.conditions.filter((each) => !valueIn(each).includes(only.mention)),
      ...(only.target.kind === 'value' ? [filter] : []),
    ],
  };
}

const valueIn = (condition: Condition): Mention[] => (condition.kind === 'value' ? [condition.mention] : []);

interface Governed {
  mention: Mention;
  target: Target;
  column: Column;
}

function governorsOf(model: Model, mention: Mention, target: Target): Governed[] {
  const table = model.byName.get(target.kind === 'table' ? target.table : target.column.table);
  const isRow =
    target.kind === 'table' ||
    (target.kind === 'value' && target.values.length === 1 && table?.labels.includes(target.column) === true);
  if (!table || table.person || !isRow) return [];
  const keys = table.columns.filter(
    ({ reference, kind, words }) =>
      (reference ? model.byName.get(reference.table)?.person : kind === 'text') &&
      words.some((word) => governor.test(word)),
  );
  return keys.length === 1 ? keys.map((column) => ({ mention, target, column })) : [];
}
