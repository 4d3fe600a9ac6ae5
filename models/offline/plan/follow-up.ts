import nlp from 'compromise';
import type { Turn } from '../conversation.ts';
import { parseJson } from '../conversation.ts';
import { contentWords } from '../text/words.ts';
import { startsLikeQuestion } from './clauses.ts';
import { isHalf } from './halves.ts';
import { type Referents, referentsOf } from './referents.ts';

const AUX = '(?:are|do|did|does|have|has|had|is|was|were|can|will|would|should|must|may)';
const POSSESSIVE: [RegExp, keyof Referents][] = [
  [/\btheir\b/i, 'plural'],
  [/\bits\b/i, 'singular'],
  [/\b(?:his|her)\b/i, 'person'],
];
const SUBJECT: [RegExp, keyof Referents][] = [
  [new RegExp(`(?<=\\b${AUX}\\s)they\\b|\\bthey(?=\\s)`, 'i'), 'plural'],
  [
    /\b(?:them|those(?: ones)?|these(?: ones)?)\b(?!\s+(?:who|that|which|in|of|with|from|on|without|to|not)\b)(?!\s+(?!(?:is|was|has|does|as)\b)\p{L}*(?:s|people|staff)\b)/iu,
    'plural',
  ],
  [
    /\b(?:this|that) one\b|\b(?:this|that)(?=\s*[?.!]?$)|(?<=\b(?:does|did|is|was|about|of|in|for|on|to)\s)(?:this|that)(?=\s+(?:apply|mean|include|cover|also|work|for|in|to|count))/i,
    'singular',
  ],
  [
    /(?<!\b(?:is|was|does|did|will|can|would|should|may|must)\s)\bit\b(?=\s+(?:apply|applies|mean|include|cover|also|count|have|has|cost|start|end|change|valid|still|last)|\s*[?.!]?$)|(?<=\b(?:does|did|is|was|about|of|in|for|on|to|leads?|owns?|runs?|manages?|heads?|approves?)\s)it\b(?!\s+(?:take|possible|allowed|ok|okay|necessary|true|permitted|mandatory|required|have to|to)\b)/i,
    'singular',
  ],
  [/\b(?:he|she|him)\b/i, 'person'],
];
const DEMONSTRATIVE =
  /\b(?:those|these)\s+(?!(?:who|that|which|in|of|with|from|on|without|to|not|are|is)\b)(\p{L}+)/iu;
const ABOUT =
  /^(?:and |but |so |ok(?:ay)?,? )*(?:(?:what|how) about|what of|(?:and|same) for|the same for|y|und|et)\s+(.+)$/i;
const AND_PHRASE = /^(?:and|also|or)\s+(.+)$/i;

function possessive(phrase: string): string {
  return /s$/.test(phrase) ? `${phrase}'` : `${phrase}'s`;
}

function lookUp(referents: Referents, kind: keyof Referents): string | undefined {
  if (kind === 'person') return referents.person ?? referents.singular;
  return referents[kind] ?? (kind === 'plural' ? referents.singular : undefined);
}

const OWNS_NOTHING =
  /\b(?:our|the|your) (?:rules|guidelines|policies|documents|papers|handbooks?|manuals?|procedures|standards)\b/gi;

// "Which employees logged their hours": the word is explained by what stands before it.
function hasOwnAntecedent(text: string, index: number): boolean {
  const before = text.slice(0, index).replace(OWNS_NOTHING, '');
  if (
    /\b(?:they|them|he|she|it)\b/i.test(text.slice(index, index + 4)) &&
    new RegExp(`${AUX}\\s+$`, 'i').test(before) &&
    startsLikeQuestion(text)
  ) {
    return false;
  }
  return nlp(before).has('(#Plural|#Person|people|staff|person|employee)');
}

/** Puts the names in for the words that only point; undefined when nothing in the text points outside it. */
export function replacePointers(text: string, referents: Referents): string | undefined {
  for (const [pattern, kind] of SUBJECT) {
    const match = pattern.exec(text);
    const name = match && !hasOwnAntecedent(text, match.index) ? lookUp(referents, kind) : undefined;
    if (match && name) return splice(text, match, name);
  }
  for (const [pattern, kind] of POSSESSIVE) {
    const match = pattern.exec(text);
    const name = match && !hasOwnAntecedent(text, match.index) ? lookUp(referents, kind) : undefined;
    if (match && name) return replaceOwner(text, match, name);
  }
  return inSuchCase(text, referents) ?? thatOne(text, referents) ?? narrowDemonstrative(text, referents);
}

const THAT_ONE =
  /\b(?:that|this|the same) (?:company|firm|supplier|customer|client|insurer|site|office|branch|practice|hotel|school|town|city|country|place|venue|shop|store|warehouse|person|colleague|project|team|department|ship|building|bank|airline|agency|partner|club|museum|fund|funder|donor|authority|programme|plan|course|ward|faculty)\b(?! (?:that|which|who)\b)/i;

