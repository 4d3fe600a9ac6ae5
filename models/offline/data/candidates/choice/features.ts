import { wordVectors } from '../../../text/lexicon/vectors.ts';
import type { Features } from '../../../text/linear.ts';
import { stem } from '../../../text/stem.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { frameWordsOf } from '../evidence/frame-words.ts';
import type { Candidate } from '../generate.ts';
import { alikeFeatures } from './alike.ts';
import { coverageOf, operatorAt } from './coverage.ts';
import { placesOf } from './places.ts';

function kindOfWord({ text, lower, verb, capital }: Evidence['tokens'][number], at: number): string {
  if (/\d/.test(lower)) return 'number';
  if (capital && at > 0) return 'capital';
  if (verb) return /(?:ed|en)$/.test(lower) ? 'participle' : 'verb';
  return /ly$/.test(text) ? 'adverb' : 'word';
}

function rarity(lower: string): string {
  const { indexOf, frequency } = wordVectors();
  const index = indexOf(stem(lower));
  const share = index === undefined ? 0 : frequency(index);
  return share > 1e-3 ? 'common' : share > 1e-4 ? 'usual' : share > 0 ? 'rare' : 'unknown';
}

interface Uncovered {
  /** Nothing at all accounts for it, and it doesn't ask. */
  open: boolean;
  traits: string[];
}

/** The words that a candidate accounts for badly or not at all. */
function uncoveredIn(evidence: Evidence, candidate: Candidate): Uncovered[] {
  const strengths = coverageOf(evidence, candidate);
  return evidence.tokens.flatMap((token, at): Uncovered[] => {
    const strength = strengths[at] ?? 0;
    if (strength >= 0.8) return [];
    if (strength > 0) return [{ open: false, traits: [`weak:${strength >= 0.6 ? 'c' : 'd'}`] }];
    const asking = operatorAt(evidence, at)?.operator.kind;
    if (asking)
      return [
        { open: false, traits: [`open:operator:${asking}`, `open:operator:${asking}|${candidate.shape.op}`] },
      ];
    const kind = kindOfWord(token, at);
    const traits = [`open:${kind}`, `open:${kind}:${rarity(token.lower)}`, `open=${token.lemma}`];
    return [{ open: true, traits }];
  });
}

/** What a ranker is told of a candidate. */
export function featuresOf(evidence: Evidence, candidate: Candidate): Features {
  const features: Features = {};
  const add = (name: string, value = 1): void => {
    features[name] = (features[name] ?? 0) + value;
  };
  const { shape, options, plan } = candidate;
  for (const trait of shape.traits) add(trait);
  for (const trait of shape.traits.slice(1)) add(`${shape.op}|${trait}`);
  for (const option of options) for (const trait of option.traits) add(trait);
  for (const word of frameWordsOf(evidence)) add(`${shape.op}~${word}`);
  for (const place of placesOf(evidence, candidate)) add(place);
  const uncovered = uncoveredIn(evidence, candidate);
  for (const { traits } of uncovered) for (const trait of traits) add(trait);
  add(`open:${Math.min(uncovered.filter(({ open }) => open).length, 4)}`);
  const conditions = options.filter(({ condition }) => condition).length;
  add(`conditions:${Math.min(conditions, 4)}`);
  add('score', plan.score);
  add('before', candidate.hunch);
  const joins = (plan.id.match(/"join":\[([^\]]*)\]/)?.[1] ?? '').split(',').filter(Boolean).length;
  for (const [name, value] of Object.entries(alikeFeatures(evidence, candidate))) add(name, value);
  add(`joins:${Math.min(joins, 3)}`);
  add(`${shape.op}|joins:${Math.min(joins, 2)}`);
  return features;
}
