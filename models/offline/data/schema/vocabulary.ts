import { mayBeShortFor } from '../language/short-form.ts';
import { singular } from '../language/singular.ts';
import { stopWords } from '../language/words.ts';
import { partsOfName, type Vocabulary } from './names.ts';
import type { DatabaseSchema } from './schema.ts';
import { usualWords } from './short-forms.ts';

const firstWords = 6;
const longestInitials = 4;

/**
 * What cut-down parts of names stand for in this schema: `t_cst` with the comment "Customers" says that `cst` is a
 * customer wherever it stands, "Work orders" that `wo` is a work order. The most frequent meaning holds.
 */
export function learnVocabulary(schema: DatabaseSchema): Vocabulary {
  const votes = new Map<string, Map<string, number>>();
  const learn = (name: string, kind: 'table' | 'column', comment: string | null | undefined): void => {
    for (const [part, words] of meanings(partsOfName(name, kind), comment ?? '')) {
      const known = votes.get(part) ?? new Map<string, number>();
      const id = words.join(' ');
      votes.set(part, known.set(id, (known.get(id) ?? 0) + (kind === 'table' ? 3 : 1)));
    }
  };
  for (const table of schema.tables) {
    learn(table.name, 'table', table.comment);
    for (const column of table.columns) learn(column.name, 'column', column.comment);
  }
  return new Map(
    [...votes].map(([part, known]) => {
      const [best = ''] = [...known].toSorted((a, b) => b[1] - a[1])[0] ?? [];
      return [part, best.split(' ')] as const;
    }),
  );
}

/** Pairs of a name's parts with the words of its comment. */
function meanings(parts: readonly string[], comment: string): [string, string[]][] {
  const words =
    (comment.split(/[.;=]/)[0] ?? '')
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.slice(0, firstWords) ?? [];
  const plain = words.map(singular);
  return parts.flatMap((part): [string, string[]][] => {
    if (plain.includes(singular(part)) || /\d/.test(part)) return [];
    const usual = usualWords(part);
    if (usual?.some((word) => plain.includes(word))) return [];
    const initials = byInitials(part, words);
    if (initials) return [[part, initials]];
    const word = plain.find((each) => !stopWords.has(each) && mayBeShortFor(part, each));
    return word === undefined ? [] : [[part, [word]]];
  });
}

/** `wo` for "work orders", `oh` for "on hand". */
function byInitials(part: string, words: readonly string[]): string[] | undefined {
  if (part.length < 2 || part.length > longestInitials) return undefined;
  for (let start = 0; start + part.length <= words.length; start += 1) {
    const run = words.slice(start, start + part.length);
    if (run.map((word) => word.charAt(0)).join('') === part && !stopWords.has(run.at(-1) ?? ''))
      return run.map(singular);
  }
  return undefined;
}
