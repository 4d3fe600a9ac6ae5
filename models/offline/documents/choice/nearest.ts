import { contentStems } from '../../text/words.ts';
import { isBare, isLead } from '../evidence/bare.ts';
import { shareTold } from '../evidence/likeness.ts';
import { absentFrom, missingTerms, nearBags } from '../evidence/match.ts';
import { namesCodes } from '../evidence/of-kind.ts';
import type { Scored } from '../evidence/score.ts';
import type { BaggedUnit, Passage } from '../passages.ts';
import { asksNothing } from '../question/commands.ts';
import { type DocumentQuestion, TELLING, type Term } from '../question/question.ts';

/** So many of the best sentences are looked at: what comes behind them is about something else. */
const LOOKED_AT = 12;
const MOST_SENTENCES = 3;
const MOST_CHARACTERS = 480;
/** Below these a passage is more often about something else than not: measured on handbooks of eight trades. */
const LEAST = { score: 1.8, coverage: 0.37, alike: 0.3, asked: 0.37 };
/** With more key words that no document has, the question is about something else. */
const MOST_MISSING = 1;

/** What is asked, without the case that was told before it, where it says enough. */
function asked({ terms }: DocumentQuestion): Term[] {
  const own = terms.filter((t) => !t.told && t.weight >= TELLING);
  return own.length > 0 ? own : terms.filter((t) => t.told);
}

/** Whether a passage is about the matter that is asked about. */
function isOnTopic(question: DocumentQuestion, { unit, score, coverage, alike }: Scored): boolean {
  if (score < LEAST.score || coverage < LEAST.coverage || alike < LEAST.alike) return false;
  return namesCodes(question, unit) && shareTold(asked(question), nearBags(unit)) >= LEAST.asked;
}

/** Whether the documents speak of what is asked about at all: of a doctoral thesis none does that knows two others. */
function isKnown(question: DocumentQuestion, passages: readonly Passage[]): boolean {
  const which = question.terms.filter((t) => t.attribute && t.weight >= TELLING);
  const missing = missingTerms(question, passages);
  return missing.length <= MOST_MISSING && !(missing.length > 0 && absentFrom(which, passages).length > 0);
}

const SAME_MATTER = 0.6;
const NEARLY_AS_GOOD = 0.85;

/** Another document that says nearly the same of the matter, and was changed later. */
function newerOf(best: Scored, candidates: readonly Scored[]): Scored {
  const said = contentStems(best.unit.text);
  const newer = candidates.filter(({ unit, score }) => {
    const other = contentStems(unit.text);
    const shared =
      [...said].filter((s) => other.has(s)).length / Math.max(1, Math.min(said.size, other.size));
    const { documentId, updated } = unit.passage;
    return (
      documentId !== best.unit.passage.documentId &&
      updated > best.unit.passage.updated &&
      score >= best.score * NEARLY_AS_GOOD &&
      shared >= SAME_MATTER
    );
  });
  return newer.toSorted((a, b) => b.unit.passage.updated.localeCompare(a.unit.passage.updated))[0] ?? best;
}

/** The sentence with those beside it in its paragraph; a row or an item stands alone. */
function surroundings(unit: BaggedUnit, scores: ReadonlyMap<BaggedUnit, number>): BaggedUnit[] {
  if (unit.kind !== 'sentence') return [unit];
  const paragraph = unit.passage.units.filter((u) => u.kind === 'sentence' && u.block === unit.block);
  const windows = paragraph
    .map((_, i) => paragraph.slice(i, i + MOST_SENTENCES))
    .filter((w) => w.includes(unit));
  const worth = (w: BaggedUnit[]): number => w.reduce((sum, u) => sum + (scores.get(u) ?? 0), 0);
  const fits = (w: BaggedUnit[]): boolean => w.reduce((sum, u) => sum + u.text.length, 0) <= MOST_CHARACTERS;
  return windows.filter(fits).toSorted((a, b) => worth(b) - worth(a))[0] ?? [unit];
}

/**
 * What a careful librarian shows when no document answers outright: the passage where an attentive reader would look.
 * None where nothing that was found is about the matter.
 */
export function nearestTo(
  question: DocumentQuestion,
  scored: readonly Scored[],
  passages: readonly Passage[],
): BaggedUnit[] {
  if ((!question.indirect && asksNothing(question.text)) || !isKnown(question, passages)) return [];
  const candidates = scored
    .slice(0, LOOKED_AT)
    .filter((s) => !isBare(s.unit) && !isLead(s.unit) && !s.unit.passage.withdrawn && isOnTopic(question, s));
  const [best] = candidates;
  if (!best) return [];
  const scores = new Map(scored.map(({ unit, score }) => [unit, score]));
  return surroundings(newerOf(best, candidates).unit, scores);
}
