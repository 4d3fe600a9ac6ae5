import { absences, existences } from './absence.ts';
import { asides } from './asides.ts';
import { breakdowns } from './breakdown.ts';
import { clocks } from './clock.ts';
import { comparings } from './comparing.ts';
import { durations } from './durations.ts';
import { exclusions } from './exclusion.ts';
import { included, inclusions } from './inclusion.ts';
import { leadIns, tailings } from './lead-ins.ts';
import { passives } from './passives.ts';
import { rankings } from './rankings.ts';
import { restricting } from './restricting.ts';
import { type Rule, reworded } from './rule.ts';
import { shares } from './shares.ts';
import { spans } from './spans.ts';
import { tails } from './tails.ts';

/** Of the whole text, before it falls into parts: what stands around the questions, and what two sentences say together. */
const around: readonly Rule[] = [
  ...asides,
  ...clocks,
  ...leadIns,
  ...existences,
  ...tails,
  ...exclusions,
  ...inclusions,
  ...restricting,
  ...tailings,
  ...durations,
  ...comparings,
  ...rankings,
  ...spans,
];
/** Of one question: the frame in which it asks. */
const within: readonly Rule[] = [
  ...passives,
  ...durations,
  ...shares,
  ...rankings,
  ...absences,
  ...breakdowns,
];

const quotation = /"[^"]*"|“[^”]*”/g;
/** Stands for a quotation; no keyboard types it. */
const mark = '\u{e001}';

/** Nobody asks a question that long; patterns take their time with such a text. */
const longest = 2000;

/** What is quoted is a name, whatever words it has. */
function outsideQuotations(text: string, rules: readonly Rule[]): string {
  if (text.length > longest) return text;
  const quoted: string[] = [];
  const hidden = text.replace(quotation, (said) => `${mark}${quoted.push(said) - 1}${mark}`);
  return reworded(hidden, rules)
    .replace(new RegExp(`${mark}(\\d+)${mark}`, 'g'), (_said, index: string) => quoted[Number(index)] ?? '')
    .replace(/\s{2,}/g, ' ')
    .replace(/ (?=[,?.!])/g, '')
    .trim();
}

/** A text in the frames that are read, before it falls into its questions. */
export const framedAround = (text: string): string => outsideQuotations(text.trim(), around);

/** A text without what says that nothing is left out; what restricts it stands where it belongs. */
export const withAsidesPlaced = (text: string): string =>
  outsideQuotations(text.trim(), [...asides, included, ...restricting]);

/** One question in the frame that is read. */
export const framedWithin = (question: string): string => outsideQuotations(question.trim(), within);
