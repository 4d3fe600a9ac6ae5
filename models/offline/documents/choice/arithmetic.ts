import { SMALL_NUMBERS } from '@parley/platform/number-words';
import { stem } from '../../text/stem.ts';
import type { BaggedUnit } from '../passages.ts';
import type { DocumentQuestion } from '../question/question.ts';
import { shareIn, TELLS_SHARE } from './proportion.ts';

const MONEY = '€|£|\\$|EUR|USD|GBP|CHF|euros?|pounds?|dollars?|francs?';
const AMOUNT = new RegExp(
  `(?:(${MONEY})\\s?)?(?<![\\d.,:])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?![\\d:]|\\.\\d|st|nd|rd|th)(?:\\s?(${MONEY})|\\s((?:working |business |calendar )?(?:days?|weeks?|hours?|months?|minutes?)))?(?!\\p{L})`,
  'giu',
);
const CAPS = /\b(?:at most|up to|maximum(?: of)?|no more than|not more than|limited to)\s*$/i;

interface Amount {
  value: number;
  /** Digits behind the point. */
  digits: number;
  before: string;
  behind: string;
  cap: boolean;
  index: number;
  end: number;
}

/** The sums of money and lengths of time that a text gives. */
function amountsIn(text: string): Amount[] {
  return [...text.matchAll(AMOUNT)].flatMap((m) => {
    const { 0: whole, 1: before = '', 2: number = '', 3: money = '', 4: time = '', index } = m;
    if (before + money + time === '') return [];
    return {
      value: Number(number.replaceAll(',', '')),
      digits: number.split('.')[1]?.length ?? 0,
      before: whole.slice(0, whole.indexOf(number)),
      behind: whole.slice(whole.indexOf(number) + number.length),
      cap: CAPS.test(text.slice(0, index)),
      index,
      end: index + whole.length,
    };
  });
}

/** A number as the amount that it came from is written: "£1,500" makes "£3,000". */
function told(value: number, { before, behind, digits }: Amount): string {
  const least = Number.isInteger(value) && digits === 0 ? 0 : behind || before ? digits : 0;
  const number = value.toLocaleString('en-US', { minimumFractionDigits: least, maximumFractionDigits: 2 });
  return `${before}${number}${behind}`;
}

const asked = (amount: Amount): string => told(amount.value, amount);

/** What a unit gives beside the name of the case: of a row its other cells. */
function givenBy({ cells, text }: BaggedUnit): Amount[] {
  if (!cells) return amountsIn(text);
  return cells.slice(1).flatMap(({ value, head }) => {
    const found = amountsIn(value);
    const unit = /\b(EUR|USD|GBP|CHF|euros|pounds|dollars|days)\b/.exec(head)?.[1];
    const bare = /^\d[\d,]*(?:\.\d+)?$/.test(value) && unit ? amountsIn(`${value} ${unit}`) : [];
    return found.length > 0 ? found : bare;
  });
}

const PER =
  /^\s*(?:an?|per|each|every|for (?:each|every|an?)|for the)\s+(?:started |full |whole |working )?(\p{L}+)|\b(?:each|every|per) (\p{L}+)/iu;

/** "From the third day on half": a rate beside it that holds for some of the days makes any product wrong. */
const OTHER_RATE =
  /\b(?:half|halved|doubled?|twice|\p{L}+ times (?:that|as)|less|cheaper|reduced|discount|free|more|extra|added)\b|%|\bpercent\b/iu;

/** "0.20 EUR each day", asked for 8 days. */
function timesUnits(question: DocumentQuestion, unit: BaggedUnit): string | undefined {
  if (unit.passage.units.some((other) => other !== unit && OTHER_RATE.test(other.text))) return undefined;
  if (unit.kind === 'row' || /\b(?:per|each|every|an? (?:day|hour|night|month))\b/i.test(question.text))
    return undefined;
  const amounts = givenBy(unit).filter(({ behind, before }) => isMoney(before + behind));
  const [rate, ...more] = amounts.filter(({ cap }) => !cap);
  if (!rate || more.length > 0 || !/^(?:money|text|number)$/.test(question.wanted)) return undefined;
  const found =
    PER.exec(unit.text.slice(rate.end)) ??
    /\b(?:each|every|per) (\p{L}+)/iu.exec(unit.text.slice(0, rate.index));
  const name = found?.[1] ?? found?.[2];
  const count = question.quantities.find((q) => q.exact && name !== undefined && stem(q.unit) === stem(name));
  if (!count || count.low < 2) return undefined;
  const product = rate.value * count.low;
  const most = amounts.find(({ cap }) => cap);
  const sum = `${count.low} ${count.unit} × ${asked(rate)} = ${told(product, rate)}`;
  return most && product > most.value ? `${sum}, of which at most ${asked(most)} count` : sum;
}

