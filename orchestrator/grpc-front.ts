import { createGrpcRelay, type RelayedCall } from '@parley/a2a/grpc/relay';
import type { Audit } from '@parley/platform/audit/entry';
import type { Service } from '@parley/platform/service';
import { frontCard } from './cards/front-card.ts';
import { type OrchestratorDeps, TO_COORDINATOR } from './context.ts';

/** As much as the coordinator takes. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

export interface GrpcFront {
  checks: NonNullable<OrchestratorDeps['checks']>;
  /** The service with its gRPC: both start, both close. */
  around(service: Service): Service;
}

/** The whole service as an A2A agent over gRPC, too (R2.3): calls go to the coordinator in the caller's name. */
export function createGrpcFront({
  config,
  identity,
  logger,
  audit,
}: Pick<OrchestratorDeps, 'config' | 'identity' | 'logger'> & { audit?: Audit }): GrpcFront {
  const place = config.grpc.orchestrator;
  const coordinator = config.grpc.agent('coordinator');
  if (!place || !coordinator) return { checks: {}, around: (service) => service };
  const front = { name: 'parley', url: config.urls.orchestrator, grpc: place.address };
  const stop = new AbortController();
  const grpc = createGrpcRelay({
    ...place,
    target: coordinator.address,
    logger,
    maxMessageBytes: MAX_MESSAGE_BYTES,
    stopping: stop.signal,
    caller: (headers) => identity.authenticate(headers, 'orchestrator'),
    token: (principal) => identity.delegate(principal, TO_COORDINATOR),
    answered: (call) => record(audit, call),
    card: (json) => frontCard(json, front),
  });
  return {
    checks: { grpc: () => grpc.check() },
    around: (service) => ({
      ...service,
      async start() {
        await grpc.start();
        await service.start();
      },
      async close() {
        stop.abort();
        await Promise.all([service.close(), grpc.close()]);
      },
    }),
  };
}

const READING: ReadonlySet<string> = new Set([
  'GetTask',
  'ListTasks',
  'SubscribeToTask',
  'GetExtendedAgentCard',
  'GetTaskPushNotificationConfig',
  'ListTaskPushNotificationConfigs',
]);

/** As over HTTP: what is more than reading, and what was refused (R9.3). */
function record(audit: Audit | undefined, { method, principal, code, durationMs }: RelayedCall): void {
  const denied = code === 'unauthenticated' || code === 'forbidden';
  if (!audit || (READING.has(method) && !denied)) return;
  audit.record({
    service: 'orchestrator',
    kind: 'request',
    target: `gRPC ${method}`,
    principal,
    outcome: code === undefined ? 'ok' : denied ? 'denied' : 'error',
    code,
    durationMs,
  });
}
