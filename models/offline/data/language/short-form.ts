const vowels = /[aeiou]/g;

/** Without the vowels behind its first letter: customer → cstmr. */
const skeleton = (word: string): string => word.charAt(0) + word.slice(1).replace(vowels, '');

function isWithin(short: string, word: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === short[at]) at += 1;
  return at === short.length;
}

/**
 * Whether designers would cut `word` down to `short`: to its consonants (cst, mdl, hrly) or in the middle of a syllable
 * (sev-erity, prom-ised). Only ever asked of a name's part that is no word itself.
 */
export function isShortFor(short: string, word: string): boolean {
  const [base = word] = /^[a-z]{4,}?(?=(?:ive|ion|ed|ing|ment)$)/.exec(word) ?? [];
  return cutsTo(short, word) || (base !== word && cutsTo(short, base));
}

function cutsTo(short: string, word: string): boolean {
  if (short.length < 2 || word.length <= short.length || short[0] !== word[0]) return false;
  if (short === skeleton(word) && short.length >= 3) return true;
  if (word.length < short.length + 2) return isNearlyWhole(short, word);
  if (word.startsWith(short))
    return short.length >= 3 && /[^aeiouy]$/.test(short) && (short.length >= 4 || isCut(short, word));
  return isNearlyWhole(short, word) || isOfBones(short, skeleton(word));
}

/** Some of the consonants that are left of a word, from its start or up to its end. */
function isOfBones(short: string, bones: string): boolean {
  if (skeleton(short) !== short || !isWithin(short, bones)) return false;
  const left = bones.length - short.length;
  if (short.length === 2) return left === 0;
  const most = short.length >= 4 ? 2 : 1;
  return (bones.startsWith(short) && left <= 2) || (bones.at(-1) === short.at(-1) && left <= most);
}

/** Some vowels left out, and no more: outcm for outcome, surnm for surname. */
function isNearlyWhole(short: string, word: string): boolean {
  const bones = skeleton(word);
  return (
    short.length >= 4 &&
    short.length * 2 > word.length &&
    bones.length - skeleton(short).length <= 1 &&
    bones.at(-1) === short.at(-1) &&
    isWithin(short, word)
  );
}

/** The cut falls between a consonant and a vowel. */
function isCut(short: string, word: string): boolean {
  return /[^aeiou]$/.test(short) && /^[aeiouy]/.test(word.slice(short.length));
}

/** Any way to leave letters out: for a comment that stands right beside the name. */
export function mayBeShortFor(short: string, word: string): boolean {
  return short.length >= 2 && word.length > short.length && short[0] === word[0] && isWithin(short, word);
}

/** Two letters are the first ones, the first consonants, or the first and the last: a phone is no `po`. */
export const isBegun = (short: string, word: string): boolean =>
  short.length > 2 ||
  word.startsWith(short) ||
  skeleton(word).startsWith(short) ||
  word.endsWith(short.charAt(1));