/** "Within how many days must a claim reach that company": the one that was named before. */
function thatOne(text: string, { named }: Referents): string | undefined {
  const match = named && THAT_ONE.exec(text);
  return match && named ? splice(text, match, named) : undefined;
}

const SUCH_CASE = /\bin (?:such a|such|that|this) (?:case|event|situation)\b/i;
const ONE_OF_THEM =
  /(?<=\p{L} )(?<!\b(?:which|this|that|the|no|every|each|any|some|only|just|than|per|another|more|last|next|such|at|least|most|in|is|are) )one\b(?=\s*(?:[?.,]|$)|\s+(?:to|at|for|in|with|when|if|after|before|within|from)\b)/iu;

/** "When is one replaced", "how long may one last": of things; "may one pay" is said of anybody. */
const ONE_THING =
  /(?<=\b(?:when|long|soon|often|far|quickly|fast|where|how) (?:is|was) )one(?= \p{L})|(?<=\b(?:may|must|can|should|has to|does|will) )one(?= (?:be|last|cost|weigh|run|stay|stand) ?\b)/iu;

/** "What is to be done in such a case": of what the part before counted. */
function inSuchCase(text: string, { plural }: Referents): string | undefined {
  if (!plural) return undefined;
  const such = SUCH_CASE.exec(text);
  if (such) return splice(text, such, `in case of ${plural.replace(/^the /, '')}`);
  const one = ONE_OF_THEM.exec(text) ?? ONE_THING.exec(text);
  return one ? splice(text, one, `one of ${plural}`) : undefined;
}

function splice(text: string, match: RegExpExecArray, replacement: string): string {
  return text.slice(0, match.index) + replacement + text.slice(match.index + match[0].length);
}

// "their average salary" → "the average salary of the engineers in Boston": a long owner reads badly before its noun.
function replaceOwner(text: string, match: RegExpExecArray, name: string): string {
  const after = text.slice(match.index + match[0].length);
  const found =
    /^(\s+(?:(?:average|total|mean|median|current|own|highest|lowest|main|first|last)\s+)*\p{L}+)/iu.exec(
      after,
    )?.[1];
  const noun = found && found + compoundTail(found, after);
  if (!noun || name.split(' ').length < 2) return splice(text, match, possessive(name));
  return `${text.slice(0, match.index)}the${noun} of ${name}${after.slice(noun.length)}`;
}

/** "their retirement PLAN": the noun behind the noun. */
function compoundTail(noun: string, after: string): string {
  const next = /^\s+\p{Ll}+/u.exec(after.slice(noun.length))?.[0] ?? '';
  return next && nlp(`the${noun}${next}`).has('the #Noun (#Noun && !#Verb)$') && !/(?:ed|ing)$/.test(next)
    ? next
    : '';
}

function narrowDemonstrative(text: string, referents: Referents): string | undefined {
  const match = DEMONSTRATIVE.exec(text);
  const noun = match?.[1];
  if (!match || !noun || !referents.plural || hasOwnAntecedent(text, match.index)) return undefined;
  if (contentWords(referents.plural).some((w) => w.lower === noun.toLowerCase()))
    return splice(text, match, referents.plural);
  const [said] = contentWords(noun);
  const aside = contentWords(referents.plural).some((w) => w.stem === said?.stem);
  return splice(text, match, aside ? `the ${noun}` : `the ${noun} of ${referents.plural}`);
}

const PROPER = /(?<!^)(?<![.?!]\s)\b\p{Lu}[\p{L}\p{N}'’&-]*(?:\s+\p{Lu}[\p{L}\p{N}'’&-]*)*/gu;
const TIME =
  /\b(?:(?:in|during|since|for)\s+)?(?:(?:last|this|next|the previous) (?:year|quarter|month|week)|(?:q[1-4]\s+)?(?:19|20)\d\d|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:\s+\d{4})?)\b/i;
const MODIFIED_RULE =
  /((?:our|the|my|your)\s+)(.+?)(\s+(?:polic(?:y|ies)|rules?|guidelines?|procedures?|process|allowance|limit|deadline|entitlement|budget|period))/i;
const COUNTED = /(\b(?:how many|which|number of|average \p{L}+ of|list(?: all)?(?: the)?)\s+)(\p{L}+)/iu;

