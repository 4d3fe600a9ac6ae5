import { withoutInflection } from '../../../text/inflection.ts';
import { isMoney, measuresOf } from '../../plan/semantics.ts';
import type { Column, Model, Table } from '../../schema/model.ts';
import { humanName, humanTable } from '../../schema/names.ts';
import { isMinor, isPerPiece, namedSo, soleMoney } from './money-columns.ts';

/** A verb that asks for a figure, and what such a figure is called, the surest name first. */
export interface FigureVerb {
  forms: readonly string[];
  nouns: readonly string[];
  /** What may stand right behind it without changing what is asked for. */
  particles: readonly string[];
  /** A figure that `stands` has no period; one that comes `later` has another day than its row. */
  when?: 'stands' | 'later';
  /** Only where we do it ourselves, or only where others do. */
  by?: boolean;
  /** Whether those who do it pay, or are paid; what `brings` money brings it to us, whoever does it. */
  pays?: boolean | 'brings' | 'either';
}

type More = Partial<Pick<FigureVerb, 'when' | 'by' | 'pays'>>;

const verb = (forms: string, nouns: string, particles = '', more: More = {}): FigureVerb => ({
  forms: forms.split(' '),
  nouns: nouns.split(' '),
  particles: particles.split(' ').filter(Boolean),
  ...more,
});

/** Verbs behind "how much" and "what". */
export const AMOUNT_VERBS = [
  verb('owe owed', 'owed debt balance outstanding arrears', '', { when: 'stands' }),
  verb('earn earned', 'salary wage pay earning income hourly_rate', 'us', { by: false }),
  verb('earn earned', 'earned revenue income earning taking', '', { by: true, pays: 'brings' }),
  verb('pay paid', 'paid payment payout', 'out', { when: 'later', pays: true }),
  verb('bill billed', 'billed charge fee', '', { pays: false }),
  verb('invoice invoiced', 'invoiced', '', { pays: false }),
  verb('charge charged', 'charged charge fee tariff', '', { pays: false }),
  verb('cost', 'cost price fee charge tariff rate'),
  verb('spend spent', 'spent spending cost expense', '', { pays: true }),
  verb('refund refunded', 'refund refunded', '', { when: 'later' }),
  verb('donate donated', 'donated donation', '', { pays: true }),
  verb('give gave given', 'donated donation gift'),
  verb('leave left', 'tip gratuity', '', { by: false }),
  verb('claim claimed', 'claimed'),
  verb('take took taken', 'taking revenue', 'in', { pays: 'brings' }),
  verb('bring brought', 'revenue taking income', 'in', { pays: 'brings' }),
  verb('make made', 'revenue taking income profit', '', { pays: 'brings' }),
  verb('get got', 'recovered received', 'back', { by: true }),
  verb('raise raised', 'raised'),
  verb('weigh weighed', 'weight', '', { when: 'stands' }),
];
export const BUY = verb('buy bought', 'bought purchase acquisition acq buying', '', { pays: true });
/** Verbs behind "how far", "how long" and "how many people can". */
export const DISTANCE_VERBS = [
  verb(
    'go went gone drive drove driven travel travelled cover covered',
    'km kilometer distance mile mileage',
  ),
];
export const DURATION_VERBS = [
  verb('last lasted take took taken run ran', 'duration minute hour length running'),
];
export const ROOM_VERBS = [
  verb('hold take seat fit accommodate sleep', 'capacity seat place sleep', '', { when: 'stands' }),
];

export const isRoom = (said: FigureVerb): boolean => ROOM_VERBS.includes(said);

/** "Per hour", "a week": how often, as questions and names say it. */
const RHYTHMS: Record<string, string> = {
  hour: 'hourly',
  day: 'daily',
  week: 'weekly',
  month: 'monthly',
  year: 'yearly',
};

export interface FigureColumn {
  column: Column;
  table: Table;
  /** How much less sure it is than a column that is called just so. */
  cost: number;
}

export interface AskedFigure {
  verb: FigureVerb;
  /** We ourselves do it. */
  ours: boolean;
  /** "Per hour" */
  unit?: string;
  /** What the figure is called: "labour", "tips". */
  noun?: string;
  /** A sum of money is asked for, by a verb that may say the same of goods. */
  money?: boolean;
}

const COST = { named: 0, told: 0.1, table: 0.2, only: 0.3, next: 0.02 };
/** Parts of an amount that nobody means by it. */
const PART = /^(?:vat|tax|discount|deposit|percent|minimum|departure|adult|kid|odo|odometer|reading)$/;

/** The number columns that such a verb may ask for; those that are called so, where the figure has a name. */
export function figureColumns(model: Model, asked: AskedFigure): FigureColumn[] {
  const named = asked.noun === undefined ? [] : namedColumns(model, asked.noun);
  return named.length > 0 ? named : toldByVerb(model, asked);
}

