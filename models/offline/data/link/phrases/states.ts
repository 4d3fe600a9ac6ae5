import { relationVerbs, stopWords } from '../../language/words.ts';
import type { Column } from '../../schema/model.ts';

export interface State {
  words: string[];
  /** Whether rows in this state have the column filled in. */
  filled: boolean;
}

const emptyWhen =
  /\b(?:empty|null|blank|unset|not set)\b(?:,)? ?(=|when|while|whilst|if|for|as long as|until|till|unless) ([^.;()]{3,80})/i;
const sentinelFor = /\b\d{4}-\d\d-\d\d\b (?:for|when|while|if|means) ([^.;()]{3,80})/i;
const leading =
  /^(?:it|they|she|he|this|that|the|an?|all|any|who|which|are|is|was|were|be|been|being|has|have|had|can|still|not yet|in|on|at)$/;
const linking = /^(?:is|are|was|were|be|been)$/;
const longest = 3;

/**
 * What the comment of a column says about rows where it is empty: of "empty while it is unpaid" that unpaid rows have
 * none, of "empty until it is decided" that decided ones have one.
 */
export function statesOf(column: Column): State[] {
  const since = sinceStates(column);
  const { comment } = column;
  if (comment === undefined) return since;
  const empty = column.nullable ? emptyWhen.exec(comment) : null;
  if (empty) {
    const filled = /until|till|unless/i.test(empty[1] ?? '');
    return [...since, ...phrasesOf(empty[2] ?? '').map((words) => ({ words, filled }))];
  }
  const far = column.kind === 'date' ? sentinelFor.exec(comment) : null;
  return far ? phrasesOf(far[1] ?? '').map((words) => ({ words, filled: false })) : since;
}

/** "Partner since", "Out of order since": rows that have such a day are in that state. */
function sinceStates({ kind, nullable, words, comment = '' }: Column): State[] {
  if (kind !== 'date' || !nullable) return [];
  const [, said = ''] = /^([\p{L} -]{3,40}?) since\b/iu.exec(comment) ?? [];
  const named = words.at(-1) === 'since' ? [words.slice(0, -1)] : [];
  return [...named, said.toLowerCase().split(/\s+/).filter(Boolean)]
    .filter((each) => each.length > 0 && each.length <= longest && each.some((word) => word.length > 2))
    .map((each) => ({ words: each, filled: true }));
}

/** "the class is held online" → held online, online; "she is under way" → under way. */
function phrasesOf(clause: string): string[][] {
  const words = clause.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? [];
  const link = words.findIndex((word) => linking.test(word));
  const said = withoutLead(link >= 0 ? words.slice(link + 1) : words);
  const participle = said.length === 1 && /[a-z]{3}(ed|en|id|nt|lt|ld)$/.test(said[0] ?? '');
  if (said.length === 0 || said.length > longest || (link < 0 && !participle)) return [];
  const bare = relationVerbs.has(said[0] ?? '') || /^(held|done|made|kept)$/.test(said[0] ?? '');
  const short = bare ? withoutLead(said.slice(1)) : [];
  return [said, short].filter((each) => each.some((word) => !stopWords.has(word) && word.length > 2));
}

function withoutLead(words: readonly string[]): string[] {
  const first = words.findIndex((word) => !leading.test(word));
  return first < 0 ? [] : words.slice(first);
}

const doneTo =
  /\b(?:on which|when|to whom|by whom|to which|by which|from which|at which) (?:(?:the|an?|our) )?([^.;,:()]*?) ?(?:was|were|is|are|has been|had been|got) ([\p{L}-]+(?:ed|en|nt|ld|pt)(?: (?:back|off|out|up|down|on|in|over))?)(?=$|[.;,:()]| by\b)/iu;
const doing = /^(?:the )?[\p{L}-]+ (?:who|that|which) (?:last )?([\p{L}-]{4,}(?:ed|en|nt))\b(?! by\b)/iu;

/**
 * "Engineer to whom the ticket was escalated", "Day on which it was rolled back", "Colleague who referred the
 * applicant": rows where such a column is filled in are those that it was done to; "the agreement was signed" tells
 * what they have signed as well.
 */
export function deedsOf({ nullable, comment = '', kind, reference, table }: Column): string[][] {
  if (!nullable || (kind !== 'date' && !reference)) return [];
  const [lead = ''] = comment.split(/[;.]/);
  const [, what = '', done] = doneTo.exec(lead) ?? [];
  const said = (done ?? (reference ? doing.exec(lead) : null)?.[1])?.toLowerCase();
  if (said === undefined || stopWords.has(said)) return [];
  const deed = said.split(' ');
  const thing = what.toLowerCase().split(' ').filter(Boolean);
  const own =
    thing.length === 0 || thing.length > longest || stopWords.has(thing[0] ?? '') || thing.includes(table);
  return [
    deed,
    ...(own
      ? []
      : ['', 'the', 'a', 'an', 'their', 'our'].map((the) => [...deed, the, ...thing].filter(Boolean))),
  ];
}
