import { randomUUID } from 'node:crypto';
import { HttpAgent } from '@ag-ui/client';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, startConstellation } from '../support/constellation.ts';

/** A client of another maker, in one conversation with the whole service. */
interface Talk {
  ask(question: string): Promise<string>;
  close?(): Promise<void>;
}

function openAiTalk(url: string): Talk {
  const client = new OpenAI({ apiKey: 'none', baseURL: `${url}/v1` });
  const messages: OpenAI.ChatCompletionMessageParam[] = [];
  return {
    async ask(content) {
      messages.push({ role: 'user', content });
      const { choices } = await client.chat.completions.create({ model: 'parley', messages });
      const answer = choices[0]?.message.content ?? '';
      messages.push({ role: 'assistant', content: answer });
      return answer;
    },
  };
}

function agUiTalk(url: string): Talk {
  const agent = new HttpAgent({ url: `${url}/agui` });
  return {
    async ask(content) {
      agent.addMessage({ id: randomUUID(), role: 'user', content });
      const { newMessages } = await agent.runAgent();
      const said = newMessages.filter(({ role, subagentRunId }) => role === 'assistant' && !subagentRunId);
      return said.map((message) => message.content).join('\n');
    },
  };
}

async function mcpTalk(url: string): Promise<Talk> {
  const client = new Client({ name: 'talk', version: '1.0.0' });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
  let threadId: string | undefined;
  return {
    async ask(query) {
      const thread = threadId === undefined ? {} : { thread_id: threadId };
      const { structuredContent } = await client.callTool({ name: 'solve', arguments: { query, ...thread } });
      const run = structuredContent as { thread_id: string; answer: string };
      threadId = run.thread_id;
      return run.answer;
    },
    close: () => client.close(),
  };
}

let parley: Constellation;
beforeAll(async () => {
  parley = await startConstellation();
});
afterAll(() => parley?.close());

describe('clients of other makers hold a whole conversation (R2.5)', () => {
  it.each([
    ['openai', openAiTalk],
    ['@ag-ui/client', agUiTalk],
    ['@modelcontextprotocol/client', mcpTalk],
  ])('%s', async (_name, begin) => {
    const talk = await begin(parley.url);
    expect(await talk.ask('How many employees work in Engineering?')).toMatch(/\b128\b/);
    // Means nothing without the question before it.
    const second = await talk.ask('And in Sales?');
    expect(second).toMatch(/\b89\b/);
    await talk.close?.();
  });
});
