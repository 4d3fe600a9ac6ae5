import type { Database } from '@parley/platform/database';

/** How an agent did lately. */
export interface Measured {
  calls: number;
  /** Share of its tasks that were completed, 0 to 1; the latest count most. */
  success: number;
  /** How long a completed task took, in ms; unknown until there was one. */
  latencyMs: number | null;
}

export interface Sample {
  ok: boolean;
  durationMs: number;
}

/** Measured latency and success of all agents, shared by all processes. */
export interface Measurements {
  read(): Promise<ReadonlyMap<string, Measured>>;
  record(url: string, sample: Sample): Promise<void>;
}

/** Weight of the newest sample: about the last ten count. */
const WEIGHT = 0.2;

export function createMeasurements({ pool }: Database): Measurements {
  return {
    async read() {
      const { rows } = await pool.query<Measured & { url: string }>(
        'select url, calls, success, latency_ms as "latencyMs" from peers.measured',
      );
      return new Map(rows.map(({ url, ...measured }) => [url, measured]));
    },
    async record(url, { ok, durationMs }) {
      await pool.query(
        `insert into peers.measured as m (url, calls, success, latency_ms)
         values ($1, 1, $2::float8, $3::float8)
         on conflict (url) do update set calls = m.calls + 1, updated_at = now(),
           success = m.success + $4::float8 * (excluded.success - m.success),
           latency_ms = case when excluded.latency_ms is null then m.latency_ms
             else coalesce(m.latency_ms + $4::float8 * (excluded.latency_ms - m.latency_ms), excluded.latency_ms) end`,
        [url, ok ? 1 : 0, ok ? durationMs : null, WEIGHT],
      );
    },
  };
}
