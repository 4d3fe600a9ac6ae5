import { singular } from '../../language/singular.ts';
import { stopWords } from '../../language/words.ts';
import type { Column } from '../../schema/model.ts';
import { type Entry, entry, type Target } from '../entry.ts';

const pairs: [yes: RegExp, no: RegExp][] = [
  [/^(y|yes|j|ja)$/i, /^(n|no|nein)$/i],
  [/^t(rue)?$/i, /^f(alse)?$/i],
  [/^1$/, /^0$/],
];

/** The two values of a text that only says yes or no. */
function yesAndNo(column: Column): YesNo | undefined {
  if (column.kind === 'number') return isBit(column) ? { yes: '1', no: '0' } : undefined;
  const { kind, values = [] } = column;
  if (kind !== 'text' || values.length === 0 || values.length > 2) return undefined;
  for (const pair of pairs) {
    const said = saidBy(values, pair);
    if (said) return said;
  }
  return undefined;
}

interface YesNo {
  yes: string;
  no: string;
}

/** One of the two may not occur yet. */
function saidBy(values: readonly string[], [isYes, isNo]: [RegExp, RegExp]): YesNo | undefined {
  if (!values.every((value) => isYes.test(value) || isNo.test(value))) return undefined;
  const yes = values.find((value) => isYes.test(value));
  const no = values.find((value) => isNo.test(value));
  return { yes: yes ?? (no === 'N' ? 'Y' : '1'), no: no ?? (yes === 'Y' ? 'N' : '0') };
}

/** A whole number of 0 or 1 whose name is a state, not a quantity. */
function isBit({ words, type, min, max, primary, reference }: Column): boolean {
  if (primary || reference || !/int|bit/i.test(type) || min !== '0' || max !== '1') return false;
  return (
    words[0] === 'is' ||
    words[0] === 'has' ||
    words.some((word) => /(ed|able|ible|ive|al)$/.test(word) || /^(flag|indicator)$/.test(word))
  );
}

const longest = 3;
const saying =
  /^(is|has|flag|indicator|ind|status|if|yes|no|y|n|true|false|else|otherwise|when|whether|the)$/;

/** A letter that says yes or no is named like a flag: by its name, and by what its comment says of yes. */
export function yesNoEntries(column: Column): Entry[] {
  const said = yesAndNo(column);
  if (!said) return [];
  const target = (value: string): Target => ({ kind: 'value', column, values: [value], score: 1 });
  const name = column.words.filter((word) => !saying.test(word));
  const first = (column.comment ?? '').split(/[,;.]|\belse\b|\botherwise\b/)[0] ?? '';
  const told = (
    first
      .toLowerCase()
      .replace(/[:=]?\s*\b[yn] or [yn]\b/g, '')
      .match(/\p{L}[\p{L}-]*/gu) ?? []
  ).filter((word) => !saying.test(word) && !stopWords.has(word) && word.length > 1);
  const phrases = [name, told, told.slice(0, -1), told.slice(1), told.slice(-1)].filter(
    (words) => words.length > 0 && words.length <= longest,
  );
  const unique = [...new Map(phrases.map((words) => [words.map(singular).join(' '), words])).values()];
  return unique.flatMap((words) => [
    ...entry(words, target(said.yes), column.cuts),
    ...entry([`non-${words[0]}`, ...words.slice(1)], target(said.no)),
    ...entry([`un${words[0]}`, ...words.slice(1)], target(said.no)),
  ]);
}
