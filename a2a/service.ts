import { hostname } from 'node:os';
import type { Config } from '@parley/platform/config';
import type { Database } from '@parley/platform/database';
import { createFailpoints, type Failpoints } from '@parley/platform/failpoints';
import { type AppEnv, createApp } from '@parley/platform/http';
import { addHealthRoutes, type Readiness, runChecks } from '@parley/platform/http/health';
import type { Identity } from '@parley/platform/identity';
import { authorizationServers } from '@parley/platform/identity/audiences';
import { closeInOrder, closeTogether } from '@parley/platform/lifecycle';
import type { Logger } from '@parley/platform/logger';
import type { AddressRules } from '@parley/platform/public-address';
import type { Queues } from '@parley/platform/queue';
import { createSafeFetch } from '@parley/platform/safe-fetch';
import { createSecretBox } from '@parley/platform/secrets';
import type { Service } from '@parley/platform/service';
import type { Hono } from 'hono';
import { APPROVAL_EXTENSION } from './approval.ts';
import { createApprovals } from './approvals.ts';
import { type CardFeatures, inputModesOf } from './card.ts';
import { createCardKeys, createCardSigner } from './card-signature.ts';
import {
  type AgentCardInput,
  DELEGATION_EXTENSION,
  LIMITS_EXTENSION,
  RESUME_EXTENSION,
} from './card-types.ts';
import { CONVERSATION_EXTENSION } from './conversation.ts';
import type { Elsewhere } from './elsewhere.ts';
import type { Executor } from './execution.ts';
import { withoutFencing, withStorePassages, withWebhookPassages } from './failpoints.ts';
import { grpcBinding } from './grpc/binding.ts';
import { createGrpcServer, type GrpcPlace } from './grpc/server.ts';
import { createHandler, type HandlerDeps } from './handler.ts';
import { createPushConfigs } from './push/configs.ts';
import { createPushSender } from './push/sender.ts';
import { addCardRoutes, createExtendedCard } from './server/card-routes.ts';
import { addJsonRpcRoutes } from './server/json-rpc.ts';
import { addRestRoutes } from './server/rest.ts';
import { createTaskStore, migrateA2A } from './store.ts';
import { createWakeUp } from './worker/queue.ts';
import { createTaskWorker } from './worker.ts';

export interface A2AServiceOptions {
  agent: AgentCardInput;
  executor: Executor;
  config: Config;
  logger: Logger;
  database: Database;
  queues: Queues;
  identity: Identity;
  /**
   * As the official conformance kit takes for granted: a message is new even when its id is not, and
   * the card knows nothing of 0.3, whoever asks.
   */
  kit?: boolean;
  /** Gives the extended card to anybody, as the official kit for 0.3 takes for granted. */
  openCard?: boolean;
  /** Callbacks; on unless said otherwise. */
  push?: boolean;
  /** Where gRPC is spoken, and the `host:port` under which callers reach it; left out, it is not. */
  grpc?: (GrpcPlace & { address: string }) | undefined;
  /** What else must be there before the agent can work. */
  checks?: () => Promise<Readiness>;
  /** Looks after tasks of other installations while a task here waits for them. */
  elsewhere?: Elsewhere;
  /** Ended tasks that were deleted for their age: what else was kept of them goes, too. */
  onPruned?: ((taskIds: readonly string[]) => Promise<void>) | undefined;
  /** Failures on purpose; none when left out. */
  failpoints?: Failpoints;
}

export type A2AService = Service;

const EXTENSIONS: ReadonlySet<string> = new Set([
  ...[LIMITS_EXTENSION, DELEGATION_EXTENSION, RESUME_EXTENSION],
  ...[CONVERSATION_EXTENSION, APPROVAL_EXTENSION],
]);
/** Who gives tokens for this agent (RFC 9728). */
const RESOURCE_METADATA = '/.well-known/oauth-protected-resource';
/** Long questions and data parts; files do not travel inline. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/**
 * One agent as an A2A service: cards, protocol, worker. `start` makes the tables and starts the worker;
 * the host serves `app`.
 */
