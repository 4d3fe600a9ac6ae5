import { createGrpcRelay } from '@parley/a2a/grpc/relay';
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
}: Pick<OrchestratorDeps, 'config' | 'identity' | 'logger'>): GrpcFront {
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
    token: async (headers) =>
      identity.delegate(await identity.authenticate(headers, 'orchestrator'), TO_COORDINATOR),
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
