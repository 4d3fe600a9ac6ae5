import { withoutInflection } from '../../../text/inflection.ts';
import { kinOf } from '../../../text/kinship.ts';
import { stem } from '../../language/stem.ts';
import { synonyms } from '../../language/thesaurus.ts';
import type { Target } from '../../link/entry.ts';
import type { Mention } from '../../link/mention.ts';
import type { Column, Model, Table } from '../../schema/model.ts';
import { humanName, humanTable } from '../../schema/names.ts';
import { type Draft, fail } from '../draft.ts';
import { isThing } from '../happenings.ts';

/** What never happened: the words that the schema knows, those that it doesn't, and of whom it was said. */
export interface Deed {
  mentions: readonly Mention[];
  verbs: readonly string[];
  kind: readonly string[];
  /** The parts that they played in none of: "neither as lead nor as deputy". */
  roles: readonly string[];
  surface: string;
}

/** Rows of another table that refer to the base by one key. */
interface Tie {
  table: Table;
  key: Column;
}

/** Verbs that say no more than that there was such a row. */
const plainVerb =
  /^(?:be|have|get|put|take|make|do|go|come|happen|occur|use|choose|pick|select|include|involve|assign|give|place|hold|see|feature|appear|figure|record|register|enter|log|report|set|need|require|add|schedule|rota|roster|diary|calendar|timetable|list|attach|link|receive|send|run|carry|perform|conduct)$/;
/** By such a deed a row begins: whatever became of it later, there it is. */
const beginning =
  /^(?:request|book|order|reserve|schedule|plan|report|submit|offer|propose|invite|enter|register|apply|ask|quote|refer|place)/i;
const particle = /^(?:out|in|up|off|on|back|forward|away|over|for|to|with)$/i;
const enough = 0.55;

/** Without any of the rows that the deed would have left, where exactly one relation fits it. */
export function applyNever(draft: Draft, deed: Deed): void {
  const { base, model } = draft.scope;
  if (ownState(base, deed)) {
    fail(draft, `"${deed.surface}" is a state of ${humanTable(base.name, 2)}`);
    return;
  }
  const ties = tiesOf(model, base).flatMap((tie) => {
    const worth = worthOf(tie, deed);
    return worth === undefined ? [] : [{ tie, worth }];
  });
  const most = Math.max(...ties.map(({ worth }) => worth));
  const best = ties.filter(({ worth }) => worth === most).map(({ tie }) => tie);
  const [first] = best;
  const tables = new Set(best.map(({ table }) => table));
  const only = tables.size === 1 ? keysMeant(best, deed) : [];
  if (!first || only.length === 0 || (most === 0 && isThing(model, first.table))) {
    const noun = humanTable(base.name, 2);
    fail(draft, `the data does not say which ${noun} that ("${deed.surface}") has never happened to`);
    return;
  }
  const shared = tiesOf(model, base).filter(({ table }) => table === first.table).length > 1;
  for (const { table, key } of only) {
    draft.without.push(shared ? `${table.name}@${key.name}` : table.name);
    draft.passed.add(table.name);
    draft.said.push(
      `without any ${humanTable(table.name, 2)}${shared ? ` as ${humanName(key.name.replace(/_id$/, ''))}` : ''}`,
    );
  }
  draft.score += 0.8;
}

function tiesOf(model: Model, base: Table): Tie[] {
  return model.tables.flatMap((table) =>
    table === base || table.validity
      ? []
      : table.columns.flatMap((key) => (key.reference?.table === base.name ? [{ table, key }] : [])),
  );
}

/** "Never inspected", where a day of the row itself tells when that was. */
function ownState(base: Table, { mentions, verbs, kind }: Deed): boolean {
  const own = mentions.some(
    ({ targets: [best], surface }) =>
      best &&
      best.kind !== 'table' &&
      best.column.table === base.name &&
      !kind.includes(surface.toLowerCase()),
  );
  return (
    own ||
    base.columns.some(
      ({ nullable, words, kind }) => nullable && kind === 'date' && verbs.some((verb) => tells(words, verb)),
    )
  );
}

