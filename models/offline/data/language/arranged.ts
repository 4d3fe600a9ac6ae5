import { withoutManner } from './manner.ts';
import { withNever } from './never.ts';
import { pluralOf } from './plural.ts';
import { unfolded } from './unfold.ts';

/** "Which ones?", "If so, which?", "What do we get?": asks again for what was asked. */
const ECHO =
  /^(?:and )?(?:if (?:so|yes|there are|there is),? )?(?:which(?: ones?| of them)?(?: (?:is|are|was|were) (?:it|that|they|those))?|who(?: (?:is|are|was|were) (?:it|that|they|those))?|what (?:is|are) (?:it|they))$/i;
const RESULT =
  /^(?:and )?(?:what (?:do|will|would) (?:we|i|you) (?:get|have|end up with)|what (?:does|do|will|would) (?:that|it|this|they|those|these|all that) (?:come|amount|add up|sum up) to|how much is (?:that|it)(?: in (?:total|all))?|what (?:is|'s|’s) (?:the|that) (?:result|total|sum)|what (?:does|do) (?:that|it) make)$/i;
/** "Please list all ten": a list shows all of them anyway. */
const ALL_OF_THEM =
  /^(?:please )?(?:list|show|name|give me|i (?:want|need)|i'd like|tell me) (?:me )?(?:them )?(?:all|every one|every single one|each)(?: of (?:them|those|these))?(?: (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+))?(?: of (?:them|those|these))?(?:, (?:the )?\p{L}+(?: \p{L}+){0,2} (?:included|too|as well))?$/iu;
const THERE_IS =
  /^(?:is|are|was|were) there (?:(?:an?|any|some)\s+)?((?:\p{L}[\p{L}-]*\s+){0,3}?\p{L}[\p{L}-]*)\s+(?:(that|who|which)\s+)?(.+)$/iu;
const FINITE =
  /^(?:(?:have|has|had|are|is|was|were|do|does|did|don['’]t|doesn['’]t|didn['’]t|haven['’]t|hasn['’]t|never|still|can|can['’]t)\b|\p{L}+(?:ed|s)\b)/iu;
const BELONGS = /^(?:with|without|in|on|at|under|above|below|over|of|from|outside)\b/i;
const ADD_UP = /^(?:please )?(?:add up|add together|sum up|total up|total) (?:all (?:of )?)?(?:the )?/i;

/** Who nobody is: "nobody is in charge of" it, so it has no lead. */
const NOBODY: [verb: RegExp, role: string][] = [
  [/^(?:nobody|no one|no-one) (?:is in charge of|leads|is leading)$/i, 'lead'],
];

/** "Are there medicines that were never billed? Which ones?" asks for them. */
function askedFor(existence: string): string | undefined {
  const [, noun, relative, rest] = THERE_IS.exec(existence) ?? [];
  if (!noun || !rest) return undefined;
  const one = /^(?:is|was)\b/i.test(existence);
  const nouns = one ? pluralOf(noun) : noun;
  const role = NOBODY.find(([verb]) => verb.test(rest))?.[1];
  if (relative && role) return `Which ${nouns} are without a ${role}?`;
  if (relative) return FINITE.test(rest) ? `Which ${noun} ${rest}?` : `List the ${nouns} that ${rest}.`;
  return BELONGS.test(rest) ? `Which ${noun} ${one ? 'is' : 'are'} ${rest}?` : undefined;
}

const bare = (sentence: string): string => sentence.replace(/[?.!\s]+$/, '').trim();

/** A question that is asked twice is asked once. */
function withoutEchoes(text: string): string {
  const sentences = text.split(/(?<=[?.!])\s+/);
  const kept: string[] = [];
  for (const sentence of sentences) {
    const before = kept.at(-1);
    const said = bare(sentence);
    const found = before && ECHO.test(said) ? askedFor(bare(before)) : undefined;
    if (found) kept[kept.length - 1] = found;
    else if (before && RESULT.test(said) && ADD_UP.test(before)) continue;
    else if (before && ALL_OF_THEM.test(said)) continue;
    else kept.push(sentence);
  }
  const [first = '', ...others] = kept;
  const added = first.replace(ADD_UP, 'What is the total of the ');
  return [added === first ? first : `${bare(added)}?`, ...others].join(' ');
}

const OPENER = String.raw`(?:how (?:many|much|often|long)|what|which|who|when|where|why)\b`;
/** "In 2025, how many came and how many went": when and where hold for both. */
const IN_FRONT = new RegExp(
  String.raw`^((?:in|during|since|for|at|on|from|between|before|after|over|until) (?!which|what|how|whom)[^,:?]{2,60}?)[,:] (${OPENER}[^?]*?),? and (${OPENER}[^?]*?)[?.\s]*$`,
  'i',
);
const ASIDE = new RegExp(
  String.raw`^(?:(?:apart|aside) from|leaving aside|setting aside|disregarding|ignoring|not counting|without counting|except(?:ing)? for|excluding|leaving out) ([^,:?]{2,80}?)[,:] (${OPENER}[^?]*?)[?.\s]*$`,
  'i',
);
const ASIDE_BEHIND = new RegExp(
  String.raw`^([^,:?]{2,80}?) (?:aside|apart|excepted|excluded|not counted|left out|not included)[,:] (${OPENER}[^?]*?)[?.\s]*$`,
  'i',
);
/** "Looking at the invoices of 2025: how many …" asks for those. */
const ABOUT = new RegExp(
  String.raw`^(?:looking (?:only )?at|considering|taking|as for|as regards|regarding|concerning|when it comes to) ([^,:?]{2,90}?)(?: together| alone)?[,:] (${OPENER}[^?]*?)[?.\s]*$`,
  'i',
);
const STATE =
  '(?:dead|alive|living|open|closed|active|inactive|current|former|past|present|paid|unpaid|finished|unfinished|sold|unsold|old|new|used|unused)';
/** "Dead or alive", "dead ones included": of all of them. */
const WHATEVER_STATE = new RegExp(
  `(?:, ${STATE} or ${STATE}|,? (?:the )?${STATE} (?:ones )?included|including (?:the )?${STATE} ones)(?:,(?! and | or )|(?=[,?.]|$))`,
  'gi',
);
/** "How many of those still employed here": those are the people of the house. */
const STILL_HERE =
  /\bthose (?:who are |that are )?still (?:employed|working|with us|here)(?: here| with us| for us| at the company)?\b/gi;
const BETWEEN_THEM =
  /\b(have|has|own|hold|employ|make|get|do|did|sell|sold|had|made) between (?:them|us)\b/gi;

/** "How many people joined, and how many left": people, and the same company. */
function completed(first: string, second: string): string {
  const [, many, noun] =
    /^(how many) ((?:\p{L}[\p{L}-]* ){0,2}?\p{L}[\p{L}-]*)(?= (?:\p{L}+ed|came|went|left|were|are|did|have|had|began|quit|got)\b)/iu.exec(
      first,
    ) ?? [];
  const named = many
    ? second.replace(
        /^how many (?=(?:left|came|went|were|are|did|have|had|began|quit|got|\p{L}+ed)\b)/iu,
        `how many ${noun} `,
      )
    : second;
  const whole =
    /\b(?:the|our) (?:company|firm|house|school|club|organi[sz]ation|group|business|bank|team)\b/i.exec(
      first,
    )?.[0];
  return whole && !first.endsWith(' it')
    ? named.replace(/(?<=\b(?:left|quit|joined|entered) )it\b/i, whole)
    : named;
}

function spread(text: string): string {
  const front = IN_FRONT.exec(text);
  const [, context = '', first = '', second = ''] = front ?? [];
  const held = context.charAt(0).toLowerCase() + context.slice(1);
  if (front) return `${first} ${held} and ${completed(first, second)} ${held}?`;
  const [, named, of] = ASIDE.exec(text) ?? [];
  if (named && of && !/\b(?:can|may|must|should|shall|i|my)\b/i.test(of)) return `${of}, excluding ${named}?`;
  const [, subject, about] = ABOUT.exec(text) ?? [];
  if (subject && about) return `${about} for ${subject}?`;
  const [, left, question] = ASIDE_BEHIND.exec(text) ?? [];
  // A "change of plan" is recorded as a plan that was changed.
  const plain = left?.replace(/^changes? of /i, 'changed ');
  return plain && question
    ? `${question}, excluding ${plain.charAt(0).toLowerCase()}${plain.slice(1)}?`
    : text;
}

/** A question with what it says twice left out, and what it says in front where it belongs. */
export function arranged(text: string): string {
  return unfolded(
    spread(withoutEchoes(withNever(withoutManner(text.trim()))))
      .replaceAll(BETWEEN_THEM, '$1')
      .replaceAll(WHATEVER_STATE, '')
      .replaceAll(STILL_HERE, 'the current employees'),
  );
}

const POLITE =
  /^(?:please )?(?:can|could|would) you (?:please )?(?:tell me |let me know |find out |explain )?(?=\p{L})/iu;

/** The same for a question that documents answer: their words count, so that only what is said twice goes. */
export function withoutTwice(text: string): string {
  return withoutEchoes(text.trim()).replace(POLITE, '');
}
