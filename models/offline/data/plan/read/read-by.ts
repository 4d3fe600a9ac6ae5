import type { Item } from '../../link/items.ts';
import type { Mention } from '../../link/mention.ts';
import { bestKind } from './frame.ts';
import type { Reading } from './reading.ts';

/** "By" may say how or by whom something was done, and not by what it is told apart. */
export function readBy({ items, loose }: Reading, mention: Mention, at: number): boolean {
  const means = bestKind(mention) === 'value' ? mention : meansOf(items, mention, at);
  if (means) loose.push({ mention: means, at, opener: undefined, before: 'by' });
  return means !== undefined || isDoer(items, mention, at);
}

/** "Came in by email", "paid by card": a value of what was spoken of before says how. */
function meansOf(items: readonly Item[], mention: Mention, at: number): Mention | undefined {
  const before = items.slice(0, at - 1);
  const verb = before.at(-1)?.surface ?? '';
  if (!/^(?:in|out|come|came|comes|arrive|arrived|went|[a-z]{2,}(?:ed|id|nt))$/i.test(verb)) return undefined;
  const spoken = before.flatMap((item) =>
    item.kind === 'mention'
      ? item.mention.targets.flatMap((target) => (target.kind === 'table' ? [target.table] : []))
      : [],
  );
  const targets = mention.targets.filter(
    (target) =>
      target.kind === 'value' &&
      !target.loose &&
      target.score >= 0.99 &&
      spoken.includes(target.column.table),
  );
  return targets.length > 0 ? { ...mention, targets } : undefined;
}

/** "Referred by a colleague", where a key to the colleagues tells who was referred. */
function isDoer(items: readonly Item[], { targets }: Mention, at: number): boolean {
  const by = items.slice(0, at).findLastIndex(({ surface }) => surface.toLowerCase() === 'by');
  const verb = items[by - 1];
  const deed = verb?.kind === 'mention' ? verb.mention.targets[0] : undefined;
  return (
    deed?.kind === 'flag' &&
    targets.some((target) => target.kind === 'table' && target.table === deed.column.reference?.table)
  );
}

/** "Supported by another office": that there is one is all that is said, where a key tells which. */
export function readAnyDoer({ items, loose, frame }: Reading, at: number): boolean {
  const by = items.slice(0, at).findLastIndex(({ surface }) => surface.toLowerCase() === 'by');
  const verb = items[by - 1];
  if (verb?.kind !== 'mention' || !/(?:ed|en)$/.test(verb.surface)) return false;
  if (!/^(?:an?|another|some|any)$/i.test(items[by + 1]?.surface ?? '') || by + 1 >= at) return false;
  const { mention } = verb;
  const key = mention.targets.some(
    (target) => target.kind === 'column' && target.column.reference !== undefined && target.column.nullable,
  );
  // "By an office in Kenya" says more of the doer.
  if (!key || items.slice(at + 1).some(({ kind }) => kind === 'mention')) return false;
  const waiting = loose.findIndex((each) => each.mention === mention);
  if (waiting >= 0) loose.splice(waiting, 1);
  frame.conditions.push({ kind: 'present', mention, at: mention.start });
  return true;
}
