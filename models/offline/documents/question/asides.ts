/** How much is to be told, and why: no matter of the documents themselves. */
const ASIDE =
  /(?<=^|[.!?;] |, |and )(?:(?:please )?(?:tell|give|show) me (?:all|both|every|each)\b|(?:i think |if )?(?:our|the|your) (?:papers|documents|rules|texts|sources) (?:don['’]t |do not |might |may |seem to )?(?:agree|disagree|differ|contradict|match)|i(?:['’]ve| have) (?:heard|read|seen|found) (?:two |several )?(?:different|other)|(?:do|does) (?:our|the|your|these) (?:papers|documents|rules|texts|sources) (?:agree|disagree|differ|contradict|match))[^.!?;]*/giu;

/** What a question says of the answer that is wanted: "tell me both". */
export function asidesIn(text: string): string[] {
  return text.match(ASIDE) ?? [];
}

export function withoutAsides(text: string): string {
  return text.replace(ASIDE, '').replace(/\s+([.?!])/g, '$1');
}
