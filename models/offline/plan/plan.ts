import {
  earlierTurns,
  findBlock,
  lastUserText,
  type OfflineChatRequest,
  type OfflineReply,
  systemText,
  textReply,
} from '../conversation.ts';
import { isSmallTalk } from '../small-talk.ts';
import { allowsNoSteps, fitPlan, stepsProperty } from './fit.ts';
import { dropRepairs, lastTurn } from './follow-up.ts';
import { answering, orderedStep } from './on-request.ts';
import { agentsSchema, profiles, rankSkills, type SkillProfile } from './skills.ts';
import { makeSteps, type Step } from './steps.ts';

const MAX_QUESTION = 20_000;

/** A request for a plan: the wanted JSON has a list of steps. */
export function isPlanRequest(request: OfflineChatRequest): boolean {
  const format = request.response_format;
  return format?.type === 'json_schema' && stepsProperty(format.json_schema?.schema) !== undefined;
}

/** The plan for the last question, made from nothing but the skills and the conversation in the request. */
export function planReply(request: OfflineChatRequest): OfflineReply {
  const schema = request.response_format?.json_schema?.schema;
  const shown =
    findBlock(systemText(request), agentsSchema) ?? findBlock(lastUserText(request), agentsSchema);
  const agents = shown?.agents ?? [];
  const skills = profiles(answering(agents));
  const { turns, question } = dropRepairs(earlierTurns(request), lastUserText(request));
  const text = question.slice(0, MAX_QUESTION);
  const ordered = orderedStep(text, agents);
  if (ordered) return json(fitPlan(schema, [ordered], ''));
  if (skills.length === 0) return json(fitPlan(schema, [], 'No agent was shown that could do anything.'));
  const steps =
    /[\p{L}\p{N}]/u.test(text) && !isSmallTalk(text) ? makeSteps(text, lastTurn(turns), skills) : [];
  if (steps.length > 0) return json(fitPlan(schema, steps, ''));
  const note = 'The message asks for nothing that could be looked up.';
  return json(fitPlan(schema, allowsNoSteps(schema) ? [] : [generalStep(text, skills)], note));
}

function json(value: unknown): OfflineReply {
  return textReply(JSON.stringify(value));
}

function generalStep(text: string, skills: readonly SkillProfile[]): Step {
  const [best] = rankSkills(text, skills);
  const { agent, skill } = best?.profile ?? { agent: '', skill: '' };
  return {
    id: 's1',
    agent,
    skill,
    instruction: text.trim() || 'The message was empty.',
    dependsOn: [],
  };
}
