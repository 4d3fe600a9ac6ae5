import { escaped } from '../../text/escaped.ts';
import type { KeysOf } from './same-doer.ts';

const NAME = String.raw`\p{Lu}(?:\.|[\p{L}'’-]+)(?: (?:(?:de|van|von|der|den|la|le|di|da) )*\p{Lu}[\p{L}'’.-]*){0,3}`;
const PARTICLE = '(?: (?:out|up|off|in|over|down|back))?';
const LATER = '(?:then |later |also |afterwards |subsequently )?';
const HELPERS = String.raw`(?:(?:that|which|who|was|were|is|are|been|being|have|has|had|did|does|do) )*`;
const VERB = String.raw`\p{Ll}{2,}${PARTICLE}`;
const END = String.raw`(?=\s*(?:[?.!,;:)]|$)| (?:in|during|since|between|before|after|until|last|this|per|are|is|were|was|do|did|have) )`;

/** Two people, each in a part of their own; names are told by their capitals. */
const FRAMES: readonly RegExp[] = [
  // "Raised by Ann Lee and later signed off by Ben Ott"
  String.raw`(?<first>${VERB}) by (?<one>${NAME})(?:(?:,? and|,? but|,) ${LATER}|,? (?:(?:that|which|have|were|was|are|is|been) )*)(?<second>${VERB}) by (?<other>${NAME})${END}`,
  // "Led by Ann Lee with Ben Ott assisting", "with Ben Ott as her deputy"
  String.raw`(?<first>${VERB}) by (?<one>${NAME}),? (?:with|and) (?<other>${NAME}) (?:as (?:the |an? |his |her )?)?(?<second>\p{Ll}[\p{Ll}-]+(?: \p{Ll}+)?)${END}`,
  String.raw`(?<one>${NAME}) (?:as (?:the |an? )?)?(?<first>\p{Ll}[\p{Ll}-]+(?: \p{Ll}+)?),? (?:with|and) (?<other>${NAME}) (?:as (?:the |an? |his |her )?)?(?<second>\p{Ll}[\p{Ll}-]+(?: \p{Ll}+)?)${END}`,
].map((words) => new RegExp(`${HELPERS}(?:with )?${words}`, 'u'));

/** "Raised by Ann Lee and signed off by Ben Ott": which key of a row leads to the one, and which to the other. */
export function withTwoNamed(text: string, keysOf: KeysOf): string {
  for (const pattern of FRAMES) {
    const found = pattern.exec(text);
    const { first, second, one, other } = found?.groups ?? {};
    const pair = first && second ? keysOf([first, second]) : undefined;
    if (!found || !pair) continue;
    const [a, b] = pair.keys;
    return text
      .replace(new RegExp(`,? ?${escaped(found[0])}`, 'u'), ` where ${a} is ${one} and ${b} is ${other}`)
      .trim()
      .replace(/^(?:in|on|for|at) how many (?:of (?:the |our |all )*)?/i, 'how many ');
  }
  return text;
}
