import { conceptsOf } from '../../text/synonyms.ts';
import { contentWords, isGeneric } from '../../text/words.ts';
import type { BaggedUnit, Passage } from '../passages.ts';
import type { DocumentQuestion, Term } from '../question/question.ts';
import { wantedOf } from '../question/wanted.ts';
import { headingFit, says } from './match.ts';

/** How much a document is about the very thing: the share of its title that the question names, and of the question that the title names. */
export function aboutness(question: DocumentQuestion, passage: Passage): number {
  const keys = question.terms.filter((t) => t.key);
  const title = contentWords(passage.title);
  if (keys.length === 0 || title.length === 0) return 0;
  const named = title.filter((w) =>
    question.terms.some((t) => t.stem === w.stem || sharesConcept(t, w.stem)),
  ).length;
  const asked = keys.filter((t) => says(passage.titleBag, t) > 0).length;
  return (named / title.length) * (asked / keys.length);
}

function sharesConcept(term: Term, stemmed: string): boolean {
  const about = conceptsOf([stemmed]);
  return term.concepts.some((c) => about.has(c));
}

/** "How many days?" above a text, in a document on what is asked: the very question, told in its kind alone. */
function asksTheSame(question: DocumentQuestion, { under, passage }: BaggedUnit): boolean {
  if (question.wanted === 'text' || question.wanted === 'permission' || !under.endsWith('?')) return false;
  const open = contentWords(under).filter((w) => !isGeneric(w));
  return open.length === 0 && wantedOf(under) === question.wanted && aboutness(question, passage) > 0;
}

/** It counts more than words in common, of which there are few in so short a question. */
export const SAME_QUESTION = 2;

/** How much what stands above a unit is what is asked. */
export function headedFit(question: DocumentQuestion, unit: BaggedUnit): number {
  if (question.wanted === 'overview')
    return headingFit(question, unit) * (1 - aboutness(question, unit.passage));
  return asksTheSame(question, unit) ? SAME_QUESTION : headingFit(question, unit);
}

/** "What makes a supplier preferred?" */
const ASKS_MEANING =
  /\bwhat (?:makes|counts as|qualifies as|is meant by|does [^?]* mean)\b|\bwhen (?:is|does|do|are) [^?]*\b(?:count|counted|considered|become|regarded|deemed|qualify)\b/i;
const DEFINES =
  /\b(?:becomes?|counts? as|is considered|are considered|means|is called|are called|qualif(?:y|ies)|is deemed|is regarded|who(?:ever)? has|if (?:it|they|he|she))\b/i;

export function definesWhatIsAsked(asked: string, text: string): boolean {
  return ASKS_MEANING.test(asked) && DEFINES.test(text);
}
