import type { Audit } from '@parley/platform/audit/entry';
import type { Config } from '@parley/platform/config';
import type { Database } from '@parley/platform/database';
import type { Readiness } from '@parley/platform/http/health';
import type { Identity } from '@parley/platform/identity';
import type { Principal } from '@parley/platform/identity/principal';
import type { Logger } from '@parley/platform/logger';
import type { Queues } from '@parley/platform/queue';
import type { ZodObject, z } from 'zod';

/** Turns texts into vectors; the part of the models that a server may need. */
export interface Embedder {
  embed(texts: string[], signal: AbortSignal): Promise<Float32Array[]>;
  /** Which model makes the vectors: those of different models can't be compared. */
  describe?(): { embedding: string; baseUrl: string };
}

/** What every server is built from. */
export interface ServerDeps {
  config: Config;
  logger: Logger;
  database: Database;
  queues: Queues;
  models?: Embedder;
  /** Makes tokens for another service of ours; missing over stdio when there is none to reach. */
  identity?: Pick<Identity, 'delegate'>;
  /** Where calls are written down; the log when missing. */
  audit?: Audit;
  /** Fires when the server goes down, before the calls on their way are cut: those callers did not leave. */
  stopping?: AbortSignal;
}

/** A form for whoever is at the client: `fields` are flat, of text, numbers, booleans and enums. */
export interface InputQuestion<Fields extends ZodObject = ZodObject> {
  message: string;
  fields: Fields;
}

export type InputAnswer<Content> = { action: 'accept'; content: Content } | { action: 'decline' | 'cancel' };

/** Asks the caller's user, each question under a key of its own. */
export type AskInput = <Q extends Record<string, InputQuestion>>(
  questions: Q,
) => Promise<{ [Key in keyof Q]: InputAnswer<z.output<Q[Key]['fields']>> }>;

/** What a tool, resource or prompt knows about the request that it answers. */
export interface CallContext {
  /** The end user and who acts for them; the only source of rights. */
  principal: Principal;
  /** Aborted when the caller cancels or disconnects, or when the time budget is spent. */
  signal: AbortSignal;
  /** Reports progress; must increase. Does nothing when the caller did not ask for progress. */
  progress(done: number, total?: number, message?: string): Promise<void>;
  /**
   * Asks whoever is at the client (MRTR; a task waits as `input_required`). The run ends at an open question, and the
   * tool runs again from the start with the answer: ask before anything is changed, and let the error pass.
   */
  askInput: AskInput;
  logger: Logger;
  /** Set when the call goes on as a task: there is time to wait for the outcome. */
  background?: boolean;
  /** Identifies one intended side effect: a repeated call carries the same key. */
  operationKey?: string;
  /** The caller only asks what came of the operation. */
  asksOperation?: boolean;
}

/** All four are mandatory: a client decides by them whether to ask its user first. */
export interface ToolAnnotations {
  readOnlyHint: boolean;
  destructiveHint: boolean;
  idempotentHint: boolean;
  openWorldHint: boolean;
}

export interface CachePolicy {
  ttlSeconds: number;
  /** Its results depend on nothing of the caller but the scopes. Left out, each person has results of their own. */
  sharedBy?: 'scopes';
}

