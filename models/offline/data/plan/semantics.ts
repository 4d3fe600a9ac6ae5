import { stem } from '../language/stem.ts';
import { aboutAdjective } from '../language/superlatives.ts';
import { synonyms } from '../language/thesaurus.ts';
import { type Column, isSentinel, type Model, type Table } from '../schema/model.ts';

const has = (column: Column, pattern: RegExp): boolean => column.words.some((word) => pattern.test(word));

/** Columns that hold a quantity: numbers that are neither keys nor codes. */
export function measuresOf(table: Table): Column[] {
  return table.columns.filter(
    (column) =>
      column.kind === 'number' &&
      !column.primary &&
      !column.reference &&
      column.codes.size === 0 &&
      (!has(column, /^floor$/) || has(column, /^(m2|sqm|area|size)$/)) &&
      !has(
        column,
        /^(id|code|number|year|zip|postal|version|position|sequence|latitude|longitude|isbn|month|day)$/,
      ),
  );
}

/** Adding such numbers up says nothing: prices, rates, ages, scores. */
export function isAdditive(column: Column, asked = false): boolean {
  if ((asked && has(column, /^price$/)) || isWholePrice(column)) return true;
  return !has(
    column,
    /^(price|rate|rating|score|percent|percentage|age|level|grade|year|temperature|ratio|average|latitude|longitude|capacity_per|speed|rank)$/,
  );
}

export function isMoney(column: Column): boolean {
  if (has(column, /^(percent|percentage|ratio)$/)) return false;
  return has(
    column,
    /^(price|cost|amount|salary|budget|revenue|total|fee|fine|pay|wage|income|value|balance|discount|tax|rent|charge|tariff|fare|toll|payment|cent|eur|usd|euro|dollar|spend|expense|expenditure|penalty|deposit|fund|grant|net|gross)$/,
  );
}

const words: Record<string, RegExp> = {
  price: /^(price|cost|fee|rate|fare|rent|charge|amount|total)$/,
  amount: /^(amount|value|total|price|sum|worth)$/,
  age: /^(birth|birthdate|founded|opened|built|established|manufactured|created|since|hire|registered|joined)$/,
  weight: /^(weight|mass|kg)$/,
  height: /^height$/,
  duration: /^(duration|length|minute|hour|day|page|distance|running|runtime|millisecond|second)$/,
  rating: /^(rating|score|stars?)$/,
  strength: /^(strength|alcohol|abv|power|dose)$/,
  speed: /^(speed|velocity)$/,
  depth: /^depth$/,
  width: /^width$/,
  temperature: /^temperature$/,
  profit: /^(profit|margin)$/,
  area: /^(area|size|m2|sqm|hectare)$/,
  severity: /^(severity|priority)$/,
  pay: /^(salary|wage|pay|compensation|hourly|income)$/,
};

/** The column an adjective measures in a table: price for "cheap". Nothing when there is none or a choice. */
export function columnAbout(table: Table, about: string): Column[] {
  if (about === 'date') {
    const date = defaultDate(table);
    return date ? [date] : [];
  }
  const pattern = words[about];
  // Nobody is long because of the hours in a contract.
  if (pattern === undefined || (about === 'duration' && table.staff)) return [];
  const kind = about === 'age' ? ['date', 'number'] : ['number'];
  const found = table.columns.filter(
    (column) => kind.includes(column.kind) && !column.reference && !column.primary && has(column, pattern),
  );
  if (about === 'price') return asked(found);
  if (about !== 'age') return found;
  const birth = found.filter(
    (column) => has(column, /^birth/) || (has(column, /^year$/) && has(column, /birth|built|founded/)),
  );
  const ages = table.columns.filter((column) => column.kind === 'number' && column.words.join(' ') === 'age');
  if (birth.length > 0) return birth;
  if (ages.length > 0 || found.length > 0) return ages.length > 0 ? ages : found.slice(0, 2);
  const date = defaultDate(table);
  return date ? [date] : [];
}

/** Cheap is what is sold at a low price, whatever it cost us. */
function asked(prices: Column[]): Column[] {
  const sold = prices.filter(
    (column) => has(column, /^price$/) && !has(column, /^(?:cost|purchase|buying|wholesale)$/),
  );
  return sold.length === 1 ? sold : prices;
}

