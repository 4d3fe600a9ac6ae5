import { singular } from '../../language/singular.ts';
import { staffNouns } from '../../language/thesaurus.ts';
import { isWholePrice } from '../../plan/semantics.ts';
import type { Column, Model, Table } from '../../schema/model.ts';
import { partsOfName } from '../../schema/names.ts';

export interface Phrase {
  words: string[];
  score: number;
  /** No other words may stand for these. */
  exact?: boolean;
}

const genericSuffixes = new Set([
  'date',
  'at',
  'on',
  'time',
  'timestamp',
  'day',
  'id',
  'code',
  'number',
  'amount',
  'value',
  'name',
  'key',
  'flag',
  'total',
  'type',
  'cent',
  'eur',
  'usd',
  'euro',
  'text',
  'count',
  'year',
  'until',
  'ref',
  'by',
  'level',
]);
/** Words that a question leaves out before the rest of a name. */
export const genericPrefixes = new Set([
  'is',
  'has',
  'was',
  'total',
  'current',
  'number',
  'no',
  'full',
  'main',
  'unit',
  'list',
  'net',
  'gross',
  'be',
  'date',
]);

/** Units at the end of a name say how a figure is counted, not what it is: `floor_area_m2`. */
const unitSuffixes = new Set(
  'm2 m3 sqm km kg mg mcg t g gram kilo ton tonne m mm cm meter metre l liter litre ml hour minute second day month week percent usd gbp chf mb gb kw kwh mw ha hectare mile degree celsius point'.split(
    ' ',
  ),
);
const prepositions = /^(at|on|by)$/;

/** The ways to name a column: its whole name, and what is left without the words that say little. */
export function phrasesOf(column: Column, table: Table, model: Model): Phrase[] {
  const words = prepositions.test(column.words.at(-1) ?? '') ? column.words.slice(0, -1) : column.words;
  const short = words.length < column.words.length;
  const generic = words.length === 1 && genericSuffixes.has(words[0] ?? '');
  const found: Phrase[] = [{ words, score: generic ? 0.92 : short ? 0.88 : 1 }];
  const bare = words.filter((word) => !table.words.includes(word));
  if (bare.length > 0 && bare.length < words.length) found.push({ words: bare, score: 0.95 });
  const written = partsOfName(column.name).map(singular);
  if (written.join(' ') !== column.words.join(' ')) found.push({ words: written, score: 1 });
  if (column.name.includes('_')) found.push({ words: [column.name.toLowerCase()], score: 1, exact: true });
  found.push(
    ...compounds(words, column, table),
    ...turned(words),
    ...rhythmFirst(words, column),
    ...shorter(words, column),
    ...withTails(words, column),
    ...stockForms(column),
    ...revenueForms(column, table),
    ...roleForms(column, model),
    ...headForms(column, table),
    ...sayings(column),
    ...lettered(column, table),
  );
  return found.filter(({ words: [...each] }) => each.at(-1) !== 'per');
}

/** "Sales amount", "invoice due date": the table before the column. */
function compounds(words: readonly string[], { kind, primary, reference }: Column, table: Table): Phrase[] {
  if (primary || reference || kind === 'date' || words.some((word) => table.words.includes(word))) return [];
  const last = words.at(-1) ?? '';
  const short = words.length > 1 && isGeneric(last) ? [words.slice(0, -1)] : [];
  return [words, ...short].map((each) => ({ words: [...table.words, ...each], score: 0.97, exact: true }));
}

/** "name of the client" for client_name. */
function turned(words: readonly string[]): Phrase[] {
  if (words.length < 2 || words.length > 3 || /^(number|count|id|code)$/.test(words.at(-1) ?? '')) return [];
  return words.slice(1).map((_, index) => ({
    words: [...words.slice(index + 1), 'of', ...words.slice(0, index + 1)],
    score: 1,
  }));
}

/** "Monthly rent" for rent_monthly_cents: how often it is due comes first. */
function rhythmFirst(words: readonly string[], { kind }: Column): Phrase[] {
  const rhythm = words.find((word) => /^(hourly|daily|weekly|monthly|quarterly|yearly|annual)$/.test(word));
  const rest = words.filter((word) => word !== rhythm && word !== 'cent');
  if (kind !== 'number' || !rhythm || rest.length === 0) return [];
  const unit = rhythm === 'daily' ? 'day' : rhythm.replace(/ly$/, '').replace('annual', 'year');
  const spelled = ['a', 'per', 'each'].map((each) => ({ words: [...rest, each, unit], score: 0.98 }));
  return [{ words: [rhythm, ...rest], score: 1 }, ...spelled];
}

