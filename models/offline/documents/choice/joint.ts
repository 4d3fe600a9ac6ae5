import { contentStems } from '../../text/words.ts';
import { isItsTime } from '../evidence/cases.ts';
import { says, speaksNear } from '../evidence/match.ts';
import type { Scored } from '../evidence/score.ts';
import type { Bag, BaggedUnit, Passage } from '../passages.ts';
import { quantitiesOfUnit } from '../question/measures.ts';
import { type DocumentQuestion, isThin, type Term } from '../question/question.ts';
import { answers, failing, MIN_COVERAGE } from './accept.ts';
import { turnsAnother } from './arithmetic.ts';
import { asksShare, TELLS_SHARE } from './proportion.ts';

/** What turns a rule into another one. */
const TURNS =
  /\b(?:half|halved|doubled?|twice|thrice|\p{L}+ times|a third|a quarter|proportion\p{L}*|pro rata|extra|added|on top|(?<!\bor )(?:less|more)(?! than)|longer|shorter|higher|lower|rises?|falls?|raised|reduced|instead|except\p{L}*|waived|unchanged|the same|whatever|nothing|free)\b|%/iu;

/** A word that only stands for another one may be there by chance. */
const SURELY = 0.6;
const LEAST_WEIGHT = 0.3;
/** "What does HALF a box cost": no special case of a rule that says "half". */
const A_FACTOR = /^(?:half|double|twice|third|quarter|more|less|extra)$/;

function missingIn(question: DocumentQuestion, unit: BaggedUnit): Term[] {
  return question.terms.filter(
    (term) =>
      term.weight >= LEAST_WEIGHT &&
      !A_FACTOR.test(term.word) &&
      !/^\d/.test(term.stem) &&
      !speaksNear(unit, term),
  );
}

/** Whether a sentence is the rule for the special case that is asked about and that the other one leaves out. */
function isForTheCase(question: DocumentQuestion, unit: BaggedUnit, base: BaggedUnit): boolean {
  if (unit.kind === 'row' || unit.text.endsWith('?') || unit.text.endsWith(':')) return false;
  if (isItsTime(question, unit) && !isItsTime(question, base)) return true;
  if (asksShare(question.text) && TELLS_SHARE.test(unit.text)) return true;
  const left = missingIn(question, base);
  return TURNS.test(unit.text) && left.some((term) => says(unit.bag, term) >= SURELY);
}

const MOST = 2;

/** The sentences of the same document that say what holds in the very case that is asked about. */
export function exceptionsTo(
  base: BaggedUnit,
  question: DocumentQuestion,
  scored: readonly Scored[],
): BaggedUnit[] {
  const { passage } = base;
  if (question.wanted === 'overview') return [];
  const all = scored
    .map(({ unit }) => unit)
    .filter((unit) => unit.passage.documentId === passage.documentId && unit !== base);
  const fitting = all.filter((unit) => isForTheCase(question, unit, base));
  const near = fitting.filter((unit) => unit.passage === passage);
  return mostOf(question, near.length > 0 ? near : fitting, base).slice(0, MOST);
}

/** "The second child pays half, the fourth nothing": of several the ones that say most of what the rule leaves out. */
function mostOf(question: DocumentQuestion, units: readonly BaggedUnit[], base: BaggedUnit): BaggedUnit[] {
  const left = missingIn(question, base);
  const said = units.map((unit) => left.filter((term) => says(unit.bag, term) >= SURELY).length);
  const most = Math.max(0, ...said);
  return units.filter((_, i) => said[i] === most);
}

function both(a: Bag, b: Bag): Bag {
  return {
    stems: new Set([...a.stems, ...b.stems]),
    ordered: [...a.ordered, ...b.ordered],
    pairs: new Set([...a.pairs, ...b.pairs]),
    concepts: new Set([...a.concepts, ...b.concepts]),
    meanings: new Set([...a.meanings, ...b.meanings]),
  };
}

/** A rule and the one for a special case, read as one. */
function joined(base: BaggedUnit, other: BaggedUnit): BaggedUnit {
  return { ...base, text: `${base.text} ${other.text}`, bag: both(base.bag, other.bag) };
}

/** The general rule behind what answers, and what holds in the special case that is asked about. */
export function ruleAndExceptions(
  unit: BaggedUnit,
  question: DocumentQuestion,
  scored: readonly Scored[],
): { rule: BaggedUnit; exceptions: BaggedUnit[] } {
  const rule = turnsAnother(unit) ? ruleBehind(unit) : undefined;
  if (rule) return { rule, exceptions: [unit] };
  return { rule: unit, exceptions: exceptionsTo(unit, question, scored) };
}

/** "The Sunday rate is doubled": the row of Sundays, else the sentence before. */
function ruleBehind(unit: BaggedUnit): BaggedUnit | undefined {
  const { units } = unit.passage;
  const rows = units.filter(({ kind, cells }) => {
    const key = contentStems(cells?.[0]?.value ?? '');
    return kind === 'row' && key.size > 0 && [...key].every((s) => unit.bag.stems.has(s));
  });
  if (rows.length === 1) return rows[0];
  const before = units[unit.index - 1];
  return before?.kind === 'sentence' && quantitiesOfUnit(before).length > 0 ? before : undefined;
}

const MOST_BASES = 10;

/** What may be wrong with a rule that its exception makes good: words of the question, people of whom it is told. */
const REPAIRED: ReadonlySet<string> = new Set([
  'covers',
  'speaksNear',
  'missesNothing',
  'sharesMost',
  'isOfThose',
  'keepsCompounds',
]);
const LEAST_HELD = 0.33;
/** Of a case that says all that is asked, two sentences put together must tell most, or plainly what is asked for. */
const LEAST_TOLD = 0.6;
const PLAINLY = 0.25;

/** Whether a rule is on the matter, so that only the special case is missing in it. */
function isOnTheMatter(question: DocumentQuestion, base: Scored, passages: readonly Passage[]): boolean {
  return (
    base.coverage >= (base.holds ? LEAST_HELD : MIN_COVERAGE) &&
    failing(question, base, passages).every((name) => REPAIRED.has(name))
  );
}

function tellsEnough({ terms }: DocumentQuestion, base: Scored, together: Scored): boolean {
  return !isThin(terms) || base.told >= LEAST_TOLD || together.type >= PLAINLY;
}

/** The rule that answers together with an exception what neither of them answers alone. */
export function jointAnswer(
  question: DocumentQuestion,
  scored: readonly Scored[],
  { passages, score }: { passages: readonly Passage[]; score: (unit: BaggedUnit) => Scored },
): Scored | undefined {
  const found: { base: Scored; worth: number }[] = [];
  for (const base of scored.slice(0, MOST_BASES)) {
    if (!isOnTheMatter(question, base, passages)) continue;
    for (const exception of exceptionsTo(base.unit, question, scored)) {
      if (exception.passage !== base.unit.passage) continue;
      const together = score(joined(base.unit, exception));
      if (!tellsEnough(question, base, together)) continue;
      const whole = { ...together, holds: base.holds, fits: together.fits || base.fits };
      if (answers(question, whole, passages)) found.push({ base, worth: together.score });
    }
  }
  return found.sort((a, b) => b.worth - a.worth)[0]?.base;
}