export interface ToolDefinition<Input extends ZodObject = ZodObject, Output extends ZodObject = ZodObject> {
  /** `verb_noun`; a verb alone when the server has only one kind of thing (`recall`). */
  name: string;
  title: string;
  /** For a model: when to use it, and one example call (`Example: {…}`). */
  description: string;
  /** Flat: no unions of objects, because clients merge their branches. */
  input: Input;
  output: Output;
  annotations: ToolAnnotations;
  /** The caller needs all of them. None only where the whole server has none: rights are decided behind it. */
  scopes: readonly string[];
  timeoutMs: number;
  /** How long a result may be given again, by the client and by the server. */
  cache: CachePolicy | 'never';
  maxResultBytes: number;
  /**
   * A client that knows tasks (SEP-2663) gets one at once and asks for the outcome later. Others wait as ever, or are
   * refused where a task is required.
   */
  task?: 'optional' | 'required';
  /** Questions that are asked before a task begins; `run` asks them again and has the answers at once. */
  askFirst?(input: z.output<Input>, ctx: CallContext): Promise<unknown>;
  /** For a tool that starts a job: the tool of this server that ends it, by its `job_id` or by the operation key. */
  cancelTool?: string;
  /** Parsed input in, output out (parsed again before it is sent). Throw `ParleyError` for what a caller can fix. */
  run(input: z.output<Input>, ctx: CallContext): Promise<z.input<Output>>;
  /** Each operation is done once: the server keeps a ledger of them, and a repeat gets the first outcome. */
  once?: true;
  /**
   * For effects outside: looks whether the operation `ctx.operationKey` was done by a process that died over it;
   * undefined when it was not.
   */
  recover?(input: z.output<Input>, ctx: CallContext): Promise<z.input<Output> | undefined>;
}

/** Text, or bytes for anything that is not text; `mimeType` when it differs from the declared one. */
export type ResourceContent =
  | string
  | { text: string; mimeType?: string }
  | { bytes: Uint8Array; mimeType?: string };

export interface ResourceDefinition {
  /** A fixed address (`schema://database`) or an RFC 6570 template (`kb://{id}`). */
  uri: string;
  name: string;
  title: string;
  description: string;
  mimeType: string;
  scopes: readonly string[];
  /** How long a caller may keep what it has read; 0 = ask again. */
  cacheTtlMs: number;
  /** Throw `ParleyError('not_found')` when there is nothing at the address. */
  read(variables: Readonly<Record<string, string>>, ctx: CallContext): Promise<ResourceContent>;
  /** The known addresses of a template, for clients that list. */
  list?(ctx: CallContext): Promise<{ uri: string; name: string; title?: string }[]>;
}

export interface PromptMessage {
  role: 'user' | 'assistant';
  text: string;
}

export interface PromptDefinition<Args extends ZodObject = ZodObject> {
  name: string;
  title: string;
  description: string;
  /** String fields only: the protocol carries prompt arguments as text. */
  args: Args;
  build(args: z.output<Args>, ctx: CallContext): Promise<PromptMessage[]>;
}

/** A server with its dependencies: what {@link ServerDefinition.create} returns. */
export interface ServerInstance {
  tools: ToolDefinition[];
  resources: ResourceDefinition[];
  prompts: PromptDefinition[];
  /** Calls back with the address of a resource whose content changed; makes resources subscribable. */
  updates?(changed: (uri: string) => void): () => void;
  /** Changes with the data that the tools read, at little cost: no result from before is given again. */
  revision?(): Promise<string>;
  ready(): Promise<Readiness>;
  start?(): Promise<void>;
  close?(): Promise<void>;
}

export interface ServerDefinition {
  /** The same as the folder. */
  name: string;
  version: string;
  title: string;
  /** Told to every client on connecting: what the server is for and how its parts fit together. */
  instructions: string;
  /** Every scope that its tools and resources (or columns) ask for, published in the resource metadata. */
  scopes: readonly string[];
  /** Creates the server's own tables; runs before `start`. */
  migrate?(database: Database): Promise<void>;
  create(deps: ServerDeps): ServerInstance;
}

/** Declares an MCP server; `server.ts` of its folder exports the result as `server`. */
export function defineServer(definition: ServerDefinition): ServerDefinition {
  return definition;
}

/**
 * Declares a tool. Keep `input` and `output` at module scope: schemas are prepared once.
 *
 * @example
 * export const createSearch = (store: Store) => defineTool({ name: 'search_notes', input, output, …, run: (q) => store.find(q) });
 */
export function defineTool<Input extends ZodObject, Output extends ZodObject>(
  tool: ToolDefinition<Input, Output>,
): ToolDefinition {
  return tool as unknown as ToolDefinition;
}

/** Declares a prompt with typed arguments. */
export function definePrompt<Args extends ZodObject>(prompt: PromptDefinition<Args>): PromptDefinition {
  return prompt as unknown as PromptDefinition;
}
