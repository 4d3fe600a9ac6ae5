import { singular } from '../language/singular.ts';
import type { Token } from '../language/tokens.ts';
import { stopWords } from '../language/words.ts';
import { partsOfName } from '../schema/names.ts';
import type { Target } from './entry.ts';
import type { Mention } from './mention.ts';
import { headOf, isTitled, valueWords } from './phrases/value-phrases.ts';

/**
 * A word in lower case that is only part of a longer value ("account" in "Account Executive") stands for it only where
 * it says what the value says, of rows that are asked about. Written with a capital it may be a name cut short.
 */
export function withoutStrayParts(mentions: readonly Mention[], tokens: readonly Token[]): Mention[] {
  const asked = tablesAsked(mentions);
  return mentions.flatMap((mention) => {
    const isName = tokens
      .slice(mention.start, mention.end)
      .some(({ capital, quote }) => capital || quote !== undefined);
    if (isLanguage(mention, tokens)) return [];
    if (isName) return [mention];
    const targets = mention.targets.flatMap((target) => narrowed(target, mention, asked));
    return targets.length > 0 ? [{ ...mention, targets }] : [];
  });
}

const languages =
  /^(?:english|dutch|german|french|spanish|italian|portuguese|polish|danish|swedish|norwegian|finnish|greek|turkish|arabic|russian|chinese|japanese)$/;

/** "Written in Dutch" says a language, where only a country could be meant. */
function isLanguage({ start, end, surface, targets: [best] }: Mention, tokens: readonly Token[]): boolean {
  return (
    end === start + 1 &&
    tokens[start - 1]?.lower === 'in' &&
    languages.test(surface.toLowerCase()) &&
    best?.kind === 'value' &&
    !best.values.some((value) => value.toLowerCase() === surface.toLowerCase())
  );
}

const clearly = 0.7;

/** The tables that the question speaks of by a name of theirs. */
function tablesAsked(mentions: readonly Mention[]): Set<string> {
  return new Set(
    mentions.flatMap(({ targets: [best], relation }) =>
      best?.kind === 'table' && !relation && best.score >= clearly ? [best.table] : [],
    ),
  );
}

/** A target with those of its values that the word may stand for. */
function narrowed(target: Target, { surface }: Mention, asked: ReadonlySet<string>): Target[] {
  if (target.kind !== 'value' || !target.loose) return [target];
  const said = valueWords(surface).map(singular);
  const isAsked = asked.size === 0 || asked.has(target.column.table);
  const kept = target.values.filter((value) => {
    const head = headOf(target.column.codes.get(value) ?? value) === said.at(-1);
    return target.person && head
      ? true
      : isAsked && ((head && !isTitled(value)) || saysAll(value, said, target));
  });
  return kept.length > 0 ? [{ ...target, values: kept }] : [];
}

/** What is left of the value says nothing of its own: "in repair", "Lisbon Airport" among airports. */
function saysAll(value: string, said: readonly string[], { column }: Target & { kind: 'value' }): boolean {
  const plain = [...column.words, ...partsOfName(column.table)].map(singular);
  return valueWords(value).every(
    (word) => said.includes(singular(word)) || stopWords.has(word) || plain.includes(singular(word)),
  );
}
