import { z } from 'zod';
import { A2A_VARIABLES } from './config-a2a.ts';
import {
  apiKeys,
  jsonOf,
  optionalList,
  optionalUrl,
  PORT,
  restrictedColumns,
  variable,
} from './config-kinds.ts';
import { plannedFailures } from './failpoints.ts';
import { LOG_LEVELS } from './logger.ts';

/** Every variable that Parley reads. `.env.example` is made from this table. */
export const VARIABLES = {
  PORT: variable(PORT.optional(), 'Port of the orchestrator (page and API).', '8080'),
  PORT_BASE: variable(
    PORT.max(65_000).default(8080),
    'Shifts all ports: orchestrator = base, agents = base + 1 …, MCP servers = base + 11 ….',
    '8080',
  ),
  PARLEY_HOME: variable(
    z.string().min(1).default('.parley'),
    'Where the embedded PostgreSQL keeps its data.',
    '.parley',
  ),
  PARLEY_BIND: variable(
    z.string().min(1).default('127.0.0.1'),
    'Address to listen on. Anything but loopback needs PARLEY_API_KEYS.',
    '127.0.0.1',
  ),
  PARLEY_PUBLIC_URL: variable(
    optionalUrl('https://parley.example.com'),
    'Address under which people and peers reach the orchestrator.',
  ),
  PARLEY_AGENTS_HOST: variable(
    z.string().min(1).default('127.0.0.1'),
    'Host of the agents, as other services reach it.',
    '127.0.0.1',
  ),
  PARLEY_MCP_HOST: variable(
    z.string().min(1).default('127.0.0.1'),
    'Host of the MCP servers, as agents reach it.',
    '127.0.0.1',
  ),
  PARLEY_MODEL_HOST: variable(
    z.string().min(1).default('127.0.0.1'),
    'Host of the offline model, as agents and MCP servers reach it.',
    '127.0.0.1',
  ),
  PARLEY_ORCHESTRATOR_HOST: variable(
    z.string().min(1).default('127.0.0.1'),
    'Host of the orchestrator, as the MCP server of the whole service reaches it.',
    '127.0.0.1',
  ),
  PARLEY_GRPC: variable(
    z.enum(['on', 'off']).default('on'),
    'A2A over gRPC: each agent and the orchestrator on its port + 100. "off" leaves JSON-RPC and HTTP+JSON.',
    'on',
  ),
  PARLEY_PUBLIC_GRPC: variable(
    z
      .string()
      .regex(/^[^\s/]+:\d+$/, 'must be host:port, for example parley.example.com:8180')
      .optional(),
    "host:port under which peers reach the orchestrator's gRPC. Unset: told to nobody when PARLEY_PUBLIC_URL is set.",
  ),
  PARLEY_AGENTS: variable(
    optionalList(),
    'Further A2A agents by URL, separated by commas; the coordinator uses them like its own.',
  ),
  PARLEY_CALLBACK_ORIGINS: variable(
    optionalList(),
    'Origins inside your network that callbacks may reach, separated by commas. Public https addresses always may.',
  ),
  PARLEY_LOG_LEVEL: variable(
    z.enum(LOG_LEVELS).default('warn'),
    'trace, debug, info, warn, error or silent.',
    'warn',
  ),
  ...A2A_VARIABLES,
  DATABASE_URL: variable(
    optionalUrl('postgres://parley:secret@localhost:5432/parley'),
    "PostgreSQL for Parley's own state. Unset: an embedded PostgreSQL.",
  ),
  REDIS_URL: variable(
    optionalUrl('redis://localhost:6379'),
    'Redis for the queue. Unset: the queue is kept in PostgreSQL.',
  ),
  OPENAI_API_KEY: variable(z.string().min(1).optional(), 'Key of the model provider.'),
  OPENAI_BASE_URL: variable(optionalUrl('https://api.openai.com/v1'), 'Any OpenAI-compatible endpoint.'),
  PARLEY_MODEL: variable(
    z.enum(['auto', 'offline']).default('auto'),
    '"offline" forces the offline model.',
    'auto',
  ),
  PARLEY_MODEL_SMALL: variable(z.string().min(1).optional(), 'Model for simple turns.'),
  PARLEY_MODEL_LARGE: variable(z.string().min(1).optional(), 'Model for planning and writing.'),
  OLLAMA_URL: variable(
    z.url().default('http://127.0.0.1:11434'),
    'A local Ollama; used when it answers and no key is set.',
    'http://127.0.0.1:11434',
  ),
  PARLEY_MODEL_FALLBACK: variable(
    z.enum(['offline', 'off']).default('offline'),
    'What answers while the model provider is away: the offline model, which says so, or nothing.',
    'offline',
  ),
  ENTERPRISE_DATABASE_URL: variable(
    optionalUrl('postgres://reader:secret@localhost:5432/shop'),
    'The database that enterprise-data reads; with a user that may create roles, over read-only ones of its own. Unset: the sample company.',
  ),
  ENTERPRISE_SCHEMA: variable(z.string().min(1).default('public'), 'Its schema.', 'public'),
  ENTERPRISE_TABLES: variable(
    optionalList(),
    'Tables that may be read, separated by commas. Unset: all of the schema.',
  ),
  ENTERPRISE_RESTRICTED: variable(
    restrictedColumns(),
    'Columns that need a scope: table.column=scope, separated by commas.',
    '',
  ),
  ENTERPRISE_SQL: variable(
    z.stringbool().default(false),
    '"true" offers run_sql: SELECTs of their own for callers with the scope data:sql.',
    'false',
  ),
  KNOWLEDGE_DIR: variable(
    z.string().min(1).optional(),
    'Folder of Markdown files; its sub-folders are the categories. Unset: the sample policies.',
  ),
  PARLEY_FILES_DIR: variable(
    z.string().min(1).optional(),
    'Folder that the files server may read. Unset: sample runbooks and logs.',
  ),
  PARLEY_API_KEYS: variable(
    jsonOf(apiKeys),
    'JSON array of {key, subject, scopes}. Unset: loopback only, a local identity with every scope.',
  ),
  PARLEY_OIDC_ISSUER: variable(
    optionalUrl('https://login.example.com'),
    'Issuer of JWTs that callers present.',
  ),
  PARLEY_OIDC_AUDIENCE: variable(
    z.string().min(1).optional(),
    'Audience that those JWTs must name to be taken by the API.',
    'parley',
  ),
  PARLEY_OIDC_CLIENT_ID: variable(
    z.string().min(1).optional(),
    'Client of that issuer for people who sign in on the page. Its redirect address is /auth/callback.',
  ),
  PARLEY_OIDC_CLIENT_SECRET: variable(z.string().min(1).optional(), 'Its secret; unset for a public client.'),
  PARLEY_OIDC_SCOPES: variable(
    z.string().min(1).default('openid profile'),
    'Scopes that a sign-in asks for, separated by spaces.',
    'openid profile employees:read kb:read',
  ),
  PARLEY_SESSION_HOURS: variable(
    z.coerce.number().positive().max(168).default(8),
    'How long a sign-in on the page holds, in hours.',
    '8',
  ),
  PARLEY_AUDIT_DAYS: variable(
    z.coerce.number().int().min(2).max(3_650).default(90),
    'How long audit entries are kept, in days.',
    '90',
  ),
  PARLEY_RUN_SECONDS: variable(
    z.coerce.number().int().min(1).max(86_400).default(600),
    'Time limit of a run, in seconds.',
    '600',
  ),
  PARLEY_STEP_SECONDS: variable(
    z.coerce.number().int().min(1).max(86_400).default(180),
    'Time limit of one step of a plan, in seconds.',
    '180',
  ),
  PARLEY_TOOL_SECONDS: variable(
    z.coerce.number().int().min(1).max(3_600).default(30),
    'Time limit of one tool call, in seconds.',
    '30',
  ),
  PARLEY_MODEL_IDLE_SECONDS: variable(
    z.coerce.number().positive().max(600).default(30),
    'Longest silence of a model while it answers, in seconds.',
    '30',
  ),
  PARLEY_MAX_STEPS: variable(z.coerce.number().int().min(1).max(50).default(8), 'Most steps in a plan.', '8'),
  PARLEY_MAX_TOOL_CALLS: variable(
    z.coerce.number().int().min(1).max(200).default(24),
    'Most tool calls of one agent in one task.',
    '24',
  ),
  PARLEY_MAX_MODEL_TURNS: variable(
    z.coerce.number().int().min(1).max(100).default(10),
    'Most model turns of one agent in one task.',
    '10',
  ),
  PARLEY_THREAD_MESSAGES: variable(
    z.coerce.number().int().min(2).max(200).default(20),
    'Newest messages of a conversation that are put before the models; older ones move to the memory.',
    '20',
  ),
  PARLEY_CONTEXT_TOKENS: variable(
    z.coerce.number().int().min(0).max(1_000_000).default(8_000),
    'Most tokens of a conversation and of memories that are put before the models.',
    '8000',
  ),
  PARLEY_TOOL_CONCURRENCY: variable(
    z.coerce.number().int().min(1).max(50).default(4),
    'Tool calls of one agent at the same time.',
    '4',
  ),
  REPORTS_PUBLISH_URL: variable(
    optionalUrl('https://board.example.com/reports'),
    'Notice board that takes published reports: PUT and GET <url>/<id>. Unset: a list in the database.',
  ),
  PARLEY_APPROVAL_SECONDS: variable(
    z.coerce.number().int().min(1).max(604_800).default(86_400),
    'How long a call waits for its approval, in seconds; then it is refused.',
    '86400',
  ),
  PARLEY_APPROVAL_ESCALATE_SECONDS: variable(
    z.coerce.number().int().min(1).max(604_800).default(3_600),
    'After so many seconds a pending approval is marked as escalated.',
    '3600',
  ),
  PARLEY_LEDGER: variable(
    z.enum(['on', 'off']).default('on'),
    'For fault tests: "off" forgets which side effects were had. Only while PARLEY_BIND is loopback.',
    'on',
  ),
  PARLEY_FENCING: variable(
    z.enum(['on', 'off']).default('on'),
    'For fault tests: "off" lets a worker write that has lost its task. Only while PARLEY_BIND is loopback.',
    'on',
  ),
  PARLEY_FAIL: variable(
    plannedFailures.default([]),
    'For fault tests: what fails where, for example after-model:kill:2. Only while PARLEY_BIND is loopback.',
  ),
} as const;
