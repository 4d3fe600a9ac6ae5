import type { Column } from '../../schema/model.ts';
import type { Phrase } from './column-phrases.ts';

/** Units of measure: how names and comments write them, and how people say them. */
const units: { written: RegExp; said: string[] /** What is measured in it. */; quantity?: string[] }[] = [
  { written: /^(m2|sqm)$/, said: ['m2', 'square'], quantity: ['area'] },
  {
    written: /^(kg|kgs|kilo|kilogram)$/,
    said: ['kg', 'kilo', 'kilogram', 'kilogramme'],
    quantity: ['weight'],
  },
  { written: /^(g|gr|gram)$/, said: ['gram', 'g'] },
  { written: /^(mg|milligram)$/, said: ['mg', 'milligram'] },
  { written: /^(t|ton|tonne)$/, said: ['ton', 'tonne'], quantity: ['weight'] },
  { written: /^(l|ltr|liter|litre)$/, said: ['liter', 'litre', 'l'], quantity: ['volume'] },
  { written: /^(ml|milliliter|millilitre)$/, said: ['ml', 'milliliter', 'millilitre'] },
  { written: /^(hl|hectoliter|hectolitre)$/, said: ['hl', 'hectoliter', 'hectolitre'] },
  { written: /^(km|kilometer|kilometre)$/, said: ['km', 'kilometer', 'kilometre'], quantity: ['distance'] },
  { written: /^(m|meter|metre)$/, said: ['meter', 'metre', 'm'] },
  { written: /^(cm|centimeter|centimetre)$/, said: ['cm', 'centimeter', 'centimetre'] },
  { written: /^mile$/, said: ['mile'], quantity: ['distance'] },
  { written: /^(ha|hectare)$/, said: ['hectare', 'ha'], quantity: ['area'] },
  {
    written: /^(kwh|kilowatt-?hour)$/,
    said: ['kwh', 'kilowatt-hour', 'kilowatt hour'],
    quantity: ['electricity', 'energy'],
  },
  {
    written: /^(mwh|megawatt-?hour)$/,
    said: ['mwh', 'megawatt-hour', 'megawatt hour'],
    quantity: ['electricity', 'energy'],
  },
  { written: /^(kw|kilowatt)$/, said: ['kw', 'kilowatt'], quantity: ['power'] },
  { written: /^(mw|megawatt)$/, said: ['mw', 'megawatt'], quantity: ['power'] },
  { written: /^(h|hr|hour)$/, said: ['hour'] },
  { written: /^(min|minute)$/, said: ['minute'] },
  { written: /^(s|sec|second)$/, said: ['second'] },
  { written: /^day$/, said: ['day'] },
  { written: /^week$/, said: ['week'] },
  { written: /^month$/, said: ['month'] },
  { written: /^(percent|pct)$/, said: ['percent', 'in-percent'] },
  { written: /^(degree|celsius)$/, said: ['degree'] },
];

const inComment =
  /\bin (?:whole |full )?(\p{L}+)|\((\p{L}{1,4})\)|^(days|hours|minutes|months|weeks|kilometres|kilograms|litres)\b/iu;
const sure = 0.72;

const priceFor =
  /^(?:pence|pounds?|cents?|euros?|dollars?|francs?|price|rate|fee|cost|charge|[A-Z]{3})(?: in \p{L}+)?(?: for| per| an?| each| a single)+ ((?:\p{L}|-)+)/iu;

/** "Pence for a kilowatt-hour", "Price per crate": what one of it costs. */
function pricePhrases({ comment = '' }: Column): Phrase[] {
  const [, one = ''] = priceFor.exec(comment) ?? [];
  if (one === '') return [];
  const names = [
    ['price', 'per', one],
    ['cost', 'per', one],
    ['rate', 'per', one],
    ['price', 'of', 'a', one],
    ['price', 'of', 'one', one],
  ];
  return [
    ...names.map((words) => ({ words, score: 0.9 })),
    { words: ['price'], score: sure },
    { words: ['rate'], score: 0.68 },
  ];
}

/** The unit of a figure may stand for it: "how many litres did we brew". */
export function unitPhrases(column: Column): Phrase[] {
  if (column.kind !== 'number' || column.primary || column.reference) return [];
  const { said = [], quantity = [] } = unitOf(column) ?? {};
  return [
    ...pricePhrases(column),
    ...[...said, ...quantity].map((word) => ({ words: word.split(' '), score: sure })),
  ];
}

/** The unit that a figure is kept in, as its name or comment tells. */
export function unitOf(column: Column): { said: string[]; quantity?: string[] } | undefined {
  if (column.unit) return { said: [column.unit] };
  const { words } = column;
  const priced = words.includes('per') || words.some((word) => /^(price|cost|fee|rate)$/.test(word));
  if (priced) return undefined;
  const [, long, brief, lead] = inComment.exec(column.comment ?? '') ?? [];
  const noted = (long ?? brief ?? lead ?? '').toLowerCase().replace(/s$/, '');
  return units.find(
    ({ written }) =>
      words.some(
        (word, index) => (index > 0 || words.length === 1 || word.length > 1) && written.test(word),
      ) || written.test(noted),
  );
}

/** What one piece, hour or month costs is no money that came in or went out. */
export const isPriceOfOne = ({ words, comment = '' }: Column): boolean =>
  words.some((word) => /^(unit|list|per|each|hourly|daily|monthly|minimum|maximum|reorder)$/.test(word)) ||
  /\b(?:for|per|each|an?) (?:unit|piece|item|hour|day|month)\b/i.test(comment);
