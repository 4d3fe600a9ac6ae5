import { ParleyError, toParleyError } from '@parley/platform/errors';
import { type AppEnv, createApp } from '@parley/platform/http';
import { type Readiness, runChecks } from '@parley/platform/http/health';
import type { Service } from '@parley/platform/service';
import { type Context, Hono } from 'hono';
import { type AgentClients, createAgentClients } from './agent-clients.ts';
import { at } from './cards/front-card.ts';
import type { OrchestratorDeps } from './context.ts';
import { audited } from './http/audited.ts';
import { refuseForeignSites, requirePrincipal } from './http/guards.ts';
import { allowedMethods, honoPath, largestBody, type OrchestratorEnv, type Route } from './http/route.ts';
import { a2aRoutes } from './routes/a2a.ts';
import { agentCardRoutes } from './routes/agent-card.ts';
import { agUiRoute } from './routes/agui.ts';
import { aiCatalogRoute } from './routes/ai-catalog.ts';
import { approvalLinkRoutes } from './routes/approval-link.ts';
import { approvalRoutes } from './routes/approvals.ts';
import { auditRoute } from './routes/audit.ts';
import { authRoutes } from './routes/auth.ts';
import { cancelRunRoute } from './routes/cancel-run.ts';
import { chatCompletionsRoute } from './routes/chat-completions.ts';
import { forkRunRoute } from './routes/fork-run.ts';
import { forkWorkflowRoute } from './routes/fork-workflow.ts';
import { getModelsRoute, testModelRoute } from './routes/get-models.ts';
import { getRunRoute } from './routes/get-run.ts';
import { healthRoutes } from './routes/health.ts';
import { jobRoutes } from './routes/jobs.ts';
import { listAgentsRoute } from './routes/list-agents.ts';
import { listRunsRoute } from './routes/list-runs.ts';
import { METADATA, mcpRoutes } from './routes/mcp.ts';
import { mcpServerRoutes } from './routes/mcp-servers.ts';
import { oauthRoutes } from './routes/oauth.ts';
import { openAiModelRoutes } from './routes/openai-models.ts';
import { openApiRoute } from './routes/openapi.ts';
import { peerRoutes } from './routes/peers.ts';
import type { RouteDeps } from './routes/route-deps.ts';
import { runEventsRoute } from './routes/run-events.ts';
import { runInputRoute } from './routes/run-input.ts';
import { runReportRoute } from './routes/run-report.ts';
import { scheduleRoutes } from './routes/schedules.ts';
import { shareRoutes } from './routes/shares.ts';
import { solveRoute } from './routes/solve.ts';
import { threadRoutes } from './routes/threads.ts';
import { workflowRoutes } from './routes/workflows.ts';
import { createReference } from './static/reference.ts';
import { createWebPage } from './static/web-page.ts';
import { WORKFLOWS_AGENT } from './workflows/agent-name.ts';
import { startWorkflow } from './workflows/start.ts';

const DEFAULT_BODY_BYTES = 256 * 1024;
const READY_TIMEOUT_MS = 2_000;

/** The HTTP front of Parley: REST and event streams over the coordinator's tasks, the reference, the web page. */
export function createOrchestratorService(deps: OrchestratorDeps): Service {
  const stop = new AbortController();
  const ready = () => runChecks({ coordinator: () => askCoordinator(deps), ...deps.checks });
  return {
    name: 'orchestrator',
    app: createOrchestratorApp(deps, { ready, stopping: stop.signal }),
    async start() {
      await deps.shares?.begin();
      await deps.threads?.begin();
      await startSchedules(deps);
    },
    ready,
    async close() {
      stop.abort();
      await deps.scheduling?.close();
    },
  };
}

function createOrchestratorApp(
  deps: OrchestratorDeps,
  life: { ready: () => Promise<Readiness>; stopping: AbortSignal },
): Hono<AppEnv> {
  const { config, identity, logger } = deps;
  const routes = routesOf(deps, life);
  const maxBodyBytes = (path: string) => largestBody(routes, path) ?? DEFAULT_BODY_BYTES;
  const resourceMetadata = (path: string) =>
    at(config.urls.orchestrator, path === '/mcp' ? `${METADATA}/mcp` : METADATA);
  const app = createApp({ logger, name: 'orchestrator', maxBodyBytes, resourceMetadata });
  app.use(refuseForeignSites({ open: !identity.required, publicUrl: config.urls.orchestrator }));
  app.route('/', mountRoutes(routes, deps));
  app.all('*', answerOtherwise(routes, deps));
  return app;
}

