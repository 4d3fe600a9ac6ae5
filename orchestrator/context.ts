import type { Approvals } from '@parley/a2a/approvals';
import type { CardSigner } from '@parley/a2a/card-signature';
import type { A2AClient } from '@parley/a2a/client';
import type { Peers } from '@parley/a2a/peers';
import type { Registry } from '@parley/a2a/registry';
import type { Threads } from '@parley/a2a/threads/threads';
import type { AuditLog } from '@parley/platform/audit';
import type { Config } from '@parley/platform/config';
import type { DelegateTo, Identity, TokenAuthority } from '@parley/platform/identity';
import type { Principal } from '@parley/platform/identity/principal';
import type { SignIn } from '@parley/platform/identity/sign-in';
import type { Logger } from '@parley/platform/logger';
import type { ModelsInfo, ModelTest } from './api-models.ts';
import type { JobBoard } from './jobs/board.ts';
import type { Shares } from './shares/shares.ts';
import type { Workflow } from './workflows/define.ts';
import type { Scheduling } from './workflows/schedules/scheduling.ts';

/** Everything the orchestrator is composed of; plain objects, given by the composition root. */
export interface OrchestratorDeps {
  config: Config;
  logger: Logger;
  identity: Identity;
  /** Gives tokens for the services of this installation; missing where nobody has to show one. */
  authority?: TokenAuthority;
  /** Services that tokens can be for. */
  audiences?: readonly string[];
  /** People sign in on the page; missing where no issuer knows it. */
  signIn?: SignIn | undefined;
  audit?: AuditLog;
  registry: Registry;
  /** Agents of other makers that callers add; missing where the list is fixed. */
  peers?: Peers;
  /** Calls that need a person's word; missing where no database keeps them. */
  approvals?: Approvals;
  /** Signs the card of the whole service. */
  cardSigner: CardSigner;
  /** The MCP servers of this installation. */
  mcpServers: readonly McpServer[];
  /** What can be run on request. */
  workflows: readonly Workflow[];
  /** Runs them by the clock; missing where there is no place to keep that. */
  scheduling?: Scheduling;
  /** Conversations as their owners arranged them; missing where no database keeps that. */
  threads?: Threads;
  /** Conversations that were shared by a link; missing where no database keeps them. */
  shares?: Shares;
  /** What is queued; missing where no database keeps it. */
  jobs?: JobBoard;
  version: string;
  /** Which models this installation answers with. */
  models: () => Promise<Omit<ModelsInfo, 'hint'>>;
  /** Asks the model for one token. */
  testModel?: (signal: AbortSignal) => Promise<ModelTest>;
  /** What else must be there before questions can be answered. */
  checks?: Record<string, () => Promise<unknown>>;
  /** Folder of the built web page; it may be missing. */
  webRoot: URL;
}

/** An MCP server, as its definition says. */
export interface McpServer {
  name: string;
  title: string;
  version: string;
  instructions: string;
  scopes: readonly string[];
}

/** What a verb on runs works with: the coordinator, asked in the name of one caller. */
export interface RunContext {
  principal: Principal;
  coordinator: A2AClient;
  limits: { runSeconds: number };
}

/** Whom the coordinator's tokens are for, and who acts. */
export const TO_COORDINATOR: DelegateTo = { audience: 'agent:coordinator', actor: 'orchestrator' };

/** Whom the tokens for the MCP server of the whole service are for. */
export const TO_MCP: DelegateTo = { audience: 'mcp:parley', actor: 'orchestrator' };
