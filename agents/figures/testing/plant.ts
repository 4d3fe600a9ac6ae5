import type { Random } from '../../../test/faults/random.ts';
import type { Answer } from './world.ts';

/** A wrong figure in an otherwise right answer. */
export interface Planted {
  kind: string;
  markdown: string;
  offset: number;
  right: string;
  wrong: string;
}

type Spoil = (text: string, others: readonly string[], random: Random) => string;

const DIGITS = /\d[\d,.]*\d|\d/;

function withDigits(text: string, change: (digits: string) => string): string {
  return text.replace(DIGITS, change);
}

const SPOILS: Record<string, Spoil> = {
  'off by one': (text, _others, random) =>
    withDigits(text, (digits) => {
      const step = random.next() < 0.5 ? 1 : -1;
      const last = Number(digits.at(-1)) + step;
      return last < 0 || last > 9 ? nextNumber(digits, step) : `${digits.slice(0, -1)}${last}`;
    }),
  'swapped digits': (text, _others, random) =>
    withDigits(text, (digits) => {
      const places = [...digits.matchAll(/(?=(\d),?(\d))/g)].filter((match) => match[1] !== match[2]);
      if (places.length === 0) return digits;
      const at = random.pick(places).index;
      return digits.slice(0, at) + digits.slice(at).replace(/(\d)(,?)(\d)/, '$3$2$1');
    }),
  "another row's value": (text, others, random) => (others.length > 0 ? random.pick(others) : text),
  'wrong scale': (text, _others, random) => {
    if (text.includes('million')) return text.replace('million', random.pick(['thousand', 'billion']));
    if (/[:-]/.test(text)) return text;
    return withDigits(text, (digits) => shifted(digits, random.next() < 0.5 ? 1_000 : 10));
  },
};

function nextNumber(digits: string, step: number): string {
  const decimals = digits.split('.')[1]?.length ?? 0;
  return (Number(digits.replaceAll(',', '')) + step).toFixed(decimals);
}

function shifted(digits: string, factor: number): string {
  const value = Number(digits.replaceAll(',', ''));
  return value % factor === 0 ? String(value / factor) : String(Number((value * factor).toFixed(3)));
}

/** Makes one figure of an answer wrong; undefined when the way that was picked leaves it as it is. */
export function plant(answer: Answer, random: Random): Planted | undefined {
  const figure = random.pick(answer.figures);
  const kind = random.pick(Object.keys(SPOILS));
  const wrong = SPOILS[kind]?.(figure.text, figure.others, random) ?? figure.text;
  if (wrong === figure.text) return undefined;
  const { offset, text } = figure;
  const markdown = answer.markdown.slice(0, offset) + wrong + answer.markdown.slice(offset + text.length);
  return { kind, markdown, offset, right: text, wrong };
}