function routesOf(
  deps: OrchestratorDeps,
  life: { ready: () => Promise<Readiness>; stopping: AbortSignal },
): Route[] {
  const route: RouteDeps = {
    deps,
    runContext: runContextOf(deps, createAgentClients(deps, 'coordinator')),
    stopping: life.stopping,
  };
  const workflowRoute = {
    ...route,
    runContext: runContextOf(deps, createAgentClients(deps, WORKFLOWS_AGENT)),
  };
  const routes = [
    solveRoute(route),
    listRunsRoute(route),
    getRunRoute(route),
    runEventsRoute(route),
    cancelRunRoute(route),
    forkRunRoute(route),
    runInputRoute(route),
    runReportRoute(route),
    ...(deps.approvals ? approvalRoutes(route, deps.approvals) : []),
    ...(deps.threads ? threadRoutes(deps.threads, deps.shares) : []),
    ...(deps.shares ? shareRoutes(route, deps.shares) : []),
    listAgentsRoute(route),
    ...(deps.peers ? peerRoutes(route, deps.peers) : []),
    ...workflowRoutes(workflowRoute),
    forkWorkflowRoute(workflowRoute),
    ...(deps.scheduling ? scheduleRoutes(deps.scheduling.schedules, deps.workflows) : []),
    ...mcpServerRoutes(route),
    getModelsRoute(route),
    ...(deps.testModel ? [testModelRoute(deps.testModel)] : []),
    ...(deps.jobs ? jobRoutes(deps.jobs) : []),
    ...(deps.audit ? [auditRoute(deps.audit)] : []),
    ...authRoutes(route, deps.signIn),
    chatCompletionsRoute(route),
    agUiRoute(route),
    ...openAiModelRoutes(),
    ...healthRoutes({ version: deps.version, ready: life.ready }),
  ];
  const { urls, grpc } = deps.config;
  const front = { name: 'parley', url: urls.orchestrator, grpc: grpc.orchestrator?.address };
  const described = [...routes, openApiRoute(routes, { version: deps.version, url: front.url })];
  const protocols = [
    ...agentCardRoutes(route, front),
    aiCatalogRoute(route, front),
    ...(deps.approvals ? approvalLinkRoutes(route, deps.approvals) : []),
    ...a2aRoutes(route, front),
    ...mcpRoutes(route, front),
    ...(deps.authority && deps.identity.required ? oauthRoutes(route, deps.authority) : []),
  ];
  return [...described, ...protocols];
}

function mountRoutes(routes: readonly Route[], deps: OrchestratorDeps): Hono<OrchestratorEnv> {
  const app = new Hono<OrchestratorEnv>({ strict: false });
  const { identity, config, signIn } = deps;
  const caller = { identity, sessions: signIn?.sessions, publicUrl: config.urls.orchestrator };
  const inAudit = audited(deps.audit);
  for (const { method, path, open, keyIsIdle = false, onError, handle } of routes) {
    const identified = requirePrincipal(caller, { keyIsIdle });
    const one = new Hono<OrchestratorEnv>({ strict: false });
    if (onError) one.onError((error) => onError(toParleyError(error)));
    if (open) one.on(method, honoPath(path), handle);
    else one.on(method, honoPath(path), identified, inAudit, handle);
    app.route('/', one);
  }
  return app;
}

/** What no route took: the reference, the page, a wrong method, or nothing at all. */
function answerOtherwise(routes: readonly Route[], { webRoot }: OrchestratorDeps) {
  const pages = [createReference(), createWebPage(webRoot)];
  return async function otherwise(c: Context): Promise<Response> {
    const allowed = allowedMethods(routes, c.req.path);
    if (allowed.length > 0) return wrongMethod(c, allowed);
    for (const page of pages) {
      const found = await page(c);
      if (found !== undefined) return found;
    }
    throw new ParleyError('not_found', 'There is nothing at this address.', {
      hint: 'GET /docs lists what there is.',
    });
  };
}

function wrongMethod(c: Context, allowed: readonly string[]): Response {
  const allow = allowed.join(', ');
  if (c.req.method === 'OPTIONS') return c.body(null, 204, { allow });
  const body = {
    type: 'urn:parley:problem:method-not-allowed',
    title: 'Method not allowed',
    status: 405,
    detail: `This address takes ${allow}.`,
    instance: c.req.path,
  };
  return c.body(JSON.stringify(body), 405, { allow, 'content-type': 'application/problem+json' });
}

/** Runs are the tasks of one agent: questions those of the coordinator, workflows those of theirs. */
function runContextOf(deps: OrchestratorDeps, clientFor: AgentClients): RouteDeps['runContext'] {
  const limits = { runSeconds: deps.config.limits.runSeconds };
  return (c) => {
    const principal = c.get('principal');
    return { principal, coordinator: clientFor(principal), limits };
  };
}

/** What runs by the clock is started like a caller's own run, in the owner's name. */
async function startSchedules(deps: OrchestratorDeps): Promise<void> {
  const clientFor = createAgentClients(deps, WORKFLOWS_AGENT);
  const limits = { runSeconds: deps.config.limits.runSeconds };
  await deps.scheduling?.begin(async ({ principal, ...start }) => {
    const ctx = { principal, coordinator: clientFor(principal), limits };
    return (await startWorkflow({ ctx, start })).id;
  });
}

async function askCoordinator({ config }: OrchestratorDeps): Promise<void> {
  const url = `${config.urls.agent('coordinator')}/ready`;
  const signal = AbortSignal.timeout(READY_TIMEOUT_MS);
  const response = await fetch(url, { signal }).catch((cause: unknown) => {
    throw new ParleyError('unavailable', 'does not answer', { cause });
  });
  if (!response.ok) throw new ParleyError('unavailable', `answers ${response.status} on /ready`);
}
