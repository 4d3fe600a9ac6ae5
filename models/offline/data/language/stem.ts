import { singular } from './singular.ts';

/** Endings that make a person, an action or a field of the same root, longest first. */
const endings = [
  'ologists',
  'ologist',
  'ization',
  'isation',
  'ological',
  'iologist',
  'iology',
  'ation',
  'ology',
  'ician',
  'ment',
  'ance',
  'ence',
  'able',
  'ible',
  'ness',
  'ship',
  'ing',
  'ion',
  'ist',
  'ian',
  'ant',
  'ent',
  'ive',
  'ity',
  'ary',
  'ory',
  'ics',
  'ism',
  'ure',
  'er',
  'or',
  'ed',
  'ic',
  'al',
  'ee',
];

const shortest = 4;
const rounds = 2;

/**
 * The root a family of words shares (engineers and Engineering, cardiologist and Cardiology).
 * It cuts deep: a stem is only ever compared with the few names of one schema, and counts less than an equal word.
 */
export function stem(word: string): string {
  let root = singular(word);
  for (let round = 0; round < rounds; round += 1) {
    const least = round === 0 ? shortest : shortest + 1;
    const ending = endings.find((each) => root.endsWith(each) && root.length - each.length >= least);
    if (ending === undefined) break;
    root = root.slice(0, -ending.length);
  }
  return undouble(root.length > shortest ? root.replace(/[eyi]$/, '') : root);
}

function undouble(root: string): string {
  const last = root.at(-1);
  return root.length > shortest && last === root.at(-2) ? root.slice(0, -1) : root;
}

/** A verb's forms and its noun, where no ending tells that they belong together. */
const families = [
  'decision decided',
  'payment paid',
  'sending sent',
  'submission submitted',
  'admission admitted',
  'receipt received',
].map((words) => new Set(words.split(' ')));

export const ofOneVerb = (a: string, b: string): boolean =>
  families.some((family) => family.has(a) && family.has(b));

/** One letter wrong, missing, doubled or swapped, in words long enough that this is no coincidence. */
export function isTypo(written: string, meant: string): boolean {
  if (written[0] !== meant[0] || Math.min(written.length, meant.length) < 6) return false;
  if (Math.abs(written.length - meant.length) > 1) return false;
  let at = 0;
  while (at < written.length && written[at] === meant[at]) at += 1;
  const [restA, restB] = [written.slice(at), meant.slice(at)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
