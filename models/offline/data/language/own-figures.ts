import { SMALL_NUMBERS } from '@parley/platform/number-words';
import type { Column, Model } from '../schema/model.ts';
import { singular } from './singular.ts';
import { stem } from './stem.ts';

/** What words say of a figure or a state that the schema keeps, in the words that it has for that. */
export function withOwnFigures(text: string, model: Model): string {
  return withViews(withMissed(withCounts(withFree(text, model), model), model), model);
}

const figures = ({ tables }: Model): Column[] =>
  tables
    .filter(({ view }) => !view)
    .flatMap(({ columns }) =>
      columns.filter(({ kind, primary, reference }) => kind === 'number' && !primary && !reference),
    );

const charge = /^(?:fee|charge|cost|price|fare|rate)$/;

/** "Had free shipping", "were shipped free of charge": the fee for it is 0. */
function withFree(text: string, model: Model): string {
  if (!/\bfree\b|\bat no (?:cost|charge)\b/i.test(text)) return text;
  const fee = (what: string): string | undefined => {
    const [only, more] = figures(model).filter(
      ({ words }) =>
        words.some((word) => charge.test(word)) &&
        words.some((word) => stem(word) === stem(what.toLowerCase())),
    );
    return only && !more ? `have a ${only.words.join(' ')} of 0` : undefined;
  };
  return text
    .replace(
      /\b(?:had|have|has|having|got|get|with|enjoyed|received) free (\p{L}+)/giu,
      (whole: string, what: string) => fee(what) ?? whole,
    )
    .replace(
      /\b(?:is|are|was|were) (\p{L}+ed) (?:for free|free of charge|free|at no (?:cost|charge))(?=\s*(?:[?.!,]|$| in\b))/giu,
      (whole: string, what: string) => fee(what) ?? whole,
    );
}

const counts = new RegExp(
  String.raw`\b(\d{1,3}|${Object.keys(SMALL_NUMBERS).join('|')})-(\p{L}+) (\p{L}+s)\b`,
  'giu',
);

/** "One-star reviews", "two-bed rooms": one figure is called so. */
function withCounts(text: string, model: Model): string {
  return text.replace(counts, (whole: string, count: string, what: string, noun: string) => {
    if (isValue(model, `${count}-${what}`)) return whole;
    const [only, more] = figures(model).filter(({ words }) =>
      words.some((word) => singular(word) === singular(what.toLowerCase())),
    );
    const number = SMALL_NUMBERS[count.toLowerCase()] ?? Number(count);
    return only && !more ? `${noun} with ${only.words.join(' ')} of ${number}` : whole;
  });
}

const isValue = ({ tables }: Model, said: string): boolean =>
  tables.some(({ columns }) =>
    columns.some(({ values = [] }) =>
      values.some((value) => value.toLowerCase().includes(said.toLowerCase())),
    ),
  );

const absent = /\bno[- ]?shows?\b|\b(?:did not|didn't|not) (?:attend|appear|turn up|come|show)/i;

/** What was missed is what nobody came to, where a state says so and none says "missed". */
function withMissed(text: string, model: Model): string {
  if (!/\bmissed\b/i.test(text) || isValue(model, 'missed')) return text;
  const states = model.tables.flatMap(({ columns }) =>
    columns.flatMap(({ words, values = [], codes }) =>
      values
        .filter((value) => absent.test(codes.get(value) ?? value))
        // A short code is known by the name of its column.
        .map((value) => (codes.has(value) && value.length <= 3 ? `${words.join(' ')} ${value}` : value)),
    ),
  );
  const [only, more] = new Set(states);
  return only === undefined || more !== undefined ? text : text.replace(/\bmissed\b/gi, only);
}

/** "Orders that are still open", where a view holds the open orders. */
function withViews(text: string, { tables }: Model): string {
  return tables
    .filter(({ view, words }) => view && words.length === 2)
    .reduce((said, { words: [state = '', noun = ''] }) => {
      const rows = new RegExp(
        String.raw`\b(${singular(noun)}s) (that |which )?(?:is|are) (?:still |currently )?${state}\b(?=\s*(?:[?.!,]|$))`,
        'gi',
      );
      return said.replace(
        rows,
        (_whole, nouns: string, clause?: string) => `${state} ${nouns}${clause ? '' : ' are there'}`,
      );
    }, text);
}