/** The longest is not that of the highest price, the largest not the latest. */
export function fitsAdjective(column: Column, adjective: string | undefined): boolean {
  if (adjective === undefined) return true;
  if (column.kind === 'date') return /^(date|age)$/.test(aboutAdjective(adjective) ?? '');
  return !/^(long|short)$/.test(adjective) || (!isMoney(column) && !has(column, /^(price|rate|cost)$/));
}

/** Letters two words begin with alike: admitted and admission. */
function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

const eventual = [
  /^(order|purchase|sale|invoice|loan|visit|appointment|event|admission|hire|payment|transaction|issue|publication|report|request|booking|reservation|review|incident)/,
  /^(depart|place|book|create|open|start|begin|register|submit|file|enrol|join|sign|log|record|begin)/,
  /^(date|day|time|timestamp)$/,
];

/** The date that stands first in the table, always set, and before the others: a row begins with it. */
function firstToHappen([first, ...others]: readonly Column[]): Column | undefined {
  const { min } = first ?? {};
  if (!first || first.nullable || min === undefined) return undefined;
  return others.every((other) => other.min !== undefined && min < other.min) ? first : undefined;
}

/** What takes place at a time of its own, however long before it was booked. */
function isOccasion({ words }: Table): boolean {
  return /^(session|appointment|event|visit|class|lesson|show|performance|screening|course|match|game|trip|tour|meeting|exam|rehearsal|concert|stay|shift|surgery|operation|workshop|lecture|hearing|inspection|training|excursion)$/.test(
    words.at(-1) ?? '',
  );
}

/** When a row "happened", if the question doesn't say which date it means. */
export function defaultDate(table: Table): Column | undefined {
  const pays = table.words.some((word) => /^(payment|payout|instalment|receipt)$/.test(word));
  const dates = table.columns.filter(
    (column) =>
      column.kind === 'date' &&
      // A payment happens when it is paid.
      ((pays && has(column, /^paid$/)) ||
        !has(
          column,
          /^(update|updated|modified|deleted|birth|birthdate|due|deadline|expiry|expire|expires|valid|end|ended|return|returned|close|closed|cancel|cancelled|finish|completed|last|discharge|discharged|resolved|paid|expires|issued_until|until|til|till)$/,
        )),
  );
  if (dates.length <= 1) return dates[0];
  const start = isOccasion(table) ? dates.filter((column) => has(column, /^(start|begin|held|perform)/)) : [];
  if (start.length === 1) return start[0];
  const named = dates.filter(
    (column) =>
      column.words.some((word) => table.words.some((own) => sharedStart(word, own) >= 4)) ||
      column.words.some(
        (word) =>
          table.words.includes(word) ||
          table.words.some(
            (own) =>
              synonyms(own).has(word) || [...synonyms(own)].some((other) => stem(other) === stem(word)),
          ),
      ),
  );
  if (named.length === 1) return named[0];
  for (const pattern of eventual) {
    const found = dates.filter((column) => has(column, pattern));
    if (found.length === 1) return found[0];
  }
  return firstToHappen(dates);
}

/** A whole-number column that holds a year. */
export function isYearColumn(column: Column): boolean {
  if (column.kind !== 'number') return false;
  const bounds = [column.min, column.max].map(Number);
  const told =
    /^year\b|\byear of\b/i.test(column.comment ?? '') && bounds.every((year) => year > 1500 && year < 2200);
  return has(column, /^(year|yr)$/) || told;
}

/** Numbers that are names: years, codes, keys. */
export function isCode(column: Column): boolean {
  return column.primary || has(column, /^(year|code|number|id|zip|postal)$/);
}

/** Amounts kept in hundredths. */
export function isCents(column: Column): boolean {
  return has(column, /^(cent|pence|pennie|penny)$/);
}

export function hasSentinel(column: Column): boolean {
  return column.kind === 'date' && isSentinel(column.max);
}

const pricesOf = (table: Table): Column[] =>
  measuresOf(table).filter(
    (column) =>
      !isWholePrice(column) && (has(column, /price/) || (has(column, /^cost$/) && has(column, /^unit$/))),
  );

/** A price that is already that of everything the row stands for. */
export function isWholePrice({ comment = '', words }: Column): boolean {
  return (
    words.includes('price') &&
    (/\b(?:whole|entire|total|altogether|all units)\b/i.test(comment) ||
      words.some((word) => /^(?:total|paid)$/.test(word)))
  );
}

