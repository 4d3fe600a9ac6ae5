import { singular } from '../../language/singular.ts';
import type { Column, Model, Table } from '../../schema/model.ts';
import { type Entry, entry } from '../entry.ts';
import { valueWords } from './value-phrases.ts';

const shortest = 3;

/**
 * A key that says who did something is often called as people call that kind of colleague: where visits have a vet_no
 * and staff are "veterinary surgeons", vets are those, whether they have had a visit or not.
 */
export function roleKindEntries(model: Model): Entry[] {
  return model.tables.flatMap((table) =>
    table.columns.flatMap((column) => {
      const people = column.reference && model.byName.get(column.reference.table);
      const role = roleOf(column);
      return people?.person && role ? kindsCalled(role, people) : [];
    }),
  );
}

function roleOf({ words }: Column): string | undefined {
  const [role, more] = words.filter((word) => !/^(id|code|number|key|by)$/.test(word));
  return role && !more && role.length >= shortest ? singular(role) : undefined;
}

function kindsCalled(role: string, people: Table): Entry[] {
  const kinds = people.columns.flatMap((column) =>
    people.labels.includes(column)
      ? []
      : [...(column.values ?? column.codes.keys())]
          .filter((value) => isCalled(column.codes.get(value) ?? value, role))
          .map((value) => ({ column, value })),
  );
  const [only, more] = kinds;
  if (!only || more) return [];
  const { column, value } = only;
  const target = { kind: 'value' as const, column, values: [value], score: 0.92, person: true };
  return entry([role], target).map((each) => ({ ...each, exact: 'word' as const }));
}

/** "Vet" for "veterinary surgeon": the word itself, or one that begins with it. */
const isCalled = (said: string, role: string): boolean =>
  valueWords(said).some((word) => singular(word) === role || word.startsWith(role));
