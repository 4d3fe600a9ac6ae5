import type { z } from 'zod';
import { contentWords } from '../text/words.ts';
import type { agentsSchema } from './skills.ts';
import type { Step } from './steps.ts';

type Agents = z.output<typeof agentsSchema>['agents'];
type Skill = Agents[number]['skills'][number];

/** Marks a skill that does something: it is used when it is asked for, never because it fits a question. */
const ON_REQUEST = 'on-request';

const ORDER =
  /^\s*(?:please\s+|(?:can|could|would|will)\s+you\s+(?:please\s+)?|i\s+(?:want|would\s+like|need)\s+(?:you\s+)?to\s+|let'?s\s+|now\s+)?(?:run|start|launch|execute|trigger|kick\s+off|carry\s+out|begin)\b/i;

const isOnRequest = ({ tags }: Skill): boolean => tags.includes(ON_REQUEST);

/** The agents without what is only done on request. */
export function answering(agents: Agents): Agents {
  return agents.map((agent) => ({ ...agent, skills: agent.skills.filter((skill) => !isOnRequest(skill)) }));
}

/** The one step of an order such as "Run the quarterly business review", when it names exactly one such skill. */
export function orderedStep(text: string, agents: Agents): Step | undefined {
  if (!ORDER.test(text)) return undefined;
  const said = new Set(contentWords(text).map(({ stem }) => stem));
  const meant = agents.flatMap(({ name: agent, skills }) =>
    skills
      .filter((skill) => isOnRequest(skill) && contentWords(skill.name).every(({ stem }) => said.has(stem)))
      .map((skill) => ({ agent, skill: skill.id })),
  );
  const [only] = meant;
  if (!only || meant.length > 1) return undefined;
  return { id: 's1', ...only, instruction: text.trim(), dependsOn: [] };
}
