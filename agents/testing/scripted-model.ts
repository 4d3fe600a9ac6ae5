import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A chat request as it arrives at the provider. */
export interface ModelRequest {
  messages: { role: string; content: string | null; tool_calls?: unknown[]; tool_call_id?: string }[];
  tools?: { function: { name: string } }[];
  response_format?: { type: string };
}

/** What the provider answers. */
export interface ScriptedReply {
  content?: string;
  /** `raw` is sent as it is, valid JSON or not. */
  calls?: { name: string; arguments?: Record<string, unknown>; raw?: string }[];
  status?: number;
  /** Ends the stream without a finish reason. */
  cut?: boolean;
  delayMs?: number;
  /** Sends the content in so many pieces. */
  pieces?: number;
}

export type Script = (
  request: ModelRequest,
  count: number,
) => ScriptedReply | Promise<ScriptedReply> | undefined;

export interface ScriptedModel {
  baseUrl: string;
  requests: ModelRequest[];
  close(): Promise<void>;
}

/** An OpenAI-compatible server that answers by a script: everything above the wire is the real thing. */
export async function startScriptedModel(script: Script): Promise<ScriptedModel> {
  const requests: ModelRequest[] = [];
  const server = createServer(async (req, res) => {
    const request = JSON.parse((await text(req)) || '{}') as ModelRequest;
    requests.push(request);
    const reply = (await script(request, requests.length)) ?? { content: 'unscripted' };
    if (reply.delayMs) await new Promise((resolve) => setTimeout(resolve, reply.delayMs));
    if (reply.status) {
      res.writeHead(reply.status, { 'content-type': 'application/json' });
      res.end(JSON.stringify({ error: { message: 'scripted failure' } }));
      return;
    }
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const line of linesOf(reply)) res.write(`data: ${JSON.stringify(line)}\n\n`);
    res.end(reply.cut ? '' : 'data: [DONE]\n\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function linesOf(reply: ScriptedReply): object[] {
  const head = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 0, model: 'scripted' };
  const chunk = (delta: object, finish: string | null = null): object => ({
    ...head,
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
  const lines = piecesOf(reply.content ?? '', reply.pieces ?? 1).map((content) =>
    chunk({ role: 'assistant', content }),
  );
  for (const [index, call] of (reply.calls ?? []).entries()) {
    const args = call.raw ?? JSON.stringify(call.arguments ?? {});
    const tool = { index, id: 'call_1', type: 'function', function: { name: call.name, arguments: args } };
    lines.push(chunk({ role: 'assistant', tool_calls: [tool] }));
  }
  if (reply.cut) return lines;
  lines.push(chunk({}, reply.calls ? 'tool_calls' : 'stop'));
  lines.push({ ...head, choices: [], usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 } });
  return lines;
}

function piecesOf(content: string, pieces: number): string[] {
  if (content === '') return [];
  const size = Math.ceil(content.length / pieces);
  return Array.from({ length: Math.ceil(content.length / size) }, (_, i) =>
    content.slice(i * size, (i + 1) * size),
  );
}
