import { resolve } from 'node:path';
import { z } from 'zod';
import { VARIABLES } from './config-variables.ts';
import { ParleyError } from './errors.ts';
import { sha256 } from './json.ts';

/** Offsets of the services from `PORT_BASE`; 8080 gives the well-known ports. */
export const SERVICE_PORTS = {
  orchestrator: 0,
  coordinator: 1,
  'data-analyst': 2,
  'hr-specialist': 3,
  'engineering-lead': 4,
  'report-writer': 5,
  workflows: 6,
  'enterprise-data': 11,
  knowledge: 12,
  reports: 13,
  files: 14,
  memory: 15,
  parley: 16,
  records: 17,
  'offline-model': 19,
} as const;

/** gRPC of a service, from its HTTP port. */
const GRPC_OFFSET = 100;
/** Agents have offsets up to here, MCP servers come after them. */
const LAST_AGENT_OFFSET = 10;
const MAX_PORT = 65_535;

const shape = Object.fromEntries(Object.entries(VARIABLES).map(([name, v]) => [name, v.schema])) as {
  [K in keyof typeof VARIABLES]: (typeof VARIABLES)[K]['schema'];
};
const envSchema = z.object(shape);
type Env = z.output<typeof envSchema>;

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/;

function assemble(env: Env) {
  const ports: Record<string, number> = Object.fromEntries(
    Object.entries(SERVICE_PORTS).map(([name, offset]) => [name, env.PORT_BASE + offset]),
  );
  ports['orchestrator'] = env.PORT ?? env.PORT_BASE;
  const portOf = (name: string): number => ports[name] ?? env.PORT_BASE + offsetOf(name);
  const at = (host: string) => (name: string) => `http://${host}:${portOf(name)}`;
  const sample = env.ENTERPRISE_DATABASE_URL === undefined;
  return {
    bindHost: env.PARLEY_BIND,
    logLevel: env.PARLEY_LOG_LEVEL,
    failures: env.PARLEY_FAIL,
    ledger: env.PARLEY_LEDGER === 'on',
    fencing: env.PARLEY_FENCING === 'on',
    home: resolve(env.PARLEY_HOME),
    ports,
    /** The port of any service, also of one whose folder was added later. */
    portOf,
    urls: {
      agent: at(env.PARLEY_AGENTS_HOST),
      mcp: at(env.PARLEY_MCP_HOST),
      offlineModel: at(env.PARLEY_MODEL_HOST)('offline-model'),
      /** The orchestrator for our own services; `orchestrator` is its address for everybody else. */
      api: at(env.PARLEY_ORCHESTRATOR_HOST)('orchestrator'),
      orchestrator: env.PARLEY_PUBLIC_URL ?? at('127.0.0.1')('orchestrator'),
      peers: env.PARLEY_AGENTS ?? [],
    },
    reports: { publishUrl: env.REPORTS_PUBLISH_URL },
    approvals: {
      escalateSeconds: env.PARLEY_APPROVAL_ESCALATE_SECONDS,
      expireSeconds: env.PARLEY_APPROVAL_SECONDS,
    },
    grpc: grpcOf(env, portOf),
    /** What an agent takes, keeps and hides. */
    a2a: {
      openTasks: env.PARLEY_OPEN_TASKS,
      openTasksPerCaller: env.PARLEY_OPEN_TASKS_PER_CALLER,
      retentionDays: env.PARLEY_RETENTION_DAYS,
      secretsKey: env.PARLEY_SECRETS_KEY,
    },
    callbacks: { origins: env.PARLEY_CALLBACK_ORIGINS ?? [] },
    database: { url: env.DATABASE_URL },
    redis: { url: env.REDIS_URL },
    models: {
      mode: env.PARLEY_MODEL,
      apiKey: env.OPENAI_API_KEY,
      baseUrl: env.OPENAI_BASE_URL,
      small: env.PARLEY_MODEL_SMALL,
      large: env.PARLEY_MODEL_LARGE,
      ollamaUrl: env.OLLAMA_URL,
      fallback: env.PARLEY_MODEL_FALLBACK,
    },
    enterprise: {
      url: env.ENTERPRISE_DATABASE_URL,
      sample,
      schema: sample ? 'sample' : env.ENTERPRISE_SCHEMA,
      tables: env.ENTERPRISE_TABLES,
      restricted: env.ENTERPRISE_RESTRICTED,
      /** Whether callers with the scope may write SELECTs themselves. */
      sql: env.ENTERPRISE_SQL,
    },
    knowledge: { dir: env.KNOWLEDGE_DIR },
    files: { root: env.PARLEY_FILES_DIR },
    identity: {
      apiKeys: env.PARLEY_API_KEYS,
      oidc: env.PARLEY_OIDC_ISSUER
        ? {
            issuer: env.PARLEY_OIDC_ISSUER,
            audience: env.PARLEY_OIDC_AUDIENCE ?? 'parley',
            signIn: signInOf(env),
          }
        : undefined,
    },
    audit: { retentionDays: env.PARLEY_AUDIT_DAYS },
    limits: limitsOf(env),
  };
}