/** Too short for a stem: hires were hired. */
function shortVerb(first: string, { kind }: Column): Phrase[] {
  return kind === 'date' && /^[a-z]{3}ed$/.test(first) ? [{ words: [first.slice(0, -1)], score: 0.86 }] : [];
}

const isGeneric = (word: string): boolean => genericSuffixes.has(word) || unitSuffixes.has(word);

function shorter(words: readonly string[], column: Column): Phrase[] {
  const forms = [...shortVerb(words[0] ?? '', column), ...(column.kind === 'date' ? datedForms(column) : [])];
  if (words.length > 1)
    forms.push(...withoutTail(words, column), ...withoutLead(words, column), ...inner(words));
  return forms;
}

function withoutTail(words: readonly string[], { kind }: Column): Phrase[] {
  const last = words.at(-1) ?? '';
  if (!isGeneric(last)) return [{ words: [last], score: 0.78 }];
  const forms = [
    {
      words: words.slice(0, -1),
      score: last === 'id' ? 0.85 : 0.88,
    },
  ];
  if (kind === 'number' && last !== 'id') forms.push({ words: [last], score: 0.7 });
  return forms;
}

function withoutLead(words: readonly string[], { kind, reference }: Column): Phrase[] {
  const [first = ''] = words;
  const generic = isGeneric(words.at(-1) ?? '');
  if (!genericPrefixes.has(first))
    return kind === 'number' && !reference && !generic ? [{ words: [first], score: 0.5, exact: true }] : [];
  const short = words.length > 2 && generic ? [{ words: words.slice(1, -1), score: 0.84 }] : [];
  return [{ words: words.slice(1), score: 0.9 }, ...short];
}

/** The telling word in the middle, or two words of a long name. */
function inner(words: readonly string[]): Phrase[] {
  const [, second = ''] = words;
  if (words.length === 3 && isGeneric(words.at(-1) ?? '') && !isGeneric(second))
    return [{ words: [second], score: 0.7 }];
  return words.length > 3
    ? [
        { words: words.slice(-2), score: 0.8 },
        { words: words.slice(0, 2), score: 0.75 },
      ]
    : [];
}

/** "cleaned" for last_cleaned_on; "cleaning date" is the same. */
function datedForms({ words }: Column): Phrase[] {
  const since = words.some((word) => /^(since|joined|joining|registered|signup)$/.test(word))
    ? [{ words: ['joined'], score: 0.82 }]
    : [];
  const named = words
    .filter((word) => !genericSuffixes.has(word) && !genericPrefixes.has(word) && word !== 'last')
    .flatMap((word) => [
      ...(words.length > 1 && /[a-z]{2}(ed|en|t)$/.test(word) ? [{ words: [word], score: 0.86 }] : []),
      ...(words.includes('date') ? [] : [{ words: [word, 'date'], score: 0.95 }]),
    ]);
  // Work is finished on the day on which it is completed.
  const done = words.some((word) => /^(?:completed|finished)$/.test(word))
    ? ['completed', 'finished']
        .filter((word) => !words.includes(word))
        .map((word) => ({ words: [word], score: 0.86 }))
    : [];
  const bare = words.filter((word) => !prepositions.test(word));
  const whole = words.includes('date') || bare.length < 2 ? [] : [{ words: [...bare, 'date'], score: 0.97 }];
  return [...since, ...named, ...done, ...whole];
}

/** What people say after some words, whether the name has it or not: "email address". */
function withTails(words: readonly string[], { kind }: Column): Phrase[] {
  const last = words.at(-1) ?? '';
  if (kind === 'number' && !isGeneric(last) && !/score|rating|value|level/.test(last))
    return ['score', 'rating'].map((tail) => ({ words: [...words, tail], score: 0.9 }));
  const tail = kind !== 'text' ? undefined : tails.find(([pattern]) => pattern.test(last))?.[1];
  return tail === undefined ? [] : [{ words: [...words, tail], score: 0.98 }];
}

