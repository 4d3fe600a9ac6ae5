import { z } from 'zod';
import { escaped } from '../text/escaped.ts';

/** What is known of the house itself: the resource `config://company`. */
export const houseBlock = z.object({
  resource: z.string().startsWith('config://'),
  content: z.looseObject({ name: z.string().optional(), database: z.string().optional() }),
});
type House = z.infer<typeof houseBlock>['content'];

const namedSchema = z.looseObject({ name: z.string().catch(''), values: z.array(z.unknown()).catch([]) });
const tableSchema = z.looseObject({ name: z.string().catch(''), columns: z.array(namedSchema).catch([]) });

const LEGAL_FORM =
  /[\s,]+(?:corporation|corp|incorporated|inc|limited|ltd|llc|llp|plc|gmbh|ag|kg|se|s\.?a\.?|s\.?r\.?l\.?|b\.?v\.?|co|company|group|holding)\.?$/i;
const GENERIC =
  /^(?:app|company|data|database|default|dev|enterprise|main|parley|postgres|prod|production|public|sample|stage|test)\w*$/i;
const SHORTEST = 4;

/**
 * The question without the house's own name: "How many boats does Northwind have?" asks how many we have. Who asks in a
 * house means that house; another name stays, and a name that the data has, too, is the data's.
 */
export function withoutHouse(text: string, house: House | undefined, tables: readonly unknown[]): string {
  if (!house) return text;
  const known = wordsOf(tables);
  const own = (house.name ?? '').replace(LEGAL_FORM, '').trim();
  const names = [
    ...(own.length >= SHORTEST ? [{ name: own, flags: 'giu' }] : []),
    // A database is often called after its house; written small it is a word like any other.
    ...(isTelling(house.database) ? [{ name: capital(house.database), flags: 'gu' }] : []),
  ].filter(({ name }) => !known.has(name.toLowerCase()));
  return names.reduce((said, { name, flags }) => replaced(said, escaped(name), flags), text);
}

function replaced(text: string, name: string, flags: string): string {
  const whole = `${name}(?:[ ,]+(?:Corporation|Corp|Inc|Limited|Ltd|LLC|GmbH|AG|plc|Group)\\b\\.?)?`;
  const as = (before: string, after = '(?![\\p{L}\\d-])') =>
    new RegExp(`(?<![\\p{L}\\d-])${before}${whole}${after}`, flags);
  return text
    .replace(as('(?:[Dd]oes|[Dd]o) '), 'do we')
    .replace(as('[Dd]id '), 'did we')
    .replace(as('', "['’]s"), 'our')
    .replace(as(''), 'us');
}

function isTelling(name: string | undefined): name is string {
  return name !== undefined && name.length >= SHORTEST && /^\p{L}+$/u.test(name) && !GENERIC.test(name);
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();
}

/** Names and values of the data, in small letters; of names of several words each word, too, in both numbers. */
function wordsOf(tables: readonly unknown[]): Set<string> {
  const texts = tables.flatMap((table) => {
    const { name, columns } = tableSchema.parse(table);
    return [name, ...columns.flatMap((column) => [column.name, ...column.values.map(String)])];
  });
  return new Set(
    texts.flatMap((text) => {
      const words = text.toLowerCase().split(/[^\p{L}\d]+/u);
      return [text.toLowerCase(), ...words, ...words.map((word) => word.replace(/s$/, ''))];
    }),
  );
}
