import type { Judged } from './learn.ts';

const CHANCES = [0.5, 0.8, 0.9, 0.95, 0.97];

const share = (part: number, whole: number): string =>
  `${(whole === 0 ? 0 : (100 * part) / whole).toFixed(1)} %`.padStart(10);

/** How many questions are seen to be of their side, and how many of the other side are taken for it, by how sure one is. */
export function sidesTable(title: string, judged: readonly Judged[]): string {
  const records = judged.filter(({ ofRecords }) => ofRecords);
  const documents = judged.filter(({ ofRecords }) => !ofRecords);
  const over = (those: readonly Judged[], least: number): string =>
    share(those.filter(({ chance }) => chance >= least).length, those.length);
  const under = (those: readonly Judged[], most: number): string =>
    share(those.filter(({ chance }) => chance <= most).length, those.length);
  return [
    `${title}: ${records.length} questions for records, ${documents.length} for documents`,
    'sure of    records seen  wrongly   documents seen  wrongly',
    ...CHANCES.map(
      (sure) =>
        `${sure.toFixed(2)}     ${over(records, sure)}${over(documents, sure)}       ${under(documents, 1 - sure)}${under(records, 1 - sure)}`,
    ),
  ].join('\n');
}
