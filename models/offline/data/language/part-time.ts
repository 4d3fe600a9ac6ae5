import type { Column, Model } from '../schema/model.ts';

/** "Part-time staff" are those whose working time is below the whole, where one column of people keeps it. */
export function withWorkingTime(text: string, { tables }: Model): string {
  if (!/\b(?:part|full)[- ]tim(?:e|ers?)\b/i.test(text)) return text;
  if (tables.some(({ columns }) => columns.some(saysSo))) return text;
  const [column, more] = tables.flatMap((table) =>
    table.person ? table.columns.filter((each) => each.kind === 'number' && isWorkingTime(each)) : [],
  );
  const whole = Number(column?.max);
  if (!column || more || !(whole === 1 || whole === 100)) return text;
  const name = column.words.join(' ');
  const said = (kind: string): string =>
    /^part/i.test(kind) ? `${name} below ${whole}` : `${name} of at least ${whole}`;
  return text
    .replace(/\b(part|full)[- ]timers\b/gi, (_whole, kind: string) => `people with ${said(kind)}`)
    .replace(
      /\b(?:(?:who|that) )?(?:are (?:working |employed )?|works? |working |employed )(part|full)[- ]time\b/gi,
      (_whole, kind: string) => `have ${said(kind)}`,
    )
    .replace(
      /\b(part|full)[- ]time (\p{L}+)\b/giu,
      (_whole, kind: string, noun: string) => `${noun} with ${said(kind)}`,
    );
}

/** A code, a yes-no column or a value is called so already. */
const saysSo = ({ words, values = [], codes }: Column): boolean =>
  [words.join(' '), ...values, ...codes.values()].some((said) => /\b(?:part|full)[- _]?time\b/i.test(said));

const isWorkingTime = ({ words, comment = '' }: Column): boolean =>
  words.includes('fte') || /\b(?:percent|part|share) of (?:an? )?full[- ]time\b/i.test(comment);
