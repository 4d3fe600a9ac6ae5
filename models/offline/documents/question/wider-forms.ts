import { stem } from '../../text/stem.ts';

const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$/;

export function isDay(word: string): boolean {
  return DAY.test(word);
}

/** "Unpaid": a text that speaks of paying may say it with a "not". */
function withoutPrefix(word: string): string[][] {
  const bare = /^(?:un|non-?)(\p{L}{4,})$/u.exec(word)?.[1];
  return bare ? [[stem(bare)]] : [];
}

/** "On a Tuesday": a rule speaks of weekdays. */
function kindOfDay(word: string): string[][] {
  if (!DAY.test(word)) return [];
  return [[stem(/^(?:satur|sun)/.test(word) ? 'weekend' : 'weekday')]];
}

/** "Supervisor": one person supervises. */
function ofAgent(word: string): string[][] {
  const verb = /^(\p{L}{4,})(?:ers?|ors?)$/u.exec(word)?.[1];
  if (!verb) return [];
  const short = /([b-df-hj-np-tv-z])\1$/u.test(verb) ? [[stem(verb.slice(0, -1))]] : [];
  return [[stem(verb)], [stem(`${verb}e`)], ...short];
}

/** What a word may be told as by its form, each as its stems. */
export function widerForms(word: string): string[][] {
  return [...withoutPrefix(word), ...kindOfDay(word), ...ofAgent(word)];
}
