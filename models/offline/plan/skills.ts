import { z } from 'zod';
import { conceptsOf } from '../text/synonyms.ts';
import { contentWords, words } from '../text/words.ts';
import { type Offer, offerOf } from './leaning/cues.ts';
import { leaningOf } from './leaning/leaning.ts';

const skillSchema = z.object({
  id: z.string().min(1),
  name: z.string().catch(''),
  description: z.string().catch(''),
  tags: z.array(z.string()).catch([]),
  examples: z.array(z.string()).catch([]),
});

/** The agents that the coordinator shows, as it shows them. */
export const agentsSchema = z.object({
  agents: z.array(
    z.object({
      name: z.string().min(1),
      description: z.string().catch(''),
      skills: z.array(skillSchema),
    }),
  ),
});

export interface SkillProfile {
  agent: string;
  skill: string;
  offer: Offer;
  /** How much the skill's card makes of a word. */
  weights: Map<string, number>;
  /** Tags of several words, or of words that alone say nothing ("how many"). */
  phrases: string[];
  concepts: Set<number>;
  examples: Set<string>[];
}

const WEIGHT = { tag: 3, name: 2, example: 1, description: 1 };

function weigh(weights: Map<string, number>, text: string, weight: number): void {
  for (const word of contentWords(text))
    weights.set(word.stem, Math.max(weights.get(word.stem) ?? 0, weight));
}

/** A text as its stems between spaces, so that phrases can be looked for in it. */
function stemmed(text: string): string {
  return ` ${words(text)
    .map((w) => w.stem)
    .join(' ')} `;
}

function profileOf(
  agent: { name: string; description: string },
  skill: z.output<typeof skillSchema>,
): SkillProfile {
  const weights = new Map<string, number>();
  for (const tag of skill.tags) weigh(weights, tag, WEIGHT.tag / Math.max(1, contentWords(tag).length));
  weigh(weights, skill.name, WEIGHT.name);
  weigh(weights, skill.id.replaceAll(/[-_]/g, ' '), WEIGHT.name);
  weigh(weights, skill.description, WEIGHT.description);
  for (const example of skill.examples) weigh(weights, example, WEIGHT.example);
  const text = [skill.name, skill.description, ...skill.tags].join('. ');
  return {
    agent: agent.name,
    skill: skill.id,
    offer: offerOf({
      text: `${text}. ${agent.description}`,
      name: `${agent.name.replaceAll('-', ' ')} ${skill.id.replaceAll('-', ' ')} ${skill.name}`,
    }),
    weights,
    phrases: skill.tags.filter((tag) => tag.includes(' ')).map(stemmed),
    concepts: new Set(conceptsOf(words(`${text} ${skill.examples.join(' ')}`).map((w) => w.stem))),
    examples: skill.examples.map((e) => new Set(contentWords(e).map((w) => w.stem))),
  };
}

export function profiles(agents: z.output<typeof agentsSchema>['agents']): SkillProfile[] {
  return agents.flatMap((agent) => agent.skills.map((skill) => profileOf(agent, skill)));
}

export interface Choice {
  profile: SkillProfile;
  score: number;
}

function closestExample(stems: Set<string>, profile: SkillProfile): number {
  let best = 0;
  for (const example of profile.examples) {
    const shared = [...stems].filter((s) => example.has(s)).length;
    const union = new Set([...stems, ...example]).size;
    if (union > 0) best = Math.max(best, shared / union);
  }
  return best;
}

// A word that every card uses says nothing about which skill is meant.
function rarity(stem: string, all: readonly SkillProfile[]): number {
  const holders = all.filter((p) => p.weights.has(stem)).length;
  return holders === 0 ? 0 : Math.log(1 + all.length / holders);
}

// "How many people are in Engineering": a name within a sentence is a value, not the subject.
function namesIn(text: string): Set<string> {
  const inner = contentWords(text).filter((w) => w.start > 0 && /^\p{Lu}\p{Ll}/u.test(w.text));
  return new Set(inner.map((w) => w.stem));
}

const NAME_WEIGHT = 0.1;
const EXAMPLE_WEIGHT = 6;
const CONCEPT_WEIGHT = 0.8;
const PHRASE_WEIGHT = 2;
const LEANING_WEIGHT = 1.8;

function score(text: string, profile: SkillProfile, all: readonly SkillProfile[]): number {
  const stems = new Set(contentWords(text).map((w) => w.stem));
  const names = namesIn(text);
  let lexical = 0;
  for (const stem of stems) {
    lexical += (profile.weights.get(stem) ?? 0) * rarity(stem, all) * (names.has(stem) ? NAME_WEIGHT : 1);
  }
  const concepts = [...conceptsOf(words(text).map((w) => w.stem))].filter((c) =>
    profile.concepts.has(c),
  ).length;
  const leaning = leaningOf(text);
  const fit = leaning.data * (profile.offer.data - 0.5) + leaning.document * (profile.offer.document - 0.5);
  return (
    lexical / Math.sqrt(Math.max(1, stems.size)) +
    EXAMPLE_WEIGHT * closestExample(stems, profile) +
    CONCEPT_WEIGHT * concepts +
    PHRASE_WEIGHT * profile.phrases.filter((phrase) => stemmed(text).includes(phrase)).length +
    LEANING_WEIGHT * 2 * fit
  );
}

const ASKS_FOR_WRITING = /^(?:please )?(?:write|draft|compose|rewrite|rephrase|proofread|word)\b/i;

/** From here on a question goes to its side, however many words it shares with a card of the other. */
const CLEAR_SIDE = 1.5;

function ofSide(text: string, profiles: readonly SkillProfile[]): readonly SkillProfile[] {
  const { data, document } = leaningOf(text);
  if (Math.abs(data - document) < CLEAR_SIDE) return profiles;
  const fitting = profiles.filter((p) => (data > document ? p.offer.data : p.offer.document) >= 0.5);
  return fitting.length > 0 ? fitting : profiles;
}

/** The skills in the order in which they fit a part. Writers come last unless writing is all that is asked for. */
export function rankSkills(text: string, all: readonly SkillProfile[]): Choice[] {
  const wantsWriting = ASKS_FOR_WRITING.test(text.trim());
  const usable = all.filter((p) => wantsWriting || !p.offer.writes);
  return ofSide(text, usable.length > 0 ? usable : all)
    .map((profile) => ({ profile, score: score(text, profile, all) }))
    .sort((a, b) => b.score - a.score);
}
