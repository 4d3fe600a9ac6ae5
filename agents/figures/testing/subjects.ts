import type { Random } from '../../../test/faults/random.ts';
import { english, type Findings, type Piece, type Stated } from './world.ts';

/** Makes a piece of an answer together with the evidence for it. */
export type Maker = (random: Random, findings: Findings) => Piece;

/** What generated answers are about: tables with a column to group by and its values. */
export const SUBJECTS = [
  {
    table: 'boats',
    key: 'harbour',
    names: 'Oban Mallaig Ullapool Tobermory Stornoway Lerwick Kirkwall'.split(' '),
  },
  {
    table: 'orders',
    key: 'country',
    names: 'Norway Portugal Estonia Croatia Ireland Greece Austria'.split(' '),
  },
  { table: 'patients', key: 'ward', names: 'Willow Alder Rowan Hazel Juniper Maple Larch'.split(' ') },
  {
    table: 'permits',
    key: 'district',
    names: 'Northgate Riverside Old Town Hillcrest Docklands Eastfield'.split(/ (?!Town)/),
  },
  {
    table: 'employees',
    key: 'department',
    names: 'Engineering Sales Operations Product Finance Legal Research'.split(' '),
  },
] as const;

/** A figure with the ones it can be mistaken for. */
export function stated(value: number, others: readonly number[] = [], decimals = 0): Stated {
  const texts = others.filter((other) => other !== value).map((other) => english(other, decimals));
  return { text: english(value, decimals), others: texts };
}
