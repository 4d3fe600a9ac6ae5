import { contentWords, words } from '../text/words.ts';
import { splitQuestion } from './split.ts';

/** What later words like "they" or "it" may stand for. */
export interface Referents {
  plural?: string;
  singular?: string;
  person?: string;
  /** The one proper name in it. */
  named?: string;
}

const AUXILIARY = '(?:do|does|did|are|is|were|was|have|has|had|can|will|would|should|may|must)';
const HOW_MANY = new RegExp(
  `\\b(?:how many|how much|(?:total )?number of|count(?: of)?(?: the| all)?)\\s+(.+?)(?=\\s+${AUXILIARY}\\b|\\s+(?:there|work|works|worked|in|on|at|with|from|for|since|joined|started|were|who|that|which)\\b|(?<!\\b(?:of|our|the|all))\\s+(?:[a-z]+ed|came|went|left|got|sent|sold|made|took|gave|paid|won|lost|held|had)\\b|[?,.]|$)(.*)$`,
  'i',
);
const LISTED = new RegExp(
  `^(?:which|what(?!\\s+${AUXILIARY}\\b)|list|show|name|give me|find|identify)\\s+(?:all |of )?(?:the |our |me )*(.+?)(?=\\s+${AUXILIARY}\\b|\\s+(?:there|work|works|in|on|at|with|from|for|since|joined|started|ended|who|that|which|cost|costs|need|needs|belong|belongs|run|runs)\\b|[?,.]|$)(.*)$`,
  'i',
);
const DEFINED =
  /^(?:what(?:'s| is| are| was| were)|explain|describe|tell me about|show)\s+((?:our|the|my|your|their|its|a|an)?\s*[^?.,]+)/i;
const SUPERLATIVE =
  /\b(?:most|fewest|least|highest|lowest|largest|smallest|biggest|longest|shortest|oldest|newest|latest|earliest|top|best|worst)\b/i;

function tidy(phrase: string): string {
  return phrase
    .replace(/\s+/g, ' ')
    .replace(/[?.,;:!]+$/, '')
    .trim();
}

const EMPTY_REST =
  /^(?:(?:do|does|did) (?:we|you|they|i|the company) (?:have|employ|run|own|offer)|are there|is there|were there|was there|are|were|have we|there)\s*/i;

const ACTED =
  /^(are|is|was|were)\s+((?:the|our)\s+.+?)\s+((?:\p{L}+\s+)?(?:in|on|at|with|for|to|of|under))$/iu;
const ASIDE = /^(?:do|does|did|can|may|must|should|will|would|have|has) (?:we|i|you|they|it|he|she)\b/i;

const PLACED =
  /^((?:in|on|at|from|of|with) (?:(?:the|our) )?\p{L}+(?: \p{L}+)?) ((?:have|has|had|are|were|is|was|can) .+)$/iu;

/** "engineers" + "do we have in Boston" → "engineers in Boston"; + "are overdue" → "engineers that are overdue". */
function withRestriction(noun: string, rest: string): string {
  const bare = tidy(rest);
  const first = bare.replace(/^(?:are|is|were|was)\s+(?=(?:in|on|at|from|with|under)\b)/i, '');
  const without = tidy(first.replace(EMPTY_REST, ''));
  if (
    without === '' ||
    ASIDE.test(without) ||
    /^(?:in total|now|currently|today|altogether|overall)$/i.test(without)
  )
    return noun;
  const [, where, does] = PLACED.exec(without) ?? [];
  if (where && does) return `${noun} ${where} that ${does}`;
  if (/^(?:in|on|at|with|from|for|since|who|that|which|under|of|by|between|during|without)\b/i.test(without))
    return `${noun} ${without}`;
  const acted = ACTED.exec(first);
  if (acted) return `${noun} that ${acted[2]} ${acted[1]} ${acted[3]}`;
  if (without !== first) return /^(?:are|were|is|was)\b/i.test(first) ? `${noun} that ${first}` : noun;
  return `${noun} that ${first}`;
}

const PLURAL = /(?:[^su]s|ies|people|children|men|women|staff|personnel|crew)$/i;

function lastPluralNoun(text: string): string | undefined {
  return words(text)
    .filter((w) => PLURAL.test(w.lower) && contentWords(w.text).length > 0)
    .at(-1)?.text;
}

function headIsPlural(phrase: string): boolean {
  const head =
    /^(.+?)(?=\s+(?:of|in|on|at|with|from|for|that|who|which|since|by|under)\b|$)/i.exec(phrase)?.[1] ??
    phrase;
  return PLURAL.test(head);
}

const FIGURE_OF =
  /\b(?:average|mean|median|total|highest|lowest|number|sum|share)\b[^?.,]*? of (?:all )?(?:the|our|all) ([^?.,]+)/i;

function fromQuestion(question: string): Referents {
  const measured = FIGURE_OF.exec(question)?.[1];
  if (measured && headIsPlural(measured.replace(/\s(?:we|they|i|you)\s.*$/i, '')))
    return { plural: `the ${tidy(measured)}` };
  const plain = question.replace(/, [^,?]+ or [^,?]+,(?= )/, '');
  const counted = HOW_MANY.exec(plain) ?? LISTED.exec(plain);
  if (counted?.[1]) {
    const noun = tidy(counted[1].replace(/^(?:of )?(?:the|our|all|different|distinct)\s+/i, ''));
    const phrase = withRestriction(noun, counted[2] ?? '');
    const mass = /\bof\s+((?:\p{L}+\s?){1,3})$/iu.exec(noun)?.[1];
    if (!headIsPlural(noun)) return { singular: `the ${phrase}` };
    return {
      plural: `the ${phrase}`,
      ...(mass ? { singular: `the ${tidy(mass)}` } : {}),
    };
  }
  const defined = DEFINED.exec(question)?.[1];
  if (defined) {
    const phrase = tidy(defined).replace(/^(?:our|my|your|their|its|an?)\s+/i, 'the ');
    const named = /^the\s/i.test(phrase) ? phrase : `the ${phrase}`;
    return headIsPlural(phrase) ? { plural: named } : { singular: named, plural: lastPluralNoun(question) };
  }
  const plural = lastPluralNoun(question);
  return plural ? { plural: `the ${plural}` } : {};
}

const NAME = /\b\p{Lu}[\p{L}'’-]+(?: (?:of|and|de|van|von|&) )?(?: ?\p{Lu}[\p{L}'’-]+)*/gu;
const NOT_A_NAME =
  /^(?:The|A|An|There|This|That|These|Those|It|They|He|She|We|You|I|In|On|At|For|Of|And|But|By|No|Not|Yes|According|Key|Findings|Sources|NOT|ANSWERED|All|Each|With|From|Total)$/;

const NOT_NAMED =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|I|We|Q[1-4])$/;

