import { stem } from '../../language/stem.ts';
import type { Token } from '../../language/tokens.ts';
import type { Column, Table } from '../../schema/model.ts';
import { isSpan, measuredIn, says } from './figures.ts';

/** Words of a clause that speak for one column, and how sure they are together. */
export interface Stretch {
  start: number;
  end: number;
  /** Words that name the column. */
  named: number;
  /** Words that only say what kind of figure it is. */
  kind: number;
  negated: boolean;
}

const GRAMMAR =
  /^(?:the|an?|our|its|their|his|her|that|which|who|this|it|they|we|us|he|she|you|i|what|was|were|is|are|be|been|being|has|have|had|having|did|do|does|to|up|out|own|us|them|me)$/;
const LEADING =
  /^(?:in|at|for|on|with|of|by|whose|where|really|actually|eventually|finally|then|both|went|came)$/;
const FOLLOWING =
  /^(?:for|of|to|at|on|in|originally|initially|first|original|initial|current|own|had|each|should|itself|themselves|by|with|before|beforehand|earlier)$/;
const OTHERS = /^(?:clients?|customers?|owners?|guests?|buyers?|people)$/;
const MONEY_VERB =
  /^(?:cost|costs|costing|charge[ds]?|charging|sell|sells|sold|selling|buy|bought|pay|paid|go|goes|went|gone|bill|billed|invoiced|priced|spend|spent|come|comes|came|coming|end|ended|ending|turn|turned|run|ran|work|worked|stay|stayed|let|rented|hired|booked|issued|handed)$/;
const SPAN_VERB =
  /^(?:take|takes|took|taken|taking|last|lasts|lasted|lasting|run|runs|ran|go|went|gone|turn|turned|end|ended|need|needed|require[ds]?|use[ds]?|stay|stayed)$/;
const NEGATION = /^(?:not|never)$/;
const TOTALS = /^(?:total|sum|sums|combined|overall|altogether|together)$/;

const isVerbOf = (column: Column, { lower }: Token): boolean =>
  (measuredIn(column) === 'money' && MONEY_VERB.test(lower)) || (isSpan(column) && SPAN_VERB.test(lower));

interface Side {
  tokens: readonly Token[];
  column: Column;
  /** The rows that the figure is of, and those that they belong to. */
  tables: readonly Table[];
  /** By how much is asked: totals may be set against each other. */
  gap: boolean;
}

/** The words before a comparative that say whose figure is compared: "ended up costing the client". */
export function stretchBefore(side: Side, to: number): Stretch {
  const found: Stretch = { start: to, end: to, named: 0, kind: 0, negated: false };
  for (let at = to - 1; at >= 0; at -= 1) {
    const token = side.tokens[at];
    if (!token || token.comma || token.quote !== undefined) break;
    if (NEGATION.test(token.lower)) found.negated = !found.negated;
    else if (!takes(found, sayingBefore(side, token), isSmallBefore(side, at))) break;
    found.start = at;
  }
  return withoutHead(side.tokens, found, side.column);
}

/** How well a word before the comparative speaks for the figure; a verb only says of what kind it is. */
function sayingBefore({ column, tables: [host] }: Side, token: Token): number {
  const verb = isVerbOf(column, token);
  const noun = host !== undefined && isNounOf(token, host);
  const said = noun || (verb && /^cost/.test(token.lower)) ? 0 : says(token, column);
  return said === 0 && verb ? VERB : said;
}

const VERB = 0.1;
const NAMES = 0.5;

/** Adds what a word says; nothing where it belongs to something else. */
function takes(found: Stretch, said: number, small: boolean): boolean {
  if (said >= NAMES) found.named += said;
  else if (said > 0) found.kind += 1;
  return said > 0 || small;
}

function isSmallBefore({ tokens, gap }: Side, at: number): boolean {
  const word = tokens[at]?.lower ?? '';
  const others = OTHERS.test(word) && /^(?:the|our|a)$/.test(tokens[at - 1]?.lower ?? '');
  return GRAMMAR.test(word) || LEADING.test(word) || others || (gap && TOTALS.test(word));
}

/** "Tickets" are rows, though a figure may be called so too. */
const isNounOf = ({ plural, lower, stem: root }: Token, { words }: Table): boolean =>
  (plural || /[^s]s$/.test(lower)) && words.some((word) => stem(word) === root);

/** What is counted or asked for is no part of the comparison. */
function withoutHead(tokens: readonly Token[], found: Stretch, column: Column): Stretch {
  let { start, named } = found;
  if (/^(?:many|much|which|what)$/.test(tokens[start - 1]?.lower ?? '')) {
    const small = (word: string): boolean => GRAMMAR.test(word) || LEADING.test(word);
    const at = tokens.findIndex((token, index) => index >= start && !small(token.lower));
    const head = at < found.end ? tokens[at] : undefined;
    if (head && !isVerbOf(column, head)) {
      named -= says(head, column);
      start = at + 1;
    }
  }
  while (start < found.end && /^(?:in|at|for|on|of|by)$/.test(tokens[start]?.lower ?? '')) start += 1;
  return { ...found, start, named: Math.max(0, named) };
}

const BOUNDARY =
  /^(?:in|on|at|during|since|before|after|by|and|or|but|to|among|this|last|per|when|who|while|with|from|so|until|between|where|that|which|did|do|does|have|has|are|were|is|was|there|not|over|across|as|because|although|if|the|overall)$/;

/** The words behind it that say what it is compared with: "the service target of their queue". */
export function stretchBehind({ tokens, column, tables, gap }: Side, from: number): Stretch | undefined {
  const found: Stretch = { start: from, end: from, named: 0, kind: 0, negated: false };
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token || token.quote !== undefined) break;
    const said = says(token, column);
    const row = said === 0 && isRowOf(token, tables);
    if (!takes(found, said, row || isSmallBehind(token, gap))) break;
    const closing = token.lower === 'for' && at === tokens.length - 1;
    if (said > 0 || row || closing) found.end = at + 1;
    if (token.comma) break;
  }
  return isClosed(tokens, found) ? found : undefined;
}

const isSmallBehind = ({ lower }: Token, gap: boolean): boolean =>
  GRAMMAR.test(lower) || FOLLOWING.test(lower) || (gap && TOTALS.test(lower));

const isRowOf = ({ lower, lemma, stem: root }: Token, tables: readonly Table[]): boolean =>
  tables.some(({ words }) =>
    words.some((word) => word.length >= 3 && (lower === word || lemma === word || stem(word) === root)),
  );

/** "The list price of Team", "the average estimate": nothing that belongs to the phrase is left behind it. */
function isClosed(tokens: readonly Token[], { named, kind, end }: Stretch): boolean {
  if (named + kind === 0) return false;
  const [next, after] = tokens.slice(end);
  if (next === undefined || tokens[end - 1]?.comma) return true;
  // "Than we had asked for" ends with its verb.
  if (next.lower === 'for') return after === undefined || next.comma || BOUNDARY.test(after.lower);
  return BOUNDARY.test(next.lower);
}
