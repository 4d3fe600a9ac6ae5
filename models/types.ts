/** How an answer came about: a provider's model, a model on this machine, or the rule-based offline model. */
export type ModelMode = 'live' | 'local' | 'offline';

export type ModelSize = 'small' | 'large';

export interface ToolCall {
  id: string;
  name: string;
  arguments: Record<string, unknown>;
}

export interface ToolSpec {
  name: string;
  description: string;
  /** JSON Schema of the arguments. */
  parameters: Record<string, unknown>;
}

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant' | 'tool';
  content: string;
  toolCalls?: ToolCall[];
  toolCallId?: string;
  name?: string;
}

export interface ChatRequest {
  size: ModelSize;
  messages: ChatMessage[];
  tools?: ToolSpec[];
  responseFormat?: { name: string; schema: Record<string, unknown> };
  signal: AbortSignal;
  /** Called with each piece of text as it arrives; the pieces together are `content`. */
  onText?: (delta: string) => void;
  maxOutputTokens?: number;
}

export interface Usage {
  inputTokens: number;
  outputTokens: number;
  usd: number;
}

export interface ChatReply {
  content: string;
  toolCalls: ToolCall[];
  usage: Usage;
  model: string;
  mode: ModelMode;
  finishReason: string;
  durationMs: number;
  /** Why the provider could not answer, when the offline model did in its place. */
  degraded?: string;
}

export interface ModelsDescription {
  mode: ModelMode;
  small: string;
  large: string;
  embedding: string;
  baseUrl: string;
}

/** What came of asking a model for one token. */
export interface ModelProbe {
  ok: boolean;
  mode: ModelMode;
  model: string;
  durationMs: number;
  /** Why it did not answer, and what to do about it. */
  error?: string | undefined;
  /** What the provider itself said to that. */
  said?: string | undefined;
}

export interface Models {
  readonly mode: ModelMode;
  describe(): ModelsDescription;
  chat(request: ChatRequest): Promise<ChatReply>;
  /** Asks the provider for one token, without another model in its place. */
  probe(signal: AbortSignal): Promise<ModelProbe>;
  /** One vector of unit length for each text, in order. `describe().embedding` names the model that made them. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]>;
}
