// The page knows the service by its HTTP API only: types, nothing that runs.
export type {
  AgentInfo,
  AgentList,
  Citation,
  ModelsInfo,
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
export type { Me } from '@parley/orchestrator/api-me';
