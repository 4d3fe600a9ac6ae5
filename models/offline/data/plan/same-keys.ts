import { tokenise } from '../language/tokens.ts';
import type { Model } from '../schema/model.ts';
import { verbRoles } from './scope.ts';

/** The two keys of one table that say who did the one and who the other, where they lead to the same people. */
export function keysOfDeeds(
  model: Model,
  first: string,
  second: string,
): readonly [string, string] | undefined {
  const [one, other] = [first, second].map((verb) =>
    verbRoles(
      model,
      tokenise(verb).map(({ lemma }) => lemma),
    ),
  );
  const pairs = model.tables.flatMap(({ name, columns }) => {
    const keys = columns.filter(({ reference }) => reference !== undefined);
    const told = (roles?: ReadonlySet<string>) => keys.filter((key) => roles?.has(`${name}.${key.name}`));
    return told(one).flatMap((a) =>
      told(other).flatMap((b) =>
        a !== b && a.reference?.table === b.reference?.table ? [[a.name, b.name] as const] : [],
      ),
    );
  });
  const [pair, more] = pairs;
  return more ? undefined : pair;
}
