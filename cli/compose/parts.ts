import type { Config } from '@parley/platform/config';
import { ParleyError } from '@parley/platform/errors';
import { serveApp } from '@parley/platform/http';
import { closeTogether, type Lifecycle } from '@parley/platform/lifecycle';
import type { Service } from '@parley/platform/service';
import type { Part } from '../args.ts';
import { type Foundation, layFoundation } from './foundation.ts';
import type { PartFactory } from './services/part.ts';

export interface StartOptions {
  parts: readonly Part[];
  /** Names of services within the parts; unset = all of them. */
  only?: string[] | undefined;
}

const READY_LIMIT_MS = 60_000;
const READY_POLL_MS = 100;

type Load = () => Promise<{ services: PartFactory }>;

/** Each part needs the ones before it, when they are in the same process; a process loads only the parts that it runs. */
const ORDER = {
  'offline-model': () => import('./services/offline-model.ts'),
  'mcp-servers': () => import('./services/mcp-servers.ts'),
  agents: () => import('./services/agents.ts'),
  orchestrator: () => import('./services/orchestrator.ts'),
} as const satisfies Record<Part, Load>;

/** Starts the parts, each service on its own port, and waits until all can work. Returns their addresses. */
export async function startParts(
  config: Config,
  lifecycle: Lifecycle,
  options: StartOptions,
): Promise<string[]> {
  const parts = (Object.keys(ORDER) as Part[]).filter((part) => options.parts.includes(part));
  const [foundation] = await Promise.all([
    layFoundation(config, lifecycle),
    // Loaded while the database is waited for.
    ...parts.map((part) => ORDER[part]()),
  ]);
  const started: Service[] = [];
  const addresses: string[] = [];
  for (const part of parts) {
    const services = await (await ORDER[part]()).services(foundation, lifecycle);
    const chosen = services.filter(({ name }) => !options.only || options.only.includes(name));
    refuseUnknown(options.only, services);
    // Services of one part do not need each other to close: all of them at once.
    const closes: (() => Promise<void>)[] = [];
    lifecycle.onClose(part, () => closeTogether(closes));
    addresses.push(
      ...(await Promise.all(chosen.map((service) => startService(service, foundation, closes)))),
    );
    started.push(...chosen);
  }
  await Promise.all(started.map((service) => untilReady(service, lifecycle.signal)));
  return addresses;
}

function refuseUnknown(only: string[] | undefined, services: Service[]): void {
  const unknown = only?.filter((name) => !services.some((service) => service.name === name));
  if (!unknown || unknown.length === 0) return;
  const known = services.map(({ name }) => name).join(', ');
  throw new ParleyError('invalid_input', `--only names ${unknown.join(', ')}; this part has ${known}.`);
}

async function startService(
  service: Service,
  { config, logger }: Foundation,
  closes: (() => Promise<void>)[],
): Promise<string> {
  const server = await serveApp({
    app: service.app,
    host: config.bindHost,
    port: config.portOf(service.name),
    logger,
  });
  closes.push(async () => {
    // No new request is taken while the running ones end.
    await closeTogether([server.close, service.close]);
  });
  await service.start();
  return server.url;
}

async function untilReady(service: Service, signal: AbortSignal): Promise<void> {
  const limit = Date.now() + READY_LIMIT_MS;
  for (;;) {
    const { ok, checks } = await service.ready();
    if (ok) return;
    signal.throwIfAborted();
    if (Date.now() > limit) {
      const wrong = Object.entries(checks).filter(([, result]) => result !== 'ok');
      const reasons = wrong.map(([name, result]) => `${name}: ${result}`).join('; ');
      throw new ParleyError('unavailable', `"${service.name}" did not become ready: ${reasons}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, READY_POLL_MS));
  }
}
