import { stem } from '../../text/stem.ts';
import type { BaggedUnit } from '../passages.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';

const SHORT_UNITS: Readonly<Record<string, string>> = {
  km: 'kilometre',
  kilometer: 'kilometre',
  m: 'metre',
  meter: 'metre',
  cm: 'centimetre',
  kg: 'kilogram',
  kilo: 'kilogram',
  g: 'gram',
  t: 'tonne',
  ton: 'tonne',
  l: 'litre',
  liter: 'litre',
  ml: 'millilitre',
};

/** Whether two words name the same unit: "km" and "kilometres". */
export function isSameUnit(a: string, b: string): boolean {
  const whole = (unit: string): string => {
    const single = unit.toLowerCase().replace(/s$/, '');
    return stem(SHORT_UNITS[single] ?? single);
  };
  return whole(a) === whole(b);
}

// The column's head carries the unit of the cells below it: "Completed years of service | 6 to 9".
export function quantitiesOfUnit(unit: BaggedUnit): Quantity[] {
  return unit.cells?.flatMap(quantitiesOfCell) ?? quantitiesOf(unit.text);
}

export function quantitiesOfCell({ head, value }: { head: string; value: string }): Quantity[] {
  const named = /\b(days?|weeks?|months?|years?|hours?|minutes?)\b/i.exec(head)?.[1]?.toLowerCase();
  // "Books at a time": what the numbers below count.
  const counted = /^(\p{L}{3,}s)\b/u.exec(head)?.[1]?.toLowerCase() ?? '';
  const money = /\b(?:usd|eur|gbp|chf|amount|cost|price|value|fee|spend)\b|[$€£]/i.test(head);
  return quantitiesOf(value).map((q) => {
    if (q.kind !== 'plain') return q;
    if (named) return { ...q, kind: 'time' as const, unit: named };
    if (money) return { ...q, kind: 'money' as const };
    return q.unit === '' ? { ...q, unit: counted } : q;
  });
}
