import type { Never } from '../language/never.ts';
import type { Token } from '../language/tokens.ts';
import { stopWords } from '../language/words.ts';
import { type Item, recognise } from '../link/items.ts';
import type { Lexicon } from '../link/lexicon.ts';
import type { Deed } from '../plan/conditions/ties.ts';

interface Words {
  tokensOf: (text: string) => Token[];
  lexicon: Lexicon;
  today: string;
}

/** Anybody and anything: the deed is the same whoever did it. */
const anything =
  /^(?:anyone|anybody|anything|someone|somebody|something|people|any|single|one|kind|sort|yet|ever|far|once|even|us|up|out|off|on|in|forward|back|away|over|myself|itself|there|whatsoever)$/;

/** "Neither as lead nor as joint tenant": in no part that there is. */
const AS_EITHER = /^(.+?),? (?:neither|either) as (?:an? |the )?(.+?) n?or as (?:an? |the )?(.+)$/i;

/** The words of a deed, each with what it may name; nothing where the deed itself is restricted. */
export function deedOf({ deed, kind }: Never, { tokensOf, lexicon, today }: Words): Deed | undefined {
  const [, said = deed, one = '', other = ''] = AS_EITHER.exec(deed) ?? [];
  const tokens = tokensOf(said);
  const items = recognise({ tokens, lexicon, today, names: [] });
  if (items.some(isRestriction)) return undefined;
  const mentions = items.flatMap((item) => (item.kind === 'mention' ? [item.mention] : []));
  const verbs = items.flatMap((item) => (item.kind === 'mention' ? [] : telling(tokens[item.start])));
  const lemmas = (text: string): string[] => tokensOf(text).map(({ lemma }) => lemma);
  const roles = [one, other].flatMap((role) => lemmas(role).slice(0, 1));
  return { mentions, verbs, roles, surface: deed, kind: lemmas(kind) };
}

/** A period, a number, a ranking: not the deed at all, but some of its kind. */
const isRestriction = (item: Item): boolean =>
  !/^(?:mention|unknown|word)$/.test(item.kind) || (item.kind === 'word' && item.role === 'unit');

/** "Called" says what was done here, though elsewhere it only names. */
function telling(token: Token | undefined): string[] {
  if (!token || anything.test(token.lower)) return [];
  return stopWords.has(token.lower) && token.lower !== 'called' ? [] : [token.lemma];
}