function namedColumns({ tables }: Model, noun: string): FigureColumn[] {
  const found = tables.flatMap((table) =>
    measuresOf(table).flatMap((column) => {
      const how = namedSo(column, noun);
      return how ? [{ column, table, how, cost: how === 'told' ? COST.told : COST.named }] : [];
    }),
  );
  const named = found.filter(({ how }) => how === 'named');
  return named.length > 0 ? named : found;
}

function toldByVerb({ tables }: Model, asked: AskedFigure): FigureColumn[] {
  if (asked.verb.nouns.length === 0) return [];
  const found = tables.flatMap((table) =>
    measuresOf(table).flatMap((column) => {
      if (column.words.some((word) => PART.test(word)) || !fitsUnit(column, asked.unit)) return [];
      const cost = costOf(column, table, asked);
      return cost === undefined ? [] : [{ column, table, cost }];
    }),
  );
  // What somebody paid or took is no price of one piece, which only says what one costs.
  const whole = asked.unit === undefined && asked.verb.pays !== undefined;
  return whole ? found.filter(({ column }) => !isPerPiece(column) && !isMinor(column)) : found;
}

function costOf(column: Column, table: Table, asked: AskedFigure): number | undefined {
  const { verb: said } = asked;
  const told = isTold(column, asked);
  const at = said.nouns.findIndex((noun) => noun.split('_').every((word) => column.words.includes(word)));
  if (told) return at < 0 ? COST.told : COST.named;
  if (at >= 0 && !isSaidOfOthers(column, asked) && !isRoomForThings(column, said))
    return COST.named + COST.next * (at + 1);
  const bases = new Set([...said.forms, ...said.nouns].map(withoutInflection));
  const isDone = table.words.some((word) => bases.has(withoutInflection(word)));
  const [only, more] = measuresOf(table).filter(
    (each) => isMoney(each) && !each.words.some((word) => PART.test(word)),
  );
  return isDone && only === column && !more ? COST.table : undefined;
}

/** The one sum of money that those rows are about which are spoken of, whatever it is called. */
export function soleFigures(
  model: Model,
  tables: readonly Table[],
  { verb: said, ours, money = false, unit }: AskedFigure,
): FigureColumn[] {
  if (unit !== undefined) return [];
  const { pays } = said;
  // A shop takes what its customers pay; what is ordered or approved may be paid by either.
  const sides =
    pays === undefined ? [] : pays === 'either' ? [true, false] : [pays !== 'brings' && pays === ours];
  return tables.flatMap((table) => {
    const columns = new Set(sides.flatMap((paid) => soleMoney(table, paid, model) ?? []));
    const mayBeGoods = pays === 'either' && !money && measuresOf(table).some((each) => !isMoney(each));
    return mayBeGoods || columns.size > 1
      ? []
      : [...columns].map((column) => ({ column, table, cost: COST.only }));
  });
}

const WE = /\b(?:we|us|our)\b/i;

/** "What we pay for a unit", "Driven, by odometer": the comment says it with the verb. */
function isTold({ comment = '' }: Column, { verb: { forms }, ours }: AskedFigure): boolean {
  const [clause = ''] = comment.split(/[.;]/);
  const bases = new Set(forms.map(withoutInflection));
  const found = (clause.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) =>
    bases.has(withoutInflection(word)),
  );
  return found && /^what\b/i.test(clause)
    ? /^what we\b/i.test(clause) === ours
    : found && !/\b(?:not|no|never)\b/i.test(clause);
}

/** Pallets are no people. */
const isRoomForThings = ({ words }: Column, said: FigureVerb): boolean =>
  isRoom(said) &&
  words.some(
    (word) => !said.nouns.includes(word) && !/^(?:maximum|total|number|person|guest|people|of)$/.test(word),
  );

/** "What the client pays" is nothing that we pay. */
const isSaidOfOthers = ({ comment = '' }: Column, { ours }: AskedFigure): boolean =>
  ours && /^what (?!we\b)/i.test(comment) && !WE.test(comment);

/** A figure for an hour is called hourly, or its comment says "per hour". */
function fitsUnit({ words, comment = '' }: Column, unit: string | undefined): boolean {
  if (unit === undefined) return true;
  if (words.includes(unit) || words.includes(RHYTHMS[unit] ?? '')) return true;
  return new RegExp(`\\b(?:per|an?|each|for an?|${RHYTHMS[unit] ?? 'per'}) ${unit}\\b`, 'i').test(comment);
}

/** Why a figure can't be had for a period, where it can't. */
export function notInPeriod({ column, table }: FigureColumn, { when }: FigureVerb): string | undefined {
  const name = `${humanName(column.name)} of ${humanTable(table.name, 2)}`;
  if (when === 'stands' || table.person) return `the data holds the ${name} as it is now, not for a period`;
  const dates = table.columns.filter(({ kind }) => kind === 'date');
  return when === 'later' && dates.length > 1
    ? `${dates.map((each) => humanName(each.name)).join(' or ')} may be the date by which the ${name} is meant: please say which`
    : undefined;
}
