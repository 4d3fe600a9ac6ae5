import type { AgentDeps, AgentGraph } from '../define.ts';
import { loadPrompt } from '../prompt.ts';
import { createSpecialistGraph } from '../specialist/graph.ts';

const PROMPT = loadPrompt(import.meta.url);

export function createGraph(deps: AgentDeps): AgentGraph {
  return createSpecialistGraph(deps, PROMPT);
}
