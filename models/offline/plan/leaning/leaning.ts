import { weighed } from '../../text/linear.ts';
import { cuedLeaning, type Leaning } from './cues.ts';
import { sideFeatures } from './features.ts';
import { side } from './weights.ts';

/** A leaning of 2 is one of 19 to 1, as the logarithm of the odds. */
const PER_ODDS = 2 / Math.log(19);
/** Cues speak for themselves, too: a part of a question has little else. */
const PER_CUE = 0.4;
const MOST = 6;
/** A question is weighed by its end: what is longer tells a case first. */
const LONGEST = 1_500;
const MOST_KEPT = 1_000;
const kept = new Map<string, Leaning>();

const ASKS =
  /\?|\b(?:how|what|which|who|whom|whose|when|where|why)\b|^(?:please )?(?:list|show|give|name|tell|count|add|sum|find|split|compare)\b/i;
const STATES = /\b(?:am|is|are|was|were|has|have|had|do|does|did|will|would|can|could)\b/i;

function weighedUp(text: string): Leaning {
  const { data, document } = cuedLeaning(text);
  // How questions are put says nothing of what is only told.
  const isTold = STATES.test(text) && !ASKS.test(text);
  const learned = isTold ? 0 : PER_ODDS * weighed(sideFeatures(text), side);
  const leaning = Math.max(-MOST, Math.min(MOST, learned + PER_CUE * (data - document)));
  return { data: Math.max(0, leaning), document: Math.max(0, -leaning) };
}

/** Whether records or documents answer a question: how much more for the one side, 0 for the other. */
export function leaningOf(text: string): Leaning {
  const told = text.slice(-LONGEST);
  const known = kept.get(told);
  if (known) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const leaning = weighedUp(told);
  kept.set(told, leaning);
  return leaning;
}