/** The part that a row plays by a key: the mechanic of mech_emp_no, the lead of lead_brewer_id. */
function roleForms({ table, words, reference }: Column, model: Model): Phrase[] {
  const parent = reference && model.byName.get(reference.table);
  if (!parent) return [];
  const self: Phrase[] =
    parent.name === table &&
    parent.person &&
    /manager|supervisor|boss|lead|parent|report|head|chief|superior/.test(words.join(' '))
      ? [{ words: ['reporting-to'], score: 1 }]
      : [];
  const role = words.filter(
    (word) => !parent.words.includes(word) && !isGeneric(word) && !(parent.person && staffNouns.has(word)),
  );
  return role.length > 0 && role.length < words.length ? [{ words: role, score: 0.82 }, ...self] : self;
}

/** "How many people live in a household": the figure that counts them. */
function headForms({ kind, words, primary, reference }: Column, { person }: Table): Phrase[] {
  const [word = '', more] = words;
  const counted =
    !more &&
    /^(member|person|people|head|guest|occupant|inhabitant|resident|participant|attendee|passenger|visitor)$/.test(
      word,
    );
  return kind === 'number' && counted && !person && !primary && !reference
    ? ['person', 'people'].map((said) => ({ words: [said], score: 0.7 }))
    : [];
}

/** Other ways to call a figure: fee income, lead time in days, the reorder level of reorder_at. */
function sayings({ kind, words, primary, reference }: Column): Phrase[] {
  const last = words.at(-1) ?? '';
  const lead = words.slice(0, -1);
  if (kind !== 'number' || primary || reference) return [];
  const tails = [
    ...(words.length === 1 && /^(fee|charge|rent|sale|ticket|subscription|donation|taking)$/.test(last)
      ? ['income', 'revenue'].map((tail) => [...words, tail])
      : []),
    ...(lead.length === 1 && /^(day|hour|minute|week|month)$/.test(last) ? [[...lead, 'time']] : []),
    ...(lead.length > 0 && last === 'at'
      ? ['level', 'point', 'threshold'].map((tail) => [...lead, tail])
      : []),
  ];
  return tails.map((each) => ({ words: each, score: 0.9 }));
}

/** The type of a visit is its vtype. */
function lettered({ name }: Column, { words }: Table): Phrase[] {
  const [, letter = '', rest = ''] = /^([a-z])(type|state|status|name|date|kind|code)$/i.exec(name) ?? [];
  return words.some((word) => letter !== '' && word.startsWith(letter.toLowerCase()))
    ? [{ words: [rest.toLowerCase()], score: 0.9 }]
    : [];
}

/** What comes in is the bare total of what is sold. */
function revenueForms(column: Column, table: Table): Phrase[] {
  const { kind, words } = column;
  const sold = table.words.some((word) =>
    /^(order|invoice|sale|purchase|booking|receipt|bill|transaction|ticket)$/.test(word),
  );
  const named = words.filter((word) => !/^(cent|eur|usd|gbp|chf|euro|dollar)$/.test(word)).join(' ');
  const bought = table.words.includes('purchase');
  const said = (bought ? ['spending', 'spend'] : ['revenue', 'turnover', 'sale', 'spending', 'spend']).filter(
    (word) => !table.words.includes(word),
  );
  if (kind !== 'number' || !sold) return [];
  if (/^(net|gross)$/.test(named))
    return [...said, 'amount', 'value'].map((word) => ({ words: [named, word], score: 0.95 }));
  const whole = /^(total|amount|total amount|(price|amount) paid|paid (price|amount))$/.test(named);
  return whole || isWholePrice(column) ? said.map((word) => ({ words: [word], score: 0.93 })) : [];
}

/** "In stock" and "on hand" are the same. */
function stockForms({ words, kind }: Column): Phrase[] {
  if (kind !== 'number' || /\b(value|price|cost|reorder|minimum|maximum|id)\b/.test(words.join(' ')))
    return [];
  return /\b(on hand|stock|inventory)\b/.test(words.join(' '))
    ? ['in stock', 'stock', 'on hand', 'units in stock', 'in store'].map((said) => ({
        words: said.split(' '),
        score: 0.85,
      }))
    : [];
}

const tails: [RegExp, string][] = [
  [/^(email|mail)$/, 'address'],
  [/^(phone|telephone|mobile|fax|account|serial)$/, 'number'],
];