const MARKED =
  / that (?:are|were|is|was) (?:currently )?(?:marked|recorded|listed|registered|flagged|noted|shown|booked|reported) as (.+)$/i;
const ON_FILE = /\s(?:on (?:file|record|our books|the books)|in (?:the|our) (?:database|records|system))\b/i;
const HAPPENED =
  / that (?:are|were|is|was|have been|had been) (?:\p{L}+(?:ed|en|t)|(?:more|less|\p{L}+er) than .+)$/iu;

/** What a rule about them speaks of: items of the kind, whatever happened to those that were counted, and when. */
export function asKinds(referents: Referents): Referents {
  const kind = (phrase: string): string => {
    const [named = ''] = phrase.split(',');
    const bare = tidy(named.replace(PERIOD, '').replace(ON_FILE, '')).replace(HAPPENED, '');
    const marked = MARKED.exec(bare)?.[1];
    return marked ? bare.replace(MARKED, '').replace(/^the /, `the ${marked} `) : bare;
  };
  const { plural, singular } = referents;
  return {
    ...referents,
    ...(plural ? { plural: kind(plural) } : {}),
    ...(singular ? { singular: kind(singular) } : {}),
  };
}

const PERIOD =
  /\s(?:in|during|since|of|for|until) (?:(?:last|this|the previous) (?:year|quarter|month|week)|(?:the )?(?:\p{L}+ )?(?:19|20)\d\d(?: so far)?)/iu;

function firstSentence(answer: string): string {
  const line = answer.split('\n').find((l) => /\p{L}/u.test(l) && !/^\s*[#|>]/.test(l)) ?? '';
  return /^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line;
}

/** The thing that an answer names: what is bold in its first sentence, else a proper name that the question did not use. */
function entityOf(answer: string, question: string): string | undefined {
  const sentence = firstSentence(answer);
  const bold = /\*\*([^*]{2,60})\*\*/.exec(sentence)?.[1];
  if (bold && /\p{L}/u.test(bold) && !/^\d/.test(bold)) return tidy(bold);
  const asked = question.toLowerCase();
  return [...sentence.matchAll(NAME)]
    .map((m) => tidy(m[0]))
    .find((name) => !NOT_A_NAME.test(name) && !asked.includes(name.toLowerCase()));
}

/** What a turn leaves behind for the next one to point at; `answer` may be empty. */
export function referentsOf(question: string, answer: string): Referents {
  const parts = splitQuestion(question);
  const found = parts.map((p) => fromQuestion(p.text));
  const merged: Referents = {
    plural: found.find((r) => r.plural)?.plural,
    singular: found.findLast((r) => r.singular)?.singular,
  };
  const names = [...question.matchAll(NAME)]
    .filter((m) => m.index > 0 && !NOT_NAMED.test(m[0]))
    .map((m) => m[0]);
  const [only] = names;
  if (only && names.length === 1)
    merged.named = new RegExp(`\\bthe ${only}`).test(question) ? `the ${only}` : only;
  const first = parts[0]?.text ?? question;
  const singles = SUPERLATIVE.test(first) || /^(?:who|which|what)\b/i.test(first);
  const entity = answer && singles && !/\bpolic|\brule/i.test(first) ? entityOf(answer, question) : undefined;
  if (entity) {
    if (entity.includes(' ')) merged.person = entity;
    merged.singular = entity;
  }
  return merged;
}
