import { startsLikeQuestion } from './clauses.ts';

const WHEN_OR_WHO =
  '(?:how (?:long|often|much|many|soon|far|fast|quickly|early|late|old|high|big)|when|where|why|whom?|whose|(?:what|which) (?:date|day|time|year|month|age|amount|price|reason)|what)';
const BARE = new RegExp(
  `^(?:and )?((?:(?:for|since|until|till|from|by|at|on|up to|to|with|in|after|within) )?${WHEN_OR_WHO})\\s*[?.]*$`,
  'i',
);
const ASKED_FOR =
  /^(?:(?:in|on|at|for|from|by|to|until|after|within|with|up to) )?(?:what|which|how \p{L}+|when|where|whom?|whose)\b.*?\s(?=(?:do|does|did|is|are|was|were|may|must|can|could|should|will|would|has|have|had)\b)/iu;

/** "What share does it pay, and for how long?": the rest was said in the part before, with the case told there. */
function sameOf(text: string, before: string): string | undefined {
  const opener = BARE.exec(text.trim())?.[1];
  if (!opener) return undefined;
  const sentences = before.split(/(?<=[.!])\s+(?=\p{Lu})/u);
  const asked = sentences.pop() ?? '';
  const rest = asked.replace(ASKED_FOR, '');
  if (rest === asked && !YES_OR_NO.test(asked)) return undefined;
  const whole = `${opener} ${rest.charAt(0).toLowerCase()}${rest.slice(1)}`;
  return [...sentences, sentences.length > 0 ? whole.charAt(0).toUpperCase() + whole.slice(1) : whole].join(
    ' ',
  );
}

const YES_OR_NO = /^(?:do|does|did|is|are|was|were|may|must|can|could|should|will|would|has|have|had)\b/i;

/** "… in 2024, and how many in 2025": what is counted was said in the part before. */
function counted(text: string, before: string): string | undefined {
  const [, opener, joint, rest] =
    /^(how (?:many|much)) (in|on|during|for|from|at|of|by|with|without) (.+)$/i.exec(text.trim()) ?? [];
  if (!opener || !joint || !rest || !before.toLowerCase().startsWith(opener.toLowerCase())) return undefined;
  const at = before.toLowerCase().lastIndexOf(` ${joint.toLowerCase()} `);
  return at < 0 ? undefined : `${before.slice(0, at)} ${joint} ${rest}`;
}

/** A half-sentence with what the part before it said; undefined where it stands on its own. */
export function completed(text: string, before: string | undefined): string | undefined {
  return before === undefined ? undefined : (counted(text, before) ?? sameOf(text, before));
}

/** "From what date?": nothing without the part before it. */
export function isBare(text: string): boolean {
  return BARE.test(text.trim());
}

/** "And the one in Ghent?", "and for seniors?": no question of its own. */
export function isHalf(raw: string): boolean {
  return /^(?:and|or|what about|how about)\b|^the ones?\b/i.test(raw.trim()) && !startsLikeQuestion(raw);
}
