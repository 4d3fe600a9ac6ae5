import type { Features } from '@parley/models/offline/text/linear';

/** What the rules chose: where they were made for the question, to agree with them is always right. */
const CHOSEN = /^(?:old:|by rules$)/;
/** What the rules measure. */
const MEASURED = /(?:^| )r:/;
const KNOWN = 'known';

/**
 * The features of a question that the rules were made for: what they measure speaks for itself there more than
 * elsewhere, so it has a weight of its own beside the common one, and what they chose is left out.
 */
export function ofKnown(features: Features): Features {
  const left = Object.entries(features).filter(([name]) => !CHOSEN.test(name));
  const again = left.filter(([name]) => MEASURED.test(name));
  return Object.fromEntries([...left, ...again.map(([name, value]) => [`${KNOWN} ${name}`, value])]);
}

/** Tells the questions apart by how well the rules know them. */
export const KNOWN_ITSELF: Features = { [KNOWN]: 1 };

export const isOfKnown = (name: string): boolean => name.split(' ')[0] === KNOWN;
