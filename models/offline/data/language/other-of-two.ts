import { MONTHS } from '@parley/platform/months';

const JOINT = 'in|during|from|for|of|at|by|with|on|via|through|to|under|before|after|since|among|between';
const PERIOD = new RegExp(
  String.raw`\b(?:(?:19|20)\d\d|${MONTHS.join('|')}|(?:this|last|next) (?:year|month|week|quarter))\b`,
  'i',
);
const SEGMENT = new RegExp(String.raw` (?=(?:${JOINT}) )`, 'i');
/** Words that stand for the figure that was named before. */
const STANDS =
  /^(?:(?:for|of|from|by|with|in|on|at|to) )?(?:that|those|the ones?|the same|the (?:figure|number|amount|average|total|sum|mean)(?= (?:in|on|for|at|during|by|with|from) ))(?= |$)(?: (?:that|who|which)(?: (?:was|were|are|is|we|had|have))*(?= ))? ?/i;

/**
 * What the second of two figures asks for, where it says only what is other than in the first: "the average fee for dogs
 * in 2025" and "that for cats". Undefined where it could mean more than one.
 */
export function otherOfTwo(first: string, second: string): string | undefined {
  const short = second.trim().replace(STANDS, '');
  const [joint = ''] = short.split(' ');
  if (/^(?:in )?(?:19|20)\d\d$/i.test(short)) return inOtherYear(first, short);
  if (!new RegExp(`^(?:${JOINT})$`, 'i').test(joint))
    return short === second.trim() ? undefined : byParticiple(first, short, joint);
  const segments = first.split(SEGMENT);
  const [said = '', ...more] = short.split(SEGMENT);
  const isOf = (segment: string): boolean =>
    jointOf(segment) === jointOf(said) && PERIOD.test(segment) === PERIOD.test(said);
  const at = segments.findLastIndex((segment, index) => index > 0 && isOf(segment));
  if (at < 0) return undefined;
  const behind = segments.slice(at + 1);
  const isSaid = (segment: string): boolean => more.some((each) => jointOf(each) === jointOf(segment));
  const kept = behind.filter((segment) => PERIOD.test(segment) && !isSaid(segment));
  // What else stands behind may hold for both or for the first alone, unless the second says as much itself.
  if (behind.some((segment) => !kept.includes(segment) && !isSaid(segment))) return undefined;
  return [...segments.slice(0, at), short, ...kept].join(' ');
}

const jointOf = (segment: string): string => segment.split(' ')[0]?.toLowerCase() ?? '';

/** "The loans made in 2025" and "those in 2024", "in 2024", "2024". */
function inOtherYear(first: string, short: string): string | undefined {
  const years = first.match(/\b(?:19|20)\d\d\b/g) ?? [];
  const [, year = ''] = /(\d{4})/.exec(short) ?? [];
  return years.length === 1 ? first.replace(years[0] ?? '', year) : undefined;
}

/** "The amount invoiced to shops" and "that invoiced to schools" */
function byParticiple(first: string, short: string, participle: string): string | undefined {
  const at = first.toLowerCase().lastIndexOf(` ${participle.toLowerCase()} `);
  return at < 0 || participle.length < 3 ? undefined : `${first.slice(0, at)} ${short}`;
}