/** Two columns whose product is the value of a line: quantity and unit price, its own or that of what was sold. */
export function lineValue(table: Table, model?: Model): { quantity: Column; price: Column } | undefined {
  const own = pricesOf(table);
  const parents =
    own.length > 0 ? [] : table.foreignKeys.flatMap((key) => model?.byName.get(key.table) ?? []);
  const [price, other] = [...own, ...parents.flatMap(pricesOf)];
  if (!price || other) return undefined;
  // "price per keg" is that of one of the kegs.
  const unit = price.words[price.words.indexOf('per') + 1] ?? '';
  const [quantity, more] = measuresOf(table).filter(
    (column) =>
      column !== price &&
      (isQuantity(column) || (price.words.includes('per') && unit !== '' && column.words.includes(unit))),
  );
  return quantity && !more ? { quantity, price } : undefined;
}

/** How many pieces a row stands for. */
export function isQuantity(column: Column): boolean {
  return has(column, /^(quantity|units?|pieces?|count)$/) && !isMoney(column);
}

const closedValue =
  /complet|done|closed|cancel|finish|return|paid|resolv|discharg|retire|deliver|reject|archiv|inactive|ended|filled|settled|expired/i;

/** How a table says that a row should be finished by now and isn't. */
export interface Lateness {
  due: Column;
  /** A date that is set when the row is finished. */
  finished?: Column;
  status?: { column: Column; closed: string[] };
}

/** A due or end date, together with a date or a status that tells whether the row is finished; nothing without both. */
export function latenessOf(table: Table): Lateness | undefined {
  const dates = table.columns.filter((column) => column.kind === 'date');
  const due =
    dates.find((column) => /\bdue\b|deadline/i.test(column.words.join(' '))) ??
    dates.find((column) => /^(promised|expected|target|agreed|planned)\b/i.test(column.words.join(' '))) ??
    dates.find((column) => /^(planned_|target_|expected_)?end(_date|s_on|s_at)?$|until$/i.test(column.name));
  if (!due || table.validity) return undefined;
  const finished = dates.find(
    (column) =>
      column !== due &&
      column.nullable &&
      /return|clos|complet|finish|paid|resolv|deliver|done|receiv|submit|handed|\bsent\b|\bback\b/i.test(
        column.words.join(' '),
      ),
  );
  if (finished) return { due, finished, ...voidOf(table) };
  const column = table.columns.find(
    (each) => each.kind === 'text' && each.values?.some((value) => closedValue.test(value)),
  );
  return column
    ? { due, status: { column, closed: (column.values ?? []).filter((value) => closedValue.test(value)) } }
    : undefined;
}

/** "Cancelled" and "written off": nothing is waited for any more, though the day on which it was done is empty. */
const called =
  /\b(?:cancel|void|writ(?:ten|e) off|withdrawn|refused|rejected|credited|issued in error|disputed)/i;

function voidOf({ columns }: Table): Pick<Lateness, 'status'> {
  for (const column of columns) {
    const values = column.kind === 'text' ? (column.values ?? []) : [];
    const closed = values.filter((value) => called.test(column.codes.get(value) ?? value));
    if (closed.length > 0) return { status: { column, closed } };
  }
  return {};
}

/** The days until which something holds: a licence, a ticket, a contract. */
export function untilsOf(table: Table): Column[] {
  return table.columns.filter(
    (column) =>
      column.kind === 'date' &&
      has(column, /^(until|til|till|expiry|expire|expires|expiration|expired|valid)$/),
  );
}

const ending =
  /^(left|leave|leaving|exit|departed|departure|term|discharge|resignation|resign|resigned|terminated|termination|retired|sold|sale|end|ended|stop|stopped|closed|close|discontinued|lapsed|decommissioned|dissolved|expired|cancelled|scrapped|disposed|withdrawn|deregistered|exmatriculated)$/;

const givenUp = /\b(?:given|handed) (?:up|back)\b/;

/** The one date that is set when a row ends; empty, or far in the future, until then. */
export function endOf(table: Table): Column | undefined {
  const [only, more] = table.columns.filter(
    (column) =>
      column.kind === 'date' &&
      (column.nullable || hasSentinel(column)) &&
      (has(column, ending) || givenUp.test(column.words.join(' '))),
  );
  return more ? undefined : only;
}

/** A key and what it means, and nothing else. */
export const isCodeTable = ({ columns }: Table): boolean => columns.length === 2;