/** Bounds of one run, and of what it may hold at once. */
function limitsOf(env: Env) {
  return {
    runSeconds: env.PARLEY_RUN_SECONDS,
    stepSeconds: env.PARLEY_STEP_SECONDS,
    toolTimeoutMs: env.PARLEY_TOOL_SECONDS * 1000,
    modelIdleMs: env.PARLEY_MODEL_IDLE_SECONDS * 1000,
    steps: env.PARLEY_MAX_STEPS,
    toolCalls: env.PARLEY_MAX_TOOL_CALLS,
    modelTurns: env.PARLEY_MAX_MODEL_TURNS,
    toolConcurrency: env.PARLEY_TOOL_CONCURRENCY,
    threadTurns: Math.floor(env.PARLEY_THREAD_MESSAGES / 2),
    contextTokens: env.PARLEY_CONTEXT_TOKENS,
  };
}

/** How people sign in on the page, where the issuer knows the page as a client. */
function signInOf(env: Env) {
  if (!env.PARLEY_OIDC_CLIENT_ID) return undefined;
  return {
    clientId: env.PARLEY_OIDC_CLIENT_ID,
    clientSecret: env.PARLEY_OIDC_CLIENT_SECRET,
    scopes: env.PARLEY_OIDC_SCOPES,
    sessionHours: env.PARLEY_SESSION_HOURS,
  };
}

/** Where gRPC is spoken, and under which address; undefined where it is not. */
function grpcOf(env: Env, portOf: (name: string) => number) {
  const place = (name: string) => ({ host: env.PARLEY_BIND, port: portOf(name) + GRPC_OFFSET });
  const on = env.PARLEY_GRPC === 'on';
  const own = place('orchestrator');
  // Behind a proxy only its keeper knows whether gRPC gets through.
  const known = env.PARLEY_PUBLIC_URL ? undefined : `127.0.0.1:${own.port}`;
  return {
    agent: (name: string) =>
      on ? { ...place(name), address: `${env.PARLEY_AGENTS_HOST}:${place(name).port}` } : undefined,
    /** The address is for everybody else; without one nobody is told. */
    orchestrator: on ? { ...own, address: env.PARLEY_PUBLIC_GRPC ?? known } : undefined,
  };
}

const FIRST_FREE_OFFSET = 20;
/** Below the block of the gRPC ports. */
const FREE_OFFSETS = 80;

/** A folder that was added has no fixed port: its name gives one, the same in every process. */
function offsetOf(name: string): number {
  return FIRST_FREE_OFFSET + (Number.parseInt(sha256(name).slice(0, 8), 16) % FREE_OFFSETS);
}

export type Config = Readonly<ReturnType<typeof assemble>>;

/**
 * Reads the environment once. An unusable value stops the start with an error that names each variable and its fix;
 * an empty variable counts as unset.
 */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = envSchema.safeParse(present);
  if (!parsed.success) {
    const issues = parsed.error.issues.map((i) => ({ path: String(i.path[0] ?? ''), message: i.message }));
    const list = issues.map((i) => `${i.path} ${i.message}`).join('; ');
    throw new ParleyError('invalid_input', `The configuration is not usable: ${list}.`, { issues });
  }
  const config = assemble(parsed.data);
  refuseClashes(parsed.data, config);
  if (!LOOPBACK.test(config.bindHost) && !config.identity.apiKeys && !config.identity.oidc) {
    throw new ParleyError(
      'invalid_input',
      `PARLEY_BIND is ${config.bindHost}, which others can reach. Set PARLEY_API_KEYS (or PARLEY_OIDC_ISSUER) first, or leave PARLEY_BIND at 127.0.0.1.`,
    );
  }
  if (!LOOPBACK.test(config.bindHost) && failsOnPurpose(config)) {
    throw new ParleyError(
      'invalid_input',
      `PARLEY_FAIL, PARLEY_LEDGER=off and PARLEY_FENCING=off make this service fail on purpose, and PARLEY_BIND is ${config.bindHost}, which others can reach. Unset them.`,
    );
  }
  return Object.freeze(config);
}

function failsOnPurpose({ failures, ledger, fencing }: Config): boolean {
  return failures.length > 0 || !ledger || !fencing;
}

/** A port of the orchestrator's own is chosen by a person: it may lie among those of the agents. */
function refuseClashes(env: Env, { portOf, grpc }: Config): void {
  const port = portOf('orchestrator');
  const own = grpc.orchestrator?.port;
  if (own === undefined) return;
  if (own > MAX_PORT) {
    throw new ParleyError(
      'invalid_input',
      `PORT is ${port}, and gRPC takes the port ${own} then, which does not exist. Set a lower PORT, or PARLEY_GRPC=off.`,
    );
  }
  const taken = takenPorts(env);
  const clash = [port, own].find((p) => taken.has(p));
  if (clash === undefined) return;
  throw new ParleyError(
    'invalid_input',
    `PORT ${port} takes the port ${clash}, which belongs to ${taken.get(clash)}. Set another PORT or PORT_BASE, or PARLEY_GRPC=off.`,
  );
}

/** Ports of the other services, HTTP and gRPC, and whose they are. */
function takenPorts(env: Env): Map<number, string> {
  const taken = new Map<number, string>();
  for (const [name, offset] of Object.entries(SERVICE_PORTS)) {
    if (name === 'orchestrator') continue;
    taken.set(env.PORT_BASE + offset, name);
    if (offset <= LAST_AGENT_OFFSET) taken.set(env.PORT_BASE + offset + GRPC_OFFSET, `the gRPC of ${name}`);
  }
  return taken;
}

/** The configuration of this process: the only place that reads its environment. */
export function configFromEnvironment(): Config {
  return loadConfig(process.env);
}