export function createA2AService(options: A2AServiceOptions): Service {
  const { agent, database, queues, identity } = options;
  const logger = options.logger.child({ agent: agent.name });
  const features = featuresOf(options);
  const failpoints = options.failpoints ?? createFailpoints();
  const store = withStorePassages(storeOf(options), failpoints);
  const wakeUp = createWakeUp({ queues, logger, agent: agent.name });
  const approvals = createApprovals({ database, times: options.config.approvals });
  const push = createPush(options, { logger, failpoints });
  const shutdown = new AbortController();
  const worker = createTaskWorker({
    agent: agent.name,
    executor: options.executor,
    store,
    database,
    queues,
    wakeUp,
    logger,
    approvals,
    elsewhere: options.elsewhere,
    retention: { days: options.config.a2a.retentionDays, onPruned: options.onPruned },
    concurrency: agent.maxConcurrentTasks,
    place: `${hostname()}/${options.config.bindHost}:${new URL(agent.url).port}`,
  });
  const signer = createCardSigner({ keys: createCardKeys(database), base: agent.url });
  const handler = createHandler({
    agent: agent.name,
    store,
    wakeUp,
    approvals,
    limits: options.config.a2a,
    inputModes: inputModesOf(agent),
    reuseIds: options.kit,
    elsewhere: options.elsewhere,
    push: features.pushNotifications ? push.configs : undefined,
    ...extendedCardOf(options, { agent, features, signer }),
  });
  let started = false;
  const ready = async (): Promise<Readiness> => {
    const own = await runChecks({
      database: () => database.ping(),
      queue: () => queues.ping(),
      worker: async () => assertStarted(started),
      ...(grpc ? { grpc: () => grpc.check() } : {}),
    });
    const more = (await options.checks?.()) ?? { ok: true, checks: {} };
    return { ok: own.ok && more.ok, checks: { ...own.checks, ...more.checks } };
  };

  const app = createAgentApp(options, logger);
  addHealthRoutes(app, { name: agent.name, version: agent.version, ready });
  addCardRoutes(app, { agent, features, onlyCurrent: options.kit ?? false, signer });
  const shared = { agent: agent.name, extensions: EXTENSIONS, shutdown: shutdown.signal };
  const serverDeps = { ...shared, identity, handler, logger };
  addJsonRpcRoutes(app, serverDeps);
  addRestRoutes(app, serverDeps);
  const backend = grpcBinding(serverDeps);
  const grpc =
    options.grpc && createGrpcServer({ ...options.grpc, backend, maxMessageBytes: MAX_BODY_BYTES });

  return {
    name: agent.name,
    app,
    async start() {
      await migrateA2A(database);
      await grpc?.start();
      await worker.start();
      await push.sender.start();
      started = true;
    },
    ready,
    async close() {
      started = false;
      shutdown.abort();
      await closeInOrder(
        () => closeTogether([worker.close, push.sender.close, () => grpc?.close()]),
        store.close,
      );
    },
  };
}

function storeOf({ database, config }: A2AServiceOptions) {
  const store = createTaskStore({ database });
  return config.fencing ? store : withoutFencing(store, database);
}

function createPush(
  { agent, config, database }: A2AServiceOptions,
  { logger, failpoints }: { logger: Logger; failpoints: Failpoints },
) {
  const rules: AddressRules = { allow: config.callbacks.origins };
  const secrets = createSecretBox({ database, key: config.a2a.secretsKey });
  const shared = { agent: agent.name, database, secrets };
  return {
    configs: createPushConfigs({ ...shared, rules }),
    sender: createPushSender({
      ...shared,
      safeFetch: withWebhookPassages(createSafeFetch(rules), failpoints),
      logger,
    }),
  };
}

/** The agent as an OAuth resource: what it refuses says where tokens for it come from. */
function createAgentApp({ agent, config }: A2AServiceOptions, logger: Logger): Hono<AppEnv> {
  const metadataUrl = new URL(RESOURCE_METADATA, agent.url).href;
  const app = createApp({
    logger,
    name: agent.name,
    maxBodyBytes: MAX_BODY_BYTES,
    resourceMetadata: () => metadataUrl,
  });
  const metadata = {
    resource: agent.url,
    resource_name: agent.name,
    bearer_methods_supported: ['header'],
    ...authorizationServers(config),
  };
  app.get(RESOURCE_METADATA, (c) => c.json(metadata));
  return app;
}

function featuresOf({ identity, config, grpc, push }: A2AServiceOptions): CardFeatures {
  return {
    authenticated: identity.required,
    apiKeys: config.identity.apiKeys !== undefined,
    issuer: config.identity.oidc?.issuer,
    rest: true,
    grpc: grpc?.address,
    legacy: true,
    pushNotifications: push !== false,
  };
}

/** Where nobody is asked who they are, there is no card for those who said it. */
function extendedCardOf(
  { identity, openCard }: A2AServiceOptions,
  card: Parameters<typeof createExtendedCard>[0],
): Pick<HandlerDeps, 'extendedCard'> {
  return identity.required || openCard ? { extendedCard: createExtendedCard(card) } : {};
}

function assertStarted(started: boolean): void {
  if (!started) throw new Error('the worker is not running');
}