/** Two keys of one table: the part that the question speaks of, by name, by the deed or by who is asked about. */
function keysMeant(ties: readonly Tie[], { kind, roles }: Deed): readonly Tie[] {
  const playing = (role: string): Tie[] => ties.filter(({ key }) => tells(key.words, role));
  if (roles.length > 0)
    return roles.every((role) => playing(role).length === 1) ? roles.flatMap(playing) : [];
  if (ties.length < 2) return ties;
  return ties.filter(({ key }) => key.words.some((word) => kind.some((each) => stem(each) === stem(word))));
}

/** How well a relation fits all that is said of the deed; nothing where a word is left over. */
function worthOf(tie: Tie, { mentions, verbs }: Deed): number | undefined {
  let sum = 0;
  for (const worth of [
    ...mentions.map((mention) => ofMention(tie, mention)),
    ...verbs.map((verb) => ofVerb(tie, verb)),
  ]) {
    if (worth === undefined) return undefined;
    sum += worth;
  }
  return sum;
}

function ofMention(tie: Tie, { targets, surface }: Mention): number | undefined {
  if (particle.test(surface)) return 0;
  const least = (targets[0]?.score ?? 0) - 0.15;
  const worths = targets.flatMap((target) => (target.score < least ? [] : ofTarget(tie, target, surface)));
  const told = toldBy(tie, surface.toLowerCase(), targets[0]);
  const all = told === undefined ? worths : [...worths, told];
  return all.length > 0 ? Math.max(...all) : undefined;
}

function ofTarget(tie: Tie, target: Target, surface: string): number[] {
  if (target.kind === 'table') return ofTable(tie, target.table);
  const { column } = target;
  if (column === tie.key) return [3];
  if (column.table !== tie.table.name) return [];
  if (column.reference) return ofTable(tie, column.reference.table);
  if (target.kind === 'column') return isStep(column) ? [] : [1];
  return beginning.test(surface) ? [1] : [];
}

/** A value elsewhere may be the very name of the relation; one of its own rows tells some of them apart. */
function toldBy(tie: Tie, word: string, best: Target | undefined): number | undefined {
  if (!/^\p{L}+$/u.test(word)) return undefined;
  if (best?.kind !== 'value' && best?.kind !== 'flag') return ofVerb(tie, word);
  const own = best.column.table === tie.table.name;
  return !own && tells([...tie.key.words, ...tie.table.words], word) ? 3 : undefined;
}

/** The rows themselves, or what they tie to the base. */
function ofTable({ table, key }: Tie, named: string): number[] {
  if (table.name === named) return [3];
  return table.columns.some((column) => column !== key && column.reference?.table === named) ? [2] : [];
}

function ofVerb({ table, key }: Tie, verb: string): number | undefined {
  if (tells(key.words, verb)) return 3;
  if (tells(table.words, verb)) return 3;
  const stems = table.words.map(stem);
  if ([...kinOf(stem(verb), stems).values()].some((worth) => worth >= enough)) return 2;
  const telling = table.columns.filter(({ words }) => tells(words, verb));
  if (telling.some(isStep)) return undefined;
  if (telling.length > 0) return 1;
  if (saidIn(table.comment, verb) || saidIn(key.comment, verb)) return 1;
  return plainVerb.test(verb) ? 0 : undefined;
}

/** "Never paid an invoice": only some of the rows have got so far. */
const isStep = ({ kind, nullable, reference }: Column): boolean =>
  !reference && (kind === 'boolean' || (kind === 'date' && nullable));

/** Whether a name speaks of the deed: sale, sold on, seller. */
function tells(words: readonly string[], verb: string): boolean {
  const alike = [verb, ...(mirrored.find((deeds) => deeds.includes(verb)) ?? []), ...synonyms(verb)];
  return words.some((word) =>
    alike.some((each) => stem(each) === stem(word) || each === withoutInflection(word) || isDoer(word, each)),
  );
}

/** What one gives the other gets, in one row. */
const mirrored = [
  ['buy', 'sell', 'purchase', 'sale'],
  ['lend', 'borrow', 'loan'],
  ['rent', 'hire', 'rental'],
];

const isDoer = (word: string, verb: string): boolean =>
  verb.length > 3 && [`${verb}er`, `${verb}r`, `${verb}or`, `${verb.replace(/e$/, '')}or`].includes(word);

const saidIn = (comment: string | undefined, verb: string): boolean =>
  verb.length > 3 &&
  (comment?.match(/\p{L}+/gu) ?? []).some((word) => stem(word.toLowerCase()) === stem(verb));
