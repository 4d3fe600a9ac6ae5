import { ON_REQUEST_TAG } from '@parley/a2a/card-types';
import type { KnownAgent } from '@parley/a2a/registry';
import type { PlannedStep, StepState } from './state.ts';

/** Failures that another agent would meet as well. */
const COMMON: ReadonlySet<string> = new Set(['model_failed', 'canceled', 'budget_exhausted']);
/** Fewer points say that a skill has nothing to do with the instruction. */
const LEAST_FIT = 2;
const TAG_POINTS = 2;
/** Tags of skills that look through everything of one kind, whatever the words of an instruction are. */
const GENERAL_TAGS: readonly string[] = ['database', 'knowledge base'];
const STOP_WORDS = new Set(
  'the and for are our what which who how many much with that this from have has been was were they them their its not any all can may must does did will would should about into than then there list find give tell show please'.split(
    ' ',
  ),
);

/** Steps to try with another agent: what was not answered or failed goes once to the skill that fits next best. */
export function secondTries(
  plan: readonly PlannedStep[],
  results: readonly StepState[],
  agents: readonly KnownAgent[],
): PlannedStep[] {
  const taken = new Set(plan.flatMap((step) => (step.insteadOf ? [step.insteadOf, step.id] : [])));
  return results.flatMap((result) => {
    if (taken.has(result.id) || !needsAnother(result) || isOrder(result, agents)) return [];
    const next = nextBest(result, agents);
    if (!next) return [];
    const { instruction, dependsOn } = result;
    return [{ id: `${result.id}-again`, ...next, instruction, dependsOn, insteadOf: result.id }];
  });
}

function needsAnother(result: StepState): boolean {
  if (result.status === 'completed') return !result.answered;
  return result.status === 'failed' && !COMMON.has(result.code ?? '');
}

/** What somebody ordered is done by whom it was ordered from, or not at all. */
function isOrder({ agent, skill }: StepState, agents: readonly KnownAgent[]): boolean {
  const skills = agents.find(({ name }) => name === agent)?.skills ?? [];
  return skills.some(({ id, tags }) => id === skill && tags.includes(ON_REQUEST_TAG));
}

type Skill = KnownAgent['skills'][number];

/**
 * The skill that fits next best. Who has looked through all records, or all documents, in vain hands over to who looks
 * through the other kind: the words of such a question say little about where its answer is kept.
 */
function nextBest(
  result: StepState,
  agents: readonly KnownAgent[],
): { agent: string; skill: string } | undefined {
  const wanted = wordsOf(result.instruction);
  const ranked = agents
    .filter((agent) => agent.name !== result.agent && agent.healthy)
    .flatMap((agent) =>
      agent.skills
        .filter(({ tags }) => !tags.includes(ON_REQUEST_TAG))
        .map((skill) => ({ agent: agent.name, skill, points: fit(wanted, skill) })),
    )
    .sort((a, b) => b.points - a.points);
  const general = ranked.find(({ skill }) => isGeneral(skill));
  const fitting = ranked.find(({ points }) => points >= LEAST_FIT);
  const tried = agents.find(({ name }) => name === result.agent)?.skills ?? [];
  const best =
    result.status === 'completed' && tried.some(isGeneral) ? (general ?? fitting) : (fitting ?? general);
  return best ? { agent: best.agent, skill: best.skill.id } : undefined;
}

function isGeneral({ tags }: Skill): boolean {
  return tags.some((tag) => GENERAL_TAGS.includes(tag));
}

/** How much a skill's card has in common with an instruction. */
export function fit(wanted: ReadonlySet<string>, skill: Skill): number {
  const tags = wordsOf(skill.tags.join(' '));
  const rest = wordsOf([skill.name, skill.description, ...skill.examples].join(' '));
  let points = 0;
  for (const word of wanted) {
    if (tags.has(word)) points += TAG_POINTS;
    else if (rest.has(word)) points += 1;
  }
  return points;
}

export function wordsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return new Set(words.filter((word) => !STOP_WORDS.has(word)).map((word) => singular(word)));
}

function singular(word: string): string {
  return word.replace(/(?<=\p{L}{2})ies$/u, 'y').replace(/(?<=\p{L}{3})s$/u, '');
}
