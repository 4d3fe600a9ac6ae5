import { type KeysOf, withSameDoer } from '../language/same-doer.ts';
import { tokenise } from '../language/tokens.ts';
import { withTwoNamed } from '../language/two-named.ts';
import { recognise } from '../link/items.ts';
import type { Lexicon } from '../link/lexicon.ts';
import { keysOfDeeds } from '../plan/same-keys.ts';
import type { Model } from '../schema/model.ts';

interface Reader {
  lexicon: Lexicon;
  world: { model: Model; today: string };
}

/** Who did two things, as two keys of a row: of the tables that the question names, those of one are meant. */
export function sameDoers(text: string, { lexicon, world: { model, today } }: Reader): string {
  const keysOf: KeysOf = (deeds) => {
    const items = recognise({ tokens: tokenise(text), lexicon, today, names: [] });
    const spoken = items.flatMap((item) => {
      const [best] = item.kind === 'mention' ? item.mention.targets : [];
      return best?.kind === 'table' ? [best.table] : [];
    });
    const pair = keysOfDeeds(model, deeds, new Set(spoken));
    return pair && { keys: pair.keys, rows: pair.table.words.join(' ') };
  };
  const same = withSameDoer(text, keysOf);
  return same === text ? withTwoNamed(text, keysOf) : same;
}
