import type { KnownAgent } from '../registry.ts';

/** Below this share of completed tasks an agent does badly. */
const BADLY = 0.5;
/** One failure says little. */
const ENOUGH_CALLS = 3;

/** Whether it answers, and completes what it is given. */
export function doesWell({ healthy, measured }: Pick<KnownAgent, 'healthy' | 'measured'>): boolean {
  return healthy && !(measured && measured.calls >= ENOUGH_CALLS && measured.success < BADLY);
}

/** Those that do well first, our own before others', then by how much of their work is completed, and how fast. */
export function bestFirst(agents: readonly KnownAgent[]): KnownAgent[] {
  return agents.toSorted(
    (a, b) =>
      Number(b.healthy) - Number(a.healthy) ||
      Number(doesWell(b)) - Number(doesWell(a)) ||
      Number(a.remote) - Number(b.remote) ||
      share(b) - share(a) ||
      latency(a) - latency(b),
  );
}

/** In tenths: smaller differences are chance, and speed decides. */
function share({ measured }: KnownAgent): number {
  return Math.round((measured?.success ?? 1) * 10);
}

/** Unknown counts as quick: it has to be tried once to be known. */
function latency({ measured }: KnownAgent): number {
  return measured?.latencyMs ?? 0;
}

/** Leaves out who does badly, where another with all of the same skills does well. */
export function withoutBadDoubles(agents: readonly KnownAgent[]): KnownAgent[] {
  return agents.filter((agent) => doesWell(agent) || !agent.skills.every(({ id }) => isDoneWell(agents, id)));
}

function isDoneWell(agents: readonly KnownAgent[], skillId: string): boolean {
  return agents.some((other) => doesWell(other) && other.skills.some(({ id }) => id === skillId));
}
