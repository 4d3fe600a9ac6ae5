/** How a question, or an order that asks for something, begins. */
const OPENER =
  '(?:how \\p{L}+ (?:is|are|was|were|do|does|did|can|could|may|must|should|will|would|has|have|had)|how (?:many|much|long|often|far|old|big|large|high|fast|soon|do|does|did|can|should|would|is|are|was|were|has|have)|' +
  "what(?:'s|’s)?|which|who(?:'s|’s|m|se)?|when|where|why|(?:in|on|at|by|to|for|from|of|with|after|within|until|since|under|below|above|over|before|beyond|up to|through) (?:which|what|when|whom|whose|how (?:many|much|long))|" +
  '(?:is|are|was|were) (?:there|it|the|our|my|we|any|all|they|those|these|he|she|this|that)|am i|' +
  "(?:do|does|did|don't|can|could|may|must|should|will|would|has|have|had) (?:i|we|you|they|the|our|my|any|all|an?|it|he|she|someone|new|every|each|employees|staff|people)|" +
  '(?:must|should|can|may|do|does|did) (?:\\p{L}+ )?\\p{L}+s(?= )|' +
  'add up|break|split|list|show|tell|give me|name|explain|summari[sz]e|compare|calculate|compute|count|find|describe|rank|identify|check|look up|generate|create|write|draft|prepare|' +
  'wie|was|wer|wann|wo|welche[rsnm]?|warum|gibt es|cu[aá]nt[oa]s?|cu[aá]l(?:es)?|qu[eé]|qui[eé]n|c[oó]mo|combien|quels?|quelles?|comment|est-ce)';

const STARTS = new RegExp(`^${OPENER}(?![\\p{L}\\p{N}])`, 'iu');
const CLAUSE_BREAK = new RegExp(
  `(?:(?:[,;:–—]|\\s-(?=\\s+(?:and|but|or|plus)\\s))\\s*(?:and\\s+(?:also\\s+)?|but\\s+|plus\\s+|or\\s+|then\\s+|also\\s+|y\\s+|und\\s+|et\\s+)?|\\s+(?:and(?: also| then)?|as well as|plus|but|y|und|et)\\s+)(?=${OPENER}(?![\\p{L}\\p{N}]))`,
  'giu',
);
const SENTENCE = /[^.!?;\n]+(?:[.!?;](?!\s|$)[^.!?;\n]*)*[.!?;]*/g;
const ABBREVIATION = /\b(?:e\.g|i\.e|etc|vs|dr|mr|mrs|ms|no|approx|inc|ltd|st)\.$/i;
const FILLER =
  /^(?:and|also|but|so|then|plus|or|please|ok(?:ay)?|well|hi|hello|hey|y|und|et|(?:can|could|would) you (?:please )?(?:tell me|let me know|show me|give me|explain|check|find out|find)|i(?:'d| would) (?:like|want|love) to know|i (?:want|need) to know|do you know|tell me|let me know|i am wondering|i wonder)(?:[\s,:]+|$)/i;

const MAX_SENTENCE = 1_500;

export interface Clause {
  text: string;
  /** What stood between the clause before and this one, for joining the two again. */
  joint: string;
  asks: boolean;
  /** Which sentence it stands in. */
  sentence: number;
}

function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const raw of text.match(SENTENCE) ?? []) {
    const sentence = raw.trim();
    const last = sentences.at(-1);
    if (last && ABBREVIATION.test(last)) sentences[sentences.length - 1] = `${last} ${sentence}`;
    else if (sentence) sentences.push(sentence);
  }
  return sentences.map((s) => s.slice(0, MAX_SENTENCE));
}

/** Takes politeness and connecting words off the front. */
export function stripFillers(text: string): string {
  let current = text.trim();
  for (;;) {
    const next = current.replace(FILLER, '').trim();
    if (next === current || next === '') return current;
    current = next;
  }
}

export function startsLikeQuestion(text: string): boolean {
  return STARTS.test(stripFillers(text));
}

// "for the employees who left", "know what is allowed": a clause inside another one is no new question.
const BEFORE_EMBEDDED =
  /(?:^|\s)(?:employees|people|those|staff|person|someone|anyone|know|of|in|on|about|for|to|with|regarding|concerning|based on|depending on|if|when|that)$/i;

function clausesOf(sentence: string, at: number): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let joint = ' ';
  for (const match of sentence.matchAll(CLAUSE_BREAK)) {
    const left = sentence.slice(start, match.index).trim();
    if (left.split(/\s+/).length < 2 || BEFORE_EMBEDDED.test(left) || isCondition(left)) continue;
    clauses.push({ text: left, joint, asks: startsLikeQuestion(left), sentence: at });
    joint = match[0];
    start = match.index + match[0].length;
  }
  const rest = sentence.slice(start).trim();
  if (rest)
    clauses.push({
      text: rest,
      joint,
      asks: startsLikeQuestion(rest) || rest.endsWith('?'),
      sentence: at,
    });
  return clauses;
}

// "If I leave in March, how many days do I get?" asks once.
function isCondition(left: string): boolean {
  return (
    /^(?:if|when|while|once|after|before|as|since|because|given|assuming|suppose|for|in|on|at|during|of|out of|among|with|from|under|wenn|si)\s/i.test(
      left,
    ) &&
    !left.includes(', ') &&
    !STARTS.test(left.replace(/^(?:in|on|at|for|of|with|from|under)\s/i, ''))
  );
}

/** The clauses of a text, in order: each asks for something, or only says something. */
export function clauses(text: string): Clause[] {
  return sentencesOf(text).flatMap(clausesOf);
}
