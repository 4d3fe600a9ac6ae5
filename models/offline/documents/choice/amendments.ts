import { mentions, speaksNear } from '../evidence/match.ts';
import { isOfTheKind } from '../evidence/of-kind.ts';
import type { Scored } from '../evidence/score.ts';
import type { BaggedUnit, Passage } from '../passages.ts';
import type { DocumentQuestion } from '../question/question.ts';

/** What a text says that makes another rule of a known one. */
const CHANGES =
  /\b(?:instead|so far|until now|previously|no longer|replaces?|changes?|changed|moves? (?:from|to)|(?:raised|lowered|cut|reduced|increased|extended|shortened) (?:from|to)|amends?|amended|supersedes?|new(?:ly)?|from now on|goes (?:up|down)|rises?|falls?|as of|with effect|now)\b|\bfrom \S+(?: \S+){0,3} to \S+/i;
/** How much of what the older rule speaks of, of all that is asked, the newer one must. */
const LEAST_SHARE = 0.6;

/** Whether a passage names another document, by its id or by its title. */
function namesDocument(passage: Passage, { documentId, title }: Passage): boolean {
  const names = [documentId, ...(title.split(' ').length > 1 ? [title] : [])];
  const texts = [passage.title, ...passage.units.map(({ text }) => text)];
  return names.some((name) => texts.some((text) => text.toLowerCase().includes(name.toLowerCase())));
}

function speaksOfTheSame(question: DocumentQuestion, unit: BaggedUnit, older: BaggedUnit): boolean {
  const shared = question.terms.filter((t) => t.weight >= 0.5 && speaksNear(older, t));
  const own = shared.filter((t) => speaksNear(unit, t) || mentions(unit.passage.titleBag, t));
  return own.length > 0 && own.length >= shared.length / 2;
}

/** The sentence of a newer document that names the older one and changes what it says of the matter. */
export function amending(
  question: DocumentQuestion,
  best: Scored,
  scored: readonly Scored[],
): Scored | undefined {
  const { documentId, updated } = best.unit.passage;
  const passages = [...new Set(scored.map(({ unit }) => unit.passage))];
  const naming = new Set(
    passages
      .filter(
        (p) => p.documentId !== documentId && p.updated > updated && namesDocument(p, best.unit.passage),
      )
      .map((p) => p.documentId),
  );
  return scored.find(
    (s) =>
      naming.has(s.unit.passage.documentId) &&
      s.fits &&
      isOfTheKind(question, s) &&
      s.quantities.length > 0 &&
      CHANGES.test(`${s.unit.lead} ${s.unit.text}`) &&
      s.coverage >= best.coverage * LEAST_SHARE &&
      speaksOfTheSame(question, s.unit, best.unit),
  );
}
