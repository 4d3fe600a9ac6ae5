import { quantitiesOf } from '../documents/question/quantities.ts';
import { acrossParts } from '../plan/across.ts';
import { contentStems } from '../text/words.ts';
import type { Finding, Material } from './material.ts';
import { marksIn, withoutProvenance } from './text.ts';

const AMOUNT =
  /(?:(?:USD|EUR|GBP|CHF|\$|€|£)\s?\d[\d,]*(?:\.\d+)?|\d[\d,]*(?:\.\d+)?\s?(?:USD|EUR|GBP|CHF|€|euros?|pounds?|dollars?|francs?)(?!\p{L}))/giu;
const COUNT = /\*\*(\d[\d,]*)\*\*/;

const sameText = (a: string, b: string): boolean =>
  a
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim() ===
  b
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The one amount of the stretch that speaks most of what was asked for; none where that stretch has several. */
function amountIn(text: string, asked: string): string | undefined {
  const wanted = contentStems(asked);
  const stretches = withoutProvenance(text)
    .split(/;\s|\n+|(?<=[.!?])\s+/)
    .filter((part) => part.match(AMOUNT));
  const share = (part: string): number => [...contentStems(part)].filter((s) => wanted.has(s)).length;
  const [best] = stretches.toSorted((a, b) => share(b) - share(a));
  const amounts = best?.match(AMOUNT) ?? [];
  return amounts.length === 1 ? amounts[0] : undefined;
}

/** 14 × £250 → £3,500: the amount's own way of naming its currency. */
function times(count: number, amount: string): string | undefined {
  const value = quantitiesOf(amount).find((q) => q.kind === 'money')?.high;
  if (value === undefined || !Number.isFinite(value)) return undefined;
  const total = (Math.round(count * value * 100) / 100).toLocaleString('en-US');
  return amount.replace(/\d[\d,]*(?:\.\d+)?/, total);
}

/** What a count and an amount come to, where the question asks for that and both were found. */
export function acrossLine({ question }: Material, answered: readonly Finding[]): string | undefined {
  const across = acrossParts(question);
  const counted = across && answered.find((f) => sameText(f.instruction, across.count));
  const priced = across && answered.find((f) => sameText(f.instruction, across.amount));
  const count = COUNT.exec(counted?.text ?? '')?.[1];
  const amount = across && amountIn(priced?.text ?? '', across.amount);
  if (!counted || !priced || !count || !amount) return undefined;
  const total = times(Number(count.replaceAll(',', '')), amount);
  const marks = [...new Set([...marksIn(counted.text).slice(0, 1), ...marksIn(priced.text).slice(0, 1)])];
  return total && `Together that is ${count} × ${amount} = **${total}** ${marks.join('')}.`;
}
