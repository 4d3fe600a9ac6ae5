import type { CallToolResult, McpServer, RequestMethod, ServerContext } from '@modelcontextprotocol/server';
import { z } from 'zod';

/** How a client of the 2025 revision is asked in the middle of a call: needs a session. */
interface Question {
  method: RequestMethod;
  params: Record<string, unknown>;
}

const DEFAULTS = {
  name: { type: 'string', default: 'John Doe' },
  age: { type: 'integer', default: 30 },
  score: { type: 'number', default: 95.5 },
  status: { type: 'string', enum: ['active', 'inactive', 'pending'], default: 'active' },
  verified: { type: 'boolean', default: true },
};

const titled = (names: Record<string, string>) =>
  Object.entries(names).map(([value, title]) => ({ const: value, title }));
const OPTIONS = ['option1', 'option2', 'option3'];
const ENUMS = {
  untitledSingle: { type: 'string', enum: OPTIONS },
  titledSingle: {
    type: 'string',
    oneOf: titled({ value1: 'First Option', value2: 'Second Option', value3: 'Third Option' }),
  },
  legacyEnum: {
    type: 'string',
    enum: ['opt1', 'opt2', 'opt3'],
    enumNames: ['Option One', 'Option Two', 'Option Three'],
  },
  untitledMulti: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'string', enum: OPTIONS } },
  titledMulti: {
    type: 'array',
    minItems: 1,
    maxItems: 3,
    items: { anyOf: titled({ value1: 'First Choice', value2: 'Second Choice', value3: 'Third Choice' }) },
  },
};

const elicitation = (message: string, properties: object, required: string[] = []): Question => ({
  method: 'elicitation/create',
  params: { message, requestedSchema: { type: 'object', properties, required } },
});

const questionOf: Record<string, (words: string) => Question> = {
  test_elicitation: (words) => elicitation(words, { response: { type: 'string' } }, ['response']),
  test_elicitation_sep1034_defaults: () => elicitation('Check the form.', DEFAULTS),
  test_elicitation_sep1330_enums: () => elicitation('Choose.', ENUMS),
  test_sampling: (words) => ({
    method: 'sampling/createMessage',
    params: { messages: [{ role: 'user', content: { type: 'text', text: words } }], maxTokens: 100 },
  }),
};

const input = z.object({ message: z.string().default('?'), prompt: z.string().optional() });

export function registerAskingTools(mcp: McpServer): void {
  for (const [name, question] of Object.entries(questionOf)) {
    mcp.registerTool(name, { description: `Asks the client: ${name}.`, inputSchema: input }, (args, ctx) =>
      ask(ctx, question(args.prompt ?? args.message)),
    );
  }
}

async function ask(ctx: ServerContext, question: Question): Promise<CallToolResult> {
  const answer: unknown = await ctx.mcpReq.send(question);
  const { action, content } = answer as { action?: string; content?: unknown };
  const said = action
    ? `Elicitation completed: action=${action}, content=${JSON.stringify(content ?? {})}`
    : `LLM response: ${(content as { text?: string } | undefined)?.text ?? 'none'}`;
  return { content: [{ type: 'text', text: said }] };
}