/** "What about Sales?" after "How many employees are in Engineering?" → "How many employees are in Sales?" */
export function substitute(previous: string, phrase: string): string {
  const topic = phrase.replace(/[?.!\s]+$/, '').replace(/^(?:the|our|for|in the case of)\s+/i, '');
  const bare = topic.replace(/^(?:in|on|at|for|of|from|by|with|during|since)\s+/i, '');
  if (TIME.test(topic) && topic.split(' ').length <= 4) {
    return TIME.test(previous) ? previous.replace(TIME, topic) : append(previous, topic);
  }
  const joint = /^(in|on|at|for|with|during|from)\s/i.exec(topic)?.[1];
  const front =
    joint === undefined ? undefined : new RegExp(`^((?:[^.?!]*[.!] )?)${joint} [^,.?!]{2,60}(?=,)`, 'iu');
  if (front?.test(previous))
    return previous.replace(
      front,
      (_, told: string) => told + topic.charAt(0).toUpperCase() + topic.slice(1),
    );
  const names = [...previous.matchAll(PROPER)];
  const lastName = names.at(-1);
  if (/^\p{Lu}/u.test(bare) && lastName) {
    return previous.slice(0, lastName.index) + bare + previous.slice(lastName.index + lastName[0].length);
  }
  const preposition = /^(in|on|at|for|of|from|by|with)\s/i.exec(topic)?.[1];
  if (preposition) {
    const same = new RegExp(`\\b${preposition}\\s+(?:the\\s+|our\\s+)?\\p{L}+(?=[\\s?.!,]|$)`, 'iu');
    return same.test(previous) ? previous.replace(same, topic) : append(previous, topic);
  }
  if (MODIFIED_RULE.test(previous))
    return previous.replace(
      MODIFIED_RULE,
      (_, a: string, _b, c: string) => `${a}${bare}${dropRepeated(bare, c)}`,
    );
  if (!/^\p{Lu}/u.test(bare) && COUNTED.test(previous))
    return previous.replace(COUNTED, (_, a: string) => `${a}${bare}`);
  return append(previous, `for ${topic}`);
}

function dropRepeated(topic: string, head: string): string {
  return topic.toLowerCase().endsWith(head.trim().toLowerCase()) ? '' : head;
}

function append(previous: string, addition: string): string {
  const end = /[?.!]+$/.exec(previous)?.[0] ?? '';
  return `${previous.slice(0, previous.length - end.length)} ${addition}${end}`;
}

function elliptic(text: string): string | undefined {
  const one = /^(?:and |or |what about |how about )?(?:the )?ones? (?:in|at|for|from|of|with|on) (.+)$/i.exec(
    text.trim(),
  )?.[1];
  if (one) return one;
  const about = ABOUT.exec(text.trim())?.[1];
  if (about && !startsLikeQuestion(about)) return about;
  const and = AND_PHRASE.exec(text.trim())?.[1];
  if (and && !startsLikeQuestion(and) && and.split(/\s+/).length <= 6) return and;
  const short = text.trim().replace(/[?.!]+$/, '');
  return /^(?:in|for|on|at|during|since|by) \S+(?: \S+){0,3}$/i.test(short) ? short : undefined;
}

/** The question in words that stand on their own, given the question before it and its answer. */
export function resolveQuestion(question: string, previous: Resolved | undefined): string {
  if (!previous || previous.question.trim() === '') return question;
  const phrase = elliptic(question);
  const referents = referentsOf(previous.question, previous.answer);
  if (phrase) {
    const pointed = replacePointers(phrase, referents);
    return pointed ?? substitute(previous.question, phrase);
  }
  return replacePointers(question, referents) ?? question;
}

/** "And the one in Ghent?" behind a part of the same question: that part, of what is named now. */
export function filled(raw: string, before: string | undefined): string | undefined {
  const phrase = before === undefined || !isHalf(raw) ? undefined : elliptic(raw);
  return phrase && before ? substitute(before, phrase) : undefined;
}

function isPlan(content: string): boolean {
  const value = parseJson(content.replace(/^```json\s*|\s*```$/g, ''));
  return (
    typeof value === 'object' && value !== null && Array.isArray((value as Record<string, unknown>)['steps'])
  );
}

/** The user's question of a planning request: what follows a plan of ours is a complaint about it, not a question. */
export function dropRepairs(turns: readonly Turn[], last: string): { turns: Turn[]; question: string } {
  let rest = [...turns];
  let question = last;
  for (;;) {
    const plan = rest.at(-1);
    const asked = rest.at(-2);
    if (plan?.role !== 'assistant' || asked?.role !== 'user' || !isPlan(plan.content))
      return { turns: rest, question };
    question = asked.content;
    rest = rest.slice(0, -2);
  }
}

/** A turn in words that stand on their own, with its answer. */
export interface Resolved {
  question: string;
  answer: string;
}

/** The last turn of a conversation, each turn read in the light of the one before, so that a chain keeps its subject. */
export function lastTurn(turns: readonly Turn[]): Resolved | undefined {
  let previous: Resolved | undefined;
  for (const turn of turns) {
    if (turn.role === 'user')
      previous = {
        question: resolveQuestion(turn.content, previous),
        answer: '',
      };
    else if (previous) previous = { ...previous, answer: turn.content };
  }
  return previous;
}
