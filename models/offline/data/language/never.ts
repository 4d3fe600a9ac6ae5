/** What has never happened to some rows: which rows, and the deed in the words of the question. */
export interface Never {
  lead: 'which' | 'how many' | 'list the';
  /** "Engines that are still in service" */
  kind: string;
  /** "Been out on a callout" */
  deed: string;
}

const HAVE = '(?:have|has|had)';
const NOBODY = '(?:nobody|no one|no-one|none of us)';
const EVER = '(?:(?:ever|yet|so far|actually|even) )*';
const RELATIVE = '(?:(?:that|which|who|whom) )?';
const WHERE =
  '(?:(?:where|(?:in|on|at|for|to|with|by|from|of|against|under) (?:which|whom)|that|which|whom) )?';
const ONCE = '(?: (?:once|even once|one time|a single time|a single once|at all|yet|so far))';

const passive = (deed: string): string => (/^been /i.test(deed) ? deed : `been ${deed}`);

/** What is said of the rows, each with the deed that none of them has seen. */
const SAYINGS: readonly [pattern: RegExp, deed: (...found: string[]) => string][] = [
  [
    new RegExp(`^${RELATIVE}(?:${HAVE} |were |was )?(?:so far |yet )?never (?:ever |yet )?(.+)$`, 'i'),
    (deed) => deed,
  ],
  [new RegExp(`^${RELATIVE}${NOBODY}(?: (?:${HAVE}|else has))? ${EVER}(.+)$`, 'i'), passive],
  [new RegExp(`^${HAVE} ${NOBODY} ${EVER}(.+)$`, 'i'), passive],
  [new RegExp(`^${WHERE}we(?:['’]ve| ${HAVE})? never ${EVER}(.+)$`, 'i'), (deed) => deed],
  [new RegExp(`^${HAVE} we never ${EVER}(.+)$`, 'i'), (deed) => deed],
  [
    new RegExp(
      `^${WHERE}no (?:single )?([\\p{L}-]+(?: [\\p{L}-]+)?) (?:${HAVE}|was|were) (?:ever |yet )(.+)$`,
      'iu',
    ),
    (noun, deed) => `${deed} ${noun}`,
  ],
  [new RegExp(`^${HAVE} no ([\\p{L}-]+) (?:ever|yet) (.+)$`, 'iu'), (noun, deed) => `${deed} ${noun}`],
  [
    new RegExp(`^${RELATIVE}(?:${HAVE}|was|were) not (?:yet )?(.+?)${ONCE}+$`, 'i'),
    (deed, whole = '') => (/ (?:once|time|single)\b/i.test(whole) || /\bsingle\b/i.test(deed) ? deed : ''),
  ],
  [
    new RegExp(`^${RELATIVE}(?:${HAVE}|was|were) not (?:yet )?((?:\\p{L}+ )+(?:a|one) single .+)$`, 'iu'),
    (deed) => deed,
  ],
];

const LEAD =
  /^(?:(how many)|which|what|(?:please )?(?:list|show|name|give)(?: me| us)?(?: all)?)(?: of)? (?:the |our |all |all the |those )?/i;
const EXISTS = /^(?:(?:is|are|was|were) there|(?:do|did) we have) (?:(?:any|an?|some) )?(?:of our )?/i;
const REGISTERED =
  /^who is (?:in|on) (?:the|our) (\p{L}+) (?:register|list|books?|file|files|records?|rolls?),? (?:but|and|yet|though|who) /iu;
/** "Which one?", "I need their names.": a list tells them anyway. */
const ECHO =
  /^(?:(?:and )?(?:if so,? )?(?:which|who|what)(?: [\p{L}-]+){0,3}|(?:please )?(?:name|list|show|give)(?: [\p{L}-]+){0,4}|i need(?: [\p{L}-]+){1,4}|(?:its|their|the|just) [\p{L}-]+(?: [\p{L}-]+){0,2}|names?(?: please)?)$/iu;
