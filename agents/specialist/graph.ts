import { END, type LangGraphRunnableConfig, START, StateGraph } from '@langchain/langgraph';
import { ARTIFACTS } from '@parley/a2a/findings';
import { type AgentDeps, type AgentGraph, asAgentGraph, executionOf } from '../define.ts';
import { loadPrompt } from '../prompt.ts';
import { createAct, type SpecialistSettings } from './act.ts';
import { answerText } from './answer.ts';
import { createCall } from './call.ts';
import { evidenceOf } from './evidence.ts';
import { limitsOf } from './limits.ts';
import { SpecialistState } from './state.ts';

const CONVENTIONS = loadPrompt(import.meta.url, 'conventions.md');

/** The graph of every specialist: act ⇄ call, then finish. Agents differ in prompt, tools, resources and limits. */
export function createSpecialistGraph(deps: AgentDeps, prompt: string): AgentGraph {
  const settings: SpecialistSettings = {
    deps,
    prompt: `${prompt}\n\n${CONVENTIONS}`,
    limits: limitsOf(deps.config.limits, deps.agent.limits),
  };
  const graph = new StateGraph(SpecialistState)
    .addNode('act', createAct(settings), { ends: ['act', 'call', 'finish'] })
    .addNode('call', createCall(settings))
    .addNode('finish', finish)
    .addEdge(START, 'act')
    .addEdge('call', 'act')
    .addEdge('finish', END)
    .compile({ checkpointer: deps.checkpointer, name: deps.agent.name });
  return asAgentGraph(graph);
}

/** Publishes findings and what they rest on; the outcome in the state marks the graph as done. */
async function finish(
  state: SpecialistState,
  config: LangGraphRunnableConfig,
): Promise<Partial<SpecialistState>> {
  if (state.outcome) return { outcome: state.outcome };
  const execution = executionOf(config);
  const text = answerText(state);
  const evidence = evidenceOf({ calls: state.calls, text, stop: state.stop });
  await Promise.all([
    execution.publish(
      { kind: 'artifact', artifactId: ARTIFACTS.findings, name: 'Findings', text, lastChunk: true },
      { key: ARTIFACTS.findings },
    ),
    execution.publish(
      { kind: 'artifact', artifactId: ARTIFACTS.evidence, name: 'Evidence', data: evidence, lastChunk: true },
      { key: ARTIFACTS.evidence },
    ),
  ]);
  if (state.stop) {
    const activity = {
      type: 'warning' as const,
      code: 'limit_reached',
      message: `The work ended early: ${state.stop.message}.`,
    };
    await execution.publish({ kind: 'activity', activity }, { key: 'warning:limit_reached' });
  }
  return { outcome: { state: 'completed' } };
}
