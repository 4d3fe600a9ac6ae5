// The page knows the service by its HTTP API only: types, nothing that runs.
export type {
  Approval,
  ApprovalDecision,
  ApprovalGrant,
  ApprovalList,
  Citation,
  ForkRequest,
  ProblemDocument,
  Run,
  RunApproval,
  RunEvent,
  RunFrame,
  RunList,
  RunStatus,
  RunSummary,
  SolveRequest,
  Step,
  ToolCall,
} from '@parley/orchestrator/api';
export type { AgentInfo, AgentList } from '@parley/orchestrator/api-agents';
export type { AuditEntryInfo, AuditPage } from '@parley/orchestrator/api-audit';
export type {
  DeadLetterInfo,
  DeadLetterList,
  JobInfo,
  JobList,
  JobQueueInfo,
  RetriedInfo as RetriedLetter,
} from '@parley/orchestrator/api-jobs';
export type { McpServerInfo, McpServerList } from '@parley/orchestrator/api-mcp';
export type { Me } from '@parley/orchestrator/api-me';
export type { ModelsInfo, ModelTest } from '@parley/orchestrator/api-models';
export type {
  NewShare,
  Share,
  Shared,
  SharedTurn,
  ShareList,
  ShareRequest,
} from '@parley/orchestrator/api-shares';
export type { Thread, ThreadChange, ThreadList } from '@parley/orchestrator/api-threads';
export type { Schedule, WorkflowInfo, WorkflowList, WorkflowStep } from '@parley/orchestrator/api-workflows';
