const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const VALUES: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, value) => [word, value] as const),
  ...TENS.map((word, index) => [word, (index + 2) * 10] as const),
]);
const SCALES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
]);

const WORD = [...VALUES.keys(), ...SCALES.keys()].sort((a, b) => b.length - a.length).join('|');
const RUN = new RegExp(`\\b(?:${WORD})(?:(?:-|\\s+and\\s+|\\s+)(?:${WORD}))*\\b`, 'g');

/** Writes the numbers that stand in (lower-case, English) words as digits: `twenty-one boats` → `21 boats`. */
export function digitsForWords(text: string): string {
  return text.replace(RUN, (run) => sayAgain(run.split(/-|\s+and\s+|\s+/), run));
}

/** Words that don't form one number (`five six`, `hundred and`) stay several. */
function sayAgain(words: string[], run: string): string {
  const numbers: string[] = [];
  let rest = words;
  while (rest.length > 0) {
    const { value, used } = oneNumber(rest);
    if (used === 0) return run;
    numbers.push(String(value));
    rest = rest.slice(used);
  }
  return numbers.join(' ');
}

interface Reading {
  /** Whole thousands so far. */
  total: number;
  /** What stands before the next scale word. */
  group: number;
  /** Within a group each further word must be smaller than this: twenty-one, not twenty-thirty. */
  room: number;
}

function oneNumber(words: string[]): { value: number; used: number } {
  let reading: Reading = { total: 0, group: 0, room: Number.POSITIVE_INFINITY };
  let used = 0;
  for (const word of words) {
    const next = readWord(reading, word);
    if (!next) break;
    reading = next;
    used += 1;
  }
  return { value: reading.total + reading.group, used };
}

/** The reading with one more word; undefined when the word begins another number. */
function readWord({ total, group, room }: Reading, word: string): Reading | undefined {
  const scale = SCALES.get(word);
  if (scale === 100) return group > 0 ? { total, group: group * 100, room: 100 } : undefined;
  if (scale) {
    return group > 0 ? { total: total + group * scale, group: 0, room: Number.POSITIVE_INFINITY } : undefined;
  }
  const value = VALUES.get(word);
  if (value === undefined || value >= room) return undefined;
  return { total, group: group + value, room: value >= 20 ? 10 : 0 };
}