const isMoney = (unit: string): boolean => new RegExp(MONEY, 'i').test(unit);

const TIMES = new RegExp(
  `\\b(${Object.keys(SMALL_NUMBERS).join('|')}|\\d+) times (?:that|as much|the amount)`,
  'iu',
);

/** What a special case makes of the rule: twice that, half of it, 20 percent more. */
function factorIn(text: string): { factor: number; name: string } | undefined {
  if (
    /\b(?:half|third|quarter|%|percent) of (?:the |what is )?(?:rest|remainder|remaining|left)\b/i.test(text)
  )
    return undefined;
  if (/\b(?:doubled?|twice)\b/i.test(text)) return { factor: 2, name: '2 ×' };
  if (/\b(?:half|halved)\b(?! (?:an? )?(?:hour|day|year))/i.test(text))
    return { factor: 0.5, name: 'half of' };
  const times = TIMES.exec(text)?.[1];
  if (times) {
    const factor = SMALL_NUMBERS[times.toLowerCase()] ?? Number(times);
    return { factor, name: `${factor} ×` };
  }
  const [, percent, way = ''] =
    /(\d+(?:\.\d+)?) ?(?:%|percent|per cent) (?:(?:is|are) )?(added|more|extra|on top|less|off)\b/i.exec(
      text,
    ) ?? [];
  if (!percent) return undefined;
  const share = Number(percent) / 100;
  const factor = /less|off/i.test(way) ? 1 - share : 1 + share;
  return { factor, name: `${Math.round(factor * 100)} % of` };
}

/** The only amount that a rule gives. */
function onlyAmount(unit: BaggedUnit): Amount | undefined {
  const amounts = givenBy(unit);
  return amounts.length === 1 ? amounts[0] : undefined;
}

/** Whether a text makes another amount of one that it doesn't give itself: "the Sunday rate is doubled". */
export function turnsAnother(unit: BaggedUnit): boolean {
  return unit.kind !== 'row' && factorIn(unit.text) !== undefined && amountsIn(unit.text).length === 0;
}

/** More than one case told in one breath. */
const SEVERAL = /\d.*\d|\b(?:second|third|fourth|fifth)\b.*\b(?:second|third|fourth|fifth|sixth)\b/i;

/** What a rule says, without the amount that it gives. */
const withoutAmount = ({ cells, text }: BaggedUnit): string => (cells ? '' : text.replace(AMOUNT, ''));

function byException(rule: BaggedUnit, exceptions: readonly BaggedUnit[]): string | undefined {
  const [exception, ...more] = exceptions;
  const base = onlyAmount(rule);
  // A sentence with several cases or numbers may mean another one of them.
  if (!exception || !base || more.length > 0 || !turnsAnother(exception)) return undefined;
  const made = factorIn(exception.text);
  if (!made || SEVERAL.test(exception.text) || SEVERAL.test(withoutAmount(rule))) return undefined;
  const result = told(base.value * made.factor, base);
  // A length of time is added up: nothing but the lengths themselves has to be known for it.
  if (made.factor === 2 && !isMoney(base.before + base.behind))
    return `${asked(base)} + ${asked(base)} = ${result}`;
  return `${made.name} ${asked(base)} = ${result}`;
}

const IN_PROPORTION = /proportion|pro[- ]rata|share (?:that|which)/i;

function byShare(
  question: DocumentQuestion,
  rule: BaggedUnit,
  exceptions: readonly BaggedUnit[],
): string | undefined {
  const share = shareIn(question.text);
  const base = onlyAmount(rule);
  const proportional = exceptions.find(({ text }) => TELLS_SHARE.test(text) && IN_PROPORTION.test(text));
  if (!share || !base || !proportional) return undefined;
  const rounded = /\bround/i.test(proportional.text) ? ', before it is rounded' : '';
  return `${asked(base)} × ${share.part} / ${share.of} = ${told((base.value * share.part) / share.of, base)}${rounded}`;
}

/** What follows by a small sum from the quoted rule and the case that is asked about; undefined where nothing does. */
export function workedOut(
  question: DocumentQuestion,
  rule: BaggedUnit,
  exceptions: readonly BaggedUnit[],
): string | undefined {
  if (/^(?:overview|permission|person|place|time)$/.test(question.wanted)) return undefined;
  if (question.wanted === 'money' && !givenBy(rule).some(({ before, behind }) => isMoney(before + behind)))
    return undefined;
  if (shareIn(question.text)) return byShare(question, rule, exceptions);
  return exceptions.length > 0 ? byException(rule, exceptions) : timesUnits(question, rule);
}
