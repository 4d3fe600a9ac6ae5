import {
  acceptedContent,
  type CallToolResult,
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  createRequestStateCodec,
  type InputRequests,
  type InputRequiredResult,
  inputRequired,
  type McpServer,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { z } from 'zod';

/** What a tool remembers between the rounds travels through the client, signed. */
export const KEY = crypto.getRandomValues(new Uint8Array(32));
export const sealedState = createRequestStateCodec<Record<string, unknown>>({ key: KEY });

type Round = Promise<CallToolResult | InputRequiredResult>;
type Tool = (ctx: ServerContext) => Round;

const said = (words: string): CallToolResult => ({ content: [{ type: 'text', text: words }] });
const form = (message: string, field: string, type: 'string' | 'boolean' = 'string') =>
  inputRequired.elicit({
    message,
    requestedSchema: {
      type: 'object',
      properties: { [field]: type === 'string' ? { type } : { type } },
      required: [field],
    },
  });
const completion = (words: string) =>
  inputRequired.createMessage({
    messages: [{ role: 'user', content: { type: 'text', text: words } }],
    maxTokens: 50,
  });

const responses = (ctx: ServerContext): Record<string, unknown> => ctx.mcpReq.inputResponses ?? {};
const accepted = (ctx: ServerContext, key: string): Record<string, unknown> | undefined =>
  acceptedContent<Record<string, unknown>>(ctx.mcpReq.inputResponses, key);

const askName: Tool = async (ctx) => {
  const name = accepted(ctx, 'user_name')?.['name'];
  return typeof name === 'string'
    ? said(`Hello, ${name}!`)
    : inputRequired({ inputRequests: { user_name: form('What is your name?', 'name') } });
};

const askModel: Tool = async (ctx) => {
  const answer = responses(ctx)['capital_question'];
  return answer === undefined
    ? inputRequired({ inputRequests: { capital_question: completion('What is the capital of France?') } })
    : said(`Sampling response: ${JSON.stringify(answer)}`);
};

const askCapability: Tool = async (ctx) =>
  responses(ctx)['llm_answer'] === undefined
    ? inputRequired({ inputRequests: { llm_answer: completion('Reply with: pong') } })
    : said('sampling round trip complete');

const askRoots: Tool = async (ctx) => {
  const roots = (responses(ctx)['client_roots'] as { roots?: { uri: string }[] } | undefined)?.roots;
  return Array.isArray(roots)
    ? said(`Roots: ${roots.map(({ uri }) => uri).join(', ')}`)
    : inputRequired({ inputRequests: { client_roots: inputRequired.listRoots() } });
};

const confirmWithState: Tool = async (ctx) => {
  if (ctx.mcpReq.requestState() !== undefined && accepted(ctx, 'confirm'))
    return said('state-ok: integrity-ok: the state came back as it was sent');
  return inputRequired({
    inputRequests: { confirm: form('Please confirm', 'ok', 'boolean') },
    requestState: await sealedState.mint({ nonce: crypto.randomUUID() }),
  });
};

const askAll: Tool = async (ctx) => {
  const { user_name: name, greeting, client_roots: roots } = responses(ctx);
  if (name && greeting && roots) return said('All three answered.');
  return inputRequired({
    inputRequests: {
      user_name: form('What is your name?', 'name'),
      greeting: completion('Generate a greeting'),
      client_roots: inputRequired.listRoots(),
    },
    requestState: await sealedState.mint({ nonce: crypto.randomUUID() }),
  });
};

const askTwice: Tool = async (ctx) => {
  const state = ctx.mcpReq.requestState<Record<string, unknown>>();
  const round = typeof state?.['round'] === 'number' ? state['round'] : 0;
  if (round >= 2) return said(`${state?.['name']} likes ${accepted(ctx, 'step2')?.['color']}`);
  const name = accepted(ctx, 'step1')?.['name'] ?? 'unknown';
  const inputRequests: InputRequests =
    round === 0
      ? { step1: form('What is your name?', 'name') }
      : { step2: form('What is your favourite colour?', 'color') };
  const requestState = await sealedState.mint({ round: round + 1, name, nonce: crypto.randomUUID() });
  return inputRequired({ inputRequests, requestState });
};

/** Asks only for what the client has declared that it can do. */
const askWhatIsDeclared: Tool = async (ctx) => {
  if (ctx.mcpReq.inputResponses !== undefined) return said('Fulfilled.');
  const envelope = ctx.mcpReq.envelope as Record<string, ClientCapabilities> | undefined;
  const declared = envelope?.[CLIENT_CAPABILITIES_META_KEY];
  const inputRequests: InputRequests = {
    ...(declared?.elicitation ? { user_name: form('What is your name?', 'name') } : {}),
    ...(declared?.sampling ? { greeting: completion('Generate a greeting') } : {}),
    ...(declared?.roots ? { client_roots: inputRequired.listRoots() } : {}),
  };
  return Object.keys(inputRequests).length > 0
    ? inputRequired({ inputRequests })
    : said('The client can be asked nothing.');
};

const TOOLS: Record<string, Tool> = {
  test_missing_capability: askCapability,
  test_input_required_result_elicitation: askName,
  test_input_required_result_sampling: askModel,
  test_input_required_result_list_roots: askRoots,
  test_input_required_result_request_state: confirmWithState,
  test_input_required_result_tampered_state: confirmWithState,
  test_input_required_result_multiple_inputs: askAll,
  test_input_required_result_multi_round: askTwice,
  test_input_required_result_capabilities: askWhatIsDeclared,
};

/** Tools that answer "I need this first", in rounds (SEP-2322). */
export function registerRoundTripTools(mcp: McpServer): void {
  for (const [name, tool] of Object.entries(TOOLS)) {
    mcp.registerTool(
      name,
      { description: `Answers in rounds: ${name}.`, inputSchema: z.object({}) },
      (_args, ctx) => tool(ctx),
    );
  }
  mcp.registerPrompt(
    'test_input_required_result_prompt',
    { description: 'A prompt that needs something first.' },
    async (context) => {
      const words = accepted(context as unknown as ServerContext, 'user_context')?.['context'];
      return typeof words === 'string'
        ? { messages: [{ role: 'user', content: { type: 'text', text: `Use this context: ${words}` } }] }
        : inputRequired({ inputRequests: { user_context: form('Which context?', 'context') } });
    },
  );
}
