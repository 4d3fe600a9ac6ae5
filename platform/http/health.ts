import type { Hono } from 'hono';
import type { AppEnv } from '../http.ts';

export interface Readiness {
  ok: boolean;
  /** What was looked at: `ok`, or what is wrong in words. */
  checks: Record<string, string>;
}

/** `GET /health`: the process lives. `GET /ready`: it can do its work now (503 with the reasons when not). */
export function addHealthRoutes(
  app: Hono<AppEnv>,
  service: {
    name: string;
    version: string;
    ready: () => Promise<Readiness>;
    /** Figures of this process for whoever watches it. */
    figures?: () => Record<string, unknown>;
  },
): void {
  const about = { service: service.name, version: service.version };
  app.get('/health', (c) => c.json({ status: 'ok', ...about, ...service.figures?.() }));
  app.get('/ready', async (c) => {
    const { ok, checks } = await service.ready();
    return c.json({ status: ok ? 'ready' : 'not ready', ...about, checks }, ok ? 200 : 503);
  });
}

/** Runs checks side by side; a check that throws is written down as its message. */
export async function runChecks(checks: Record<string, () => Promise<unknown>>): Promise<Readiness> {
  const entries = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        await check();
        return [name, 'ok'] as const;
      } catch (error) {
        return [name, error instanceof Error ? error.message : 'failed'] as const;
      }
    }),
  );
  return { ok: entries.every(([, result]) => result === 'ok'), checks: Object.fromEntries(entries) };
}
