// A LangGraph agent as the documentation shows it: a ToolNode, a checkpointer, default durability. After a restart it
// goes on with every thread that has something next.
import { setTimeout as sleep } from 'node:timers/promises';
import { AIMessage, HumanMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { END, MessagesAnnotation, START, StateGraph } from '@langchain/langgraph';
import { ToolNode } from '@langchain/langgraph/prebuilt';
import { PostgresSaver } from '@langchain/langgraph-checkpoint-postgres';
import { z } from 'zod';

const [, , witness = '', databaseUrl = '', jobs = '0', effects = '2'] = process.argv;
const tell = (path: string): Promise<Response> => fetch(`${witness}/${path}`, { method: 'POST' });

const act = tool(
  async ({ job, effect }) => {
    await sleep(150 * Number(effect));
    await tell(`effects/${job}/${effect}`);
    await sleep(150);
    return 'done';
  },
  { name: 'act', description: 'Does it.', schema: z.object({ job: z.string(), effect: z.string() }) },
);

/** The model: asks for all effects at once, and then says that it is done. */
async function model({ messages }: typeof MessagesAnnotation.State) {
  await sleep(100);
  const asked = messages.some((message) => message.getType() === 'tool');
  if (asked) return { messages: [new AIMessage('Done.')] };
  const job = String(messages[0]?.content);
  const tool_calls = Array.from({ length: Number(effects) }, (_, n) => ({
    name: 'act',
    args: { job, effect: String(n + 1) },
    id: `${job}-${n + 1}`,
  }));
  return { messages: [new AIMessage({ content: '', tool_calls })] };
}

const checkpointer = PostgresSaver.fromConnString(databaseUrl);
await checkpointer.setup();
const graph = new StateGraph(MessagesAnnotation)
  .addNode('model', model)
  .addNode('tools', new ToolNode([act]))
  .addEdge(START, 'model')
  .addConditionalEdges('model', ({ messages }) =>
    (messages.at(-1) as AIMessage).tool_calls?.length ? 'tools' : END,
  )
  .addEdge('tools', 'model')
  .compile({ checkpointer });
process.stdout.write('ready\n');

async function run(job: string): Promise<void> {
  const config = { configurable: { thread_id: job } };
  const state = await graph.getState(config);
  const begun = state.createdAt !== undefined;
  if (!begun) await graph.invoke({ messages: [new HumanMessage(job)] }, config);
  else if (state.next.length > 0) await graph.invoke(null, config);
  else if (!isAnswered(state.values)) return;
  await tell(`done/${job}`);
}

function isAnswered({ messages = [] }: { messages?: { content: unknown }[] }): boolean {
  return messages.at(-1)?.content === 'Done.';
}

let next = 0;
const lane = async (): Promise<void> => {
  while (next < Number(jobs)) await run(`job-${next++}`);
};
await Promise.all(Array.from({ length: 4 }, lane));
setInterval(() => undefined, 60_000);
