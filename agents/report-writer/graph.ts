import { END, type LangGraphRunnableConfig, START, StateGraph } from '@langchain/langgraph';
import type { Execution } from '@parley/a2a/execution';
import { ARTIFACTS } from '@parley/a2a/findings';
import type { ChatMessage } from '@parley/models/types';
import { ParleyError, toParleyError } from '@parley/platform/errors';
import { type AgentDeps, type AgentGraph, asAgentGraph, executionOf } from '../define.ts';
import { failedOutcome } from '../failure.ts';
import { askModel, modelCalled } from '../model-called.ts';
import { loadPrompt } from '../prompt.ts';
import { type Material, materialOf } from './material.ts';
import { WriterState } from './state.ts';
import { createTextStream, type TextStream } from './stream.ts';

const PROMPT = loadPrompt(import.meta.url);

/** One turn of the model, streamed into the answer. */
export function createGraph(deps: AgentDeps): AgentGraph {
  const graph = new StateGraph(WriterState)
    .addNode('write', createWriteNode(deps))
    .addEdge(START, 'write')
    .addEdge('write', END)
    .compile({ checkpointer: deps.checkpointer, name: deps.agent.name });
  return asAgentGraph(graph);
}

function createWriteNode(deps: AgentDeps) {
  return async (_state: WriterState, config: LangGraphRunnableConfig): Promise<Partial<WriterState>> => {
    const execution = executionOf(config);
    const stream = answerStream(execution);
    const material = materialOf(execution);
    try {
      const callId = `${execution.task.id}:${execution.epoch}`;
      const reply = await askModel(
        { models: deps.models, execution, callId },
        {
          size: deps.agent.model ?? 'large',
          messages: messagesFor(material, execution.task.createdAt),
          onText: stream.push,
        },
      );
      if (!reply.content.trim()) throw new ParleyError('model_failed', 'The model wrote nothing.');
      const purpose = material.draft === undefined ? 'write' : 'repair';
      const turn = execution.publish(modelCalled(deps.agent.name, purpose, { reply, callId }), {
        key: `model:write:${execution.epoch}`,
      });
      await Promise.all([stream.end(), turn]);
      return { outcome: { state: 'completed' } };
    } catch (error) {
      execution.signal.throwIfAborted();
      const fault = toParleyError(error);
      if (fault.code === 'stale_epoch') throw fault;
      return { outcome: failedOutcome(fault) };
    }
  };
}

// The first chunk of a claim replaces what an interrupted one has written.
function answerStream(execution: Execution): TextStream {
  return createTextStream(({ text, first, last, index }) =>
    execution.publish(
      {
        kind: 'artifact',
        artifactId: ARTIFACTS.answer,
        name: 'Answer',
        text,
        append: !first,
        lastChunk: last,
      },
      { key: `answer:${execution.epoch}:${index}` },
    ),
  );
}

const CORRECT =
  'The JSON block holds a `draft` of the report, and under `unverified` the figures and quotations in it that its sources do not bear out. Give the whole report again: correct each of them from the findings, or leave out the statement when they do not give it. Change nothing else. The question was:';

function messagesFor(material: Material, at: Date): ChatMessage[] {
  const json = `\`\`\`json\n${JSON.stringify(material)}\n\`\`\``;
  const task = material.draft === undefined ? 'Write the report for this question:' : CORRECT;
  return [
    { role: 'system', content: `${PROMPT}\n\nToday is ${at.toISOString().slice(0, 10)}.` },
    { role: 'user', content: `${task} ${material.question}\n\n${json}` },
  ];
}
