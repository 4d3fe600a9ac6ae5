import { endOf } from '../../plan/semantics.ts';
import type { Column, Table } from '../../schema/model.ts';

/** How people say that a row has ended, and that it has not, where the table keeps the day it ends. */
export interface Ending {
  column: Column;
  gone: string[][];
  present: string[][];
}

const closing =
  /^(closed?|resolved?|completed?|finished|fixed|settled|solved|ended|paid|cleared|returned|repaid|done)$/;

/** The one date that is set when something is done with: open until then, if no other column says what is open. */
export function closingOf(table: Table): Ending | undefined {
  const [column, more] = table.columns.filter(
    ({ kind, nullable, words }) => kind === 'date' && nullable && words.some((word) => closing.test(word)),
  );
  const told = table.columns.some(
    ({ kind, values, codes }) =>
      kind === 'text' &&
      [...(values ?? []), ...codes.values()].some((value) =>
        /\bopen|outstanding|pending|closed|done\b/i.test(value),
      ),
  );
  if (!column || more || told || table.validity) return undefined;
  const present = ['open', 'outstanding', 'pending', 'unfinished', 'ongoing'].map((word) => [word]);
  return { column, gone: [], present };
}

/** Who has died, and who is alive. */
export function lifeOf(table: Table): Ending | undefined {
  const [column, more] = table.columns.filter(
    ({ kind, nullable, words }) =>
      kind === 'date' && nullable && words.some((word) => /^(?:died|death|deceased)$/.test(word)),
  );
  return column && !more
    ? {
        column,
        gone: [['dead'], ['deceased']],
        present: [['alive'], ['living'], ['still', 'alive'], ['still', 'living']],
      }
    : undefined;
}

export function endingOf(table: Table): Ending | undefined {
  const column = table.validity ? undefined : endOf(table);
  if (!column) return undefined;
  const gone = table.person
    ? ['left', 'gone', 'departed', 'quit', 'resigned', 'former', 'ex']
    : ['ended', 'former'];
  const present = table.person && table.staff ? ['employ', 'employed', 'on staff', 'on the payroll'] : [];
  const told = table.columns.some(({ values, codes, words }) =>
    [...(values ?? []), ...codes.values(), ...words].some((each) => /\b(?:in)?active\b/i.test(each)),
  );
  if (!told) {
    gone.push('inactive');
    present.push('active');
  }
  const split = (phrases: string[]): string[][] => phrases.map((phrase) => phrase.split(' '));
  return { column, gone: split(gone), present: split(present) };
}
