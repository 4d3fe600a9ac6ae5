/** Units that can be turned into one another, each as a multiple of the smallest. */
const dimensions: Record<string, number>[] = [
  { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 },
  { month: 1, quarter: 3, year: 12 },
  { mg: 1, gram: 1e3, kg: 1e6, ton: 1e9 },
  { ml: 1, cl: 10, liter: 1e3, hl: 1e5 },
  { mm: 1, cm: 10, meter: 1e3, km: 1e6 },
];

const spellings: Record<string, string> = {
  seconds: 'second',
  sec: 'second',
  secs: 'second',
  minutes: 'minute',
  min: 'minute',
  mins: 'minute',
  hours: 'hour',
  hrs: 'hour',
  days: 'day',
  weeks: 'week',
  months: 'month',
  quarters: 'quarter',
  years: 'year',
  grams: 'gram',
  g: 'gram',
  kilo: 'kg',
  kilos: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
  tons: 'ton',
  tonne: 'ton',
  tonnes: 'ton',
  l: 'liter',
  liters: 'liter',
  litre: 'liter',
  litres: 'liter',
  m: 'meter',
  meters: 'meter',
  metre: 'meter',
  metres: 'meter',
  kilometer: 'km',
  kilometers: 'km',
  kilometre: 'km',
  kilometres: 'km',
  centimetres: 'cm',
  centimeters: 'cm',
};

const unitOf = (word: string): string => spellings[word.toLowerCase()] ?? word.toLowerCase();
const dimensionOf = (unit: string): Record<string, number> | undefined =>
  dimensions.find((each) => each[unit] !== undefined);

/** Whether a word is a unit that may follow a number. */
export const isMeasure = (word: string): boolean => dimensionOf(unitOf(word)) !== undefined;

/** Whether a span of time can be given in it. */
export function isTimeUnit(word: string): boolean {
  return dimensions[0]?.[unitOf(word)] !== undefined;
}

/** How many of `to` make one of `from`; nothing where the two don't measure the same. */
export function unitsIn(from: string, to: string): number | undefined {
  const [a, b] = [unitOf(from), unitOf(to)];
  if (a === b) return 1;
  const shared = dimensionOf(a);
  const [one, other] = [shared?.[a], shared?.[b]];
  return one === undefined || other === undefined ? undefined : one / other;
}
