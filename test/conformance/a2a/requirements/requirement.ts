export type Level = 'MUST' | 'SHOULD' | 'MAY';

/** The bindings that an agent of ours speaks; those of 0.3 are measured with the same requirements. */
export const BINDINGS = ['JSON-RPC', 'HTTP+JSON', 'gRPC', 'JSON-RPC 0.3', 'HTTP+JSON 0.3'] as const;
export type BindingName = (typeof BINDINGS)[number];

/** One thing that A2A 1.0.1 asks of an agent, or of our client, in our words. */
export interface Requirement {
  id: string;
  /** Where the specification asks for it. */
  section: string;
  level: Level;
  text: string;
  /** The ids under which the official kit has it. */
  kit?: readonly string[];
  /** Only these bindings have it; without it, it holds for the agent whatever the binding. */
  bindings?: readonly BindingName[];
  /** Why no test of ours can show it. */
  untestable?: string;
}

type More = Omit<Requirement, 'id' | 'section' | 'level' | 'text'>;
type Write = (id: string, section: string, text: string, more?: More) => Requirement;

const writer =
  (level: Level): Write =>
  (id, section, text, more = {}) => ({ id, section, level, text, ...more });

export const must = writer('MUST');
export const should = writer('SHOULD');
export const may = writer('MAY');

/** The official kit's names for a requirement. */
export const kit = (...ids: string[]): { kit: string[] } => ({ kit: ids });
