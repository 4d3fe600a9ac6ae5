/** How many of the smallest unit of its family a unit has; months and days have no fixed relation. */
const FAMILIES: readonly Record<string, number>[] = [
  { second: 1, minute: 60, hour: 3_600, day: 86_400, week: 604_800 },
  { month: 1, quarter: 3, year: 12 },
];

export function isTimeUnit(unit: string | undefined): boolean {
  return unit !== undefined && FAMILIES.some((family) => unit in family);
}

/** The factor that turns a length of time in one unit into another one. */
export function scaleBetween(from: string, to: string): number | undefined {
  const family = FAMILIES.find((units) => from in units && to in units);
  const [a, b] = [family?.[from], family?.[to]];
  return a === undefined || b === undefined ? undefined : a / b;
}
