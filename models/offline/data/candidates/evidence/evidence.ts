import type { Comparison } from '../../language/comparisons.ts';
import type { DateRange } from '../../language/dates.ts';
import type { Operator } from '../../language/operator-phrases.ts';
import type { Token } from '../../language/tokens.ts';
import type { Lexicon } from '../../link/lexicon.ts';
import { allMentions } from '../../link/match.ts';
import { idOf, type Mention } from '../../link/mention.ts';
import type { Model } from '../../schema/model.ts';
import { type Exclusion, exclusionsIn } from './exclusions.ts';
import { readGrammar } from './grammar.ts';
import type { Link, Tie } from './link.ts';
import { softLinks } from './soft-links.ts';
import type { Span } from './span.ts';

/** All that a question gives to go by, before anything is chosen. */
export interface Evidence {
  tokens: readonly Token[];
  links: readonly Link[];
  dates: readonly (Span & { range: DateRange })[];
  comparisons: readonly (Span & { comparison: Comparison })[];
  numbers: readonly (Span & { value: number })[];
  operators: readonly (Span & { operator: Operator })[];
  /** How exactly a figure is to be given. */
  precision?: Span | undefined;
  /** Rows that are left out in so many words. */
  exclusions: readonly Exclusion[];
}

interface Asked {
  tokens: readonly Token[];
  lexicon: Lexicon;
  model: Model;
  today: string;
  /** Found in the data. */
  names: readonly Mention[];
}

/** So weak a tie says nothing. */
const WEAKEST = 0.42;

export function gather({ tokens, lexicon, model, today, names }: Asked): Evidence {
  const read = readGrammar(tokens, today);
  const grammar = { ...read, dates: read.dates.filter((each) => !isName(each, { tokens, lexicon })) };
  const taken = new Set(
    [...grammar.dates, ...grammar.comparisons, ...(grammar.precision ? [grammar.precision] : [])].flatMap(
      ({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index),
    ),
  );
  const said = allMentions(tokens, lexicon, (at) => taken.has(at));
  const sure = [...linksOf(said, 'said'), ...linksOf(names, 'name')].filter(({ score }) => score >= WEAKEST);
  const soft = softLinks({ tokens, lexicon, model, sure });
  return { tokens, links: best([...sure, ...soft]), ...grammar, exclusions: exclusionsIn(tokens) };
}

/** "Last day" may be what a column is called. */
function isName({ start, end }: Span, { tokens, lexicon }: Pick<Asked, 'tokens' | 'lexicon'>): boolean {
  if (end - start < 2 || tokens.slice(start, end).some(({ lower }) => /\d/.test(lower))) return false;
  return allMentions(tokens.slice(start, end), lexicon, () => false).some(
    (mention) =>
      mention.end - mention.start === end - start &&
      mention.targets.some(({ kind, score }) => kind === 'column' && score >= 0.9),
  );
}

const linksOf = (mentions: readonly Mention[], tie: Tie): Link[] =>
  mentions.flatMap(({ start, end, targets }) =>
    targets.map((target) => ({ start, end, target, score: Math.min(1, target.score), tie })),
  );

/** Of several ties of one stretch to one thing, the strongest. */
function best(links: readonly Link[]): Link[] {
  const kept = new Map<string, Link>();
  for (const link of links) {
    const id = `${link.start} ${link.end} ${idOf(link.target)}`;
    const before = kept.get(id);
    if (!before || before.score < link.score) kept.set(id, link);
  }
  return [...kept.values()].toSorted((a, b) => b.score - a.score);
}