/** What is to be told of them, where it is not just their names. */
const SHOWN =
  /^(?:which|what|i need (?:the|their|its)|(?:please )?(?:list|give me|show me|name) (?:the|their|its)|its|their|the|just the) (?!(?:one|ones|names?|them|it|all|is|are|of)\b)([\p{L}-]+(?: [\p{L}-]+)?)(?: please)?$/iu;
const OFFERED = /(?: do| did| does)? (?:we|you) (?:offer|have|keep|sell|run|hold|own|stock|list)$/i;

/** Whatever state they are in, those that were not even so included: nothing is left out. */
const WHATEVER =
  /,? (?:(?:not|nor) even (?:an? |one |the )?[^.?!]+|of (?:any|whatever) (?:kind|sort|type|status|state))(?=[.?!]*$)|, (?:\p{L}+ or not|(?:the )?[\p{L}-]+(?: ones?)? included|of whatever \p{L}+),/giu;

const bare = (said: string): string => said.trim().replace(/[?.!,\s]+$/, '');

function deedOf(rest: string): string | undefined {
  for (const [pattern, deed] of SAYINGS) {
    const found = pattern.exec(rest);
    const told = found && deed(...found.slice(1).map((each) => each ?? ''), rest);
    if (told) return told;
  }
  return undefined;
}

/** The shortest subject that a saying follows. */
function split(said: string): { kind: string; deed: string } | undefined {
  const words = said.split(/\s+/);
  for (let at = 1; at < words.length; at += 1) {
    const deed = deedOf(words.slice(at).join(' '));
    if (deed === undefined) continue;
    const kind = bare(words.slice(0, at).join(' ')).replace(OFFERED, '');
    // "Neither", or a second negation: more is denied than one deed.
    return /\b(?:no|not|never|neither|nobody)\b/i.test(kind) ? undefined : { kind, deed: bare(deed) };
  }
  return undefined;
}

/** Reads a question for rows to which something never happened. */
export function readNever(question: string): Never | undefined {
  const said = bare(question.replace(WHATEVER, ''));
  const lead = LEAD.exec(said);
  const parts = lead && split(said.slice(lead[0].length));
  return parts
    ? { lead: lead[1] ? 'how many' : /^list the\b/i.test(said) ? 'list the' : 'which', ...parts }
    : undefined;
}

/** The question for the rows alone, in the ways in which it may be read. */
export function rowsAsked({ lead, kind }: Never): string[] {
  if (lead === 'how many') return [`how many ${kind} are there`];
  const bare = lead === 'which' ? kind : kind.replace(/^.+? of the /i, '');
  const [, sort, noun] = /^(type|kind|sort|category) of (\p{L}+)$/iu.exec(bare) ?? [];
  const plain = sort ? [`which ${noun} ${sort}`, `which ${noun} type`] : [];
  return [...(lead === 'which' ? [] : [`${lead} ${kind}`]), ...plain, `which ${bare}`];
}

/** "Is there a pass nobody has ever bought? Which one?": which passes have never been bought. */
export function withNever(text: string): string {
  const [first = '', second, more] = text.trim().split(/(?<=[?.!])\s+/);
  if (more !== undefined || (second !== undefined && !ECHO.test(bare(second)))) return text;
  const said = bare(first);
  const registered = REGISTERED.exec(said);
  const plain = registered
    ? `which ${registered[1]} ${said.slice(registered[0].length)}`
    : said.replace(EXISTS, 'which ');
  const never = readNever(plain);
  const asked = LEAD.test(said) && / never /i.test(said) && !/\b(?:we|nobody|no one)\b/i.test(said);
  if (!never || (asked && second === undefined)) return text;
  const [, shown] = SHOWN.exec(bare(second ?? '').replace(/,? please$/i, '')) ?? [];
  const lead = shown && never.lead === 'which' ? `list the ${shown} of the` : never.lead;
  return `${lead} ${never.kind} have never ${never.deed}`;
}
