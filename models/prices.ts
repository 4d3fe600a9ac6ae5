/** US dollars per million tokens. The only place where prices are written. */
interface Price {
  input: number;
  output: number;
}

const FREE: Price = { input: 0, output: 0 };

/** An unknown live model is charged like a large one: a budget may stop a run early, never late. */
const UNKNOWN: Price = { input: 5, output: 15 };

/** Longest prefix wins, so that dated variants of a model cost what the model costs. */
const PRICES: Record<string, Price> = {
  'gpt-4o': { input: 2.5, output: 10 },
  'gpt-4o-mini': { input: 0.15, output: 0.6 },
  'gpt-4.1': { input: 2, output: 8 },
  'gpt-4.1-mini': { input: 0.4, output: 1.6 },
  'gpt-4.1-nano': { input: 0.1, output: 0.4 },
  'gpt-5': { input: 1.25, output: 10 },
  'gpt-5-mini': { input: 0.25, output: 2 },
  'gpt-5-nano': { input: 0.05, output: 0.4 },
  'o4-mini': { input: 1.1, output: 4.4 },
  'text-embedding-3-small': { input: 0.02, output: 0 },
  'text-embedding-3-large': { input: 0.13, output: 0 },
};

/** The price of a model of a provider; models that run here cost nothing. */
export function priceOf(model: string, mode: 'live' | 'local' | 'offline'): Price {
  if (mode !== 'live') return FREE;
  const bare = model.slice(model.lastIndexOf('/') + 1);
  const known = Object.keys(PRICES)
    .filter((name) => bare === name || bare.startsWith(`${name}-`))
    .sort((a, b) => b.length - a.length)[0];
  return (known && PRICES[known]) || UNKNOWN;
}

/** What a call cost, in dollars. */
export function costOf(
  model: { name: string; mode: 'live' | 'local' | 'offline' },
  tokens: { inputTokens: number; outputTokens: number },
): number {
  const price = priceOf(model.name, model.mode);
  return (tokens.inputTokens * price.input + tokens.outputTokens * price.output) / 1_000_000;
}
