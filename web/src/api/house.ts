import { getJson, sendJson } from './client.ts';
import type {
  AgentInfo,
  Approval,
  ApprovalDecision,
  ApprovalGrant,
  ApprovalList,
  McpServerList,
  ModelTest,
  Run,
  RunList,
  Schedule,
  WorkflowInfo,
  WorkflowList,
} from './types.ts';

const part = encodeURIComponent;

export const listApprovals = (query: Record<string, string>, signal?: AbortSignal): Promise<ApprovalList> =>
  getJson(`/approvals?${new URLSearchParams(query)}`, signal);

export const getApproval = (id: string, signal?: AbortSignal): Promise<Approval> =>
  getJson(`/approvals/${part(id)}`, signal);

export const decideApproval = (id: string, decision: ApprovalDecision): Promise<Approval> =>
  sendJson('POST', `/approvals/${part(id)}`, decision);

export const listGrants = (signal?: AbortSignal): Promise<{ grants: ApprovalGrant[] }> =>
  getJson('/approval-grants', signal);

export const revokeGrant = (id: string): Promise<void> => sendJson('DELETE', `/approval-grants/${part(id)}`);

/** Answers what a run asks. */
export const answerRun = (path: string, text: string): Promise<Run> =>
  sendJson('POST', `${path}/input`, { text });

export const listWorkflows = (signal?: AbortSignal): Promise<WorkflowList> => getJson('/workflows', signal);

export const getWorkflow = (name: string, signal?: AbortSignal): Promise<WorkflowInfo> =>
  getJson(`/workflows/${part(name)}`, signal);

export const startWorkflow = (name: string, input: object): Promise<Run> =>
  sendJson('POST', `/workflows/${part(name)}/runs`, { input });

export const workflowRunPath = (name: string, runId: string): string =>
  `/workflows/${part(name)}/runs/${part(runId)}`;

export const listWorkflowRuns = (name: string, signal?: AbortSignal): Promise<RunList> =>
  getJson(`/workflows/${part(name)}/runs?limit=20`, signal);

export const stopWorkflowRun = (name: string, runId: string): Promise<Run> =>
  sendJson('POST', `${workflowRunPath(name, runId)}/cancel`);

export const listSchedules = (name: string, signal?: AbortSignal): Promise<{ schedules: Schedule[] }> =>
  getJson(`/workflows/${part(name)}/schedules`, signal);

export interface NewSchedule {
  cron: string;
  timeZone: string;
  input: object;
}

export const addSchedule = (name: string, schedule: NewSchedule): Promise<Schedule> =>
  sendJson('POST', `/workflows/${part(name)}/schedules`, schedule);

export const removeSchedule = (name: string, id: string): Promise<void> =>
  sendJson('DELETE', `/workflows/${part(name)}/schedules/${part(id)}`);

export const testModel = (): Promise<ModelTest> => sendJson('POST', '/models/test');

export const listServers = (signal?: AbortSignal): Promise<McpServerList> => getJson('/mcp-servers', signal);

export const addAgent = (peer: { url: string; keyThumbprint?: string }): Promise<unknown> =>
  sendJson('POST', '/agents', peer);

export const removeAgent = (name: string): Promise<void> => sendJson('DELETE', `/agents/${part(name)}`);

export const confirmAgent = (name: string): Promise<AgentInfo> =>
  sendJson('POST', `/agents/${part(name)}/confirm`, {});
