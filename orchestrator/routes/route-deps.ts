import type { OrchestratorDeps, RunContext } from '../context.ts';
import type { OrchestratorRequest } from '../http/route.ts';

/** What a route is made of: the dependencies, and the way to ask the coordinator in a caller's name. */
export interface RouteDeps {
  deps: OrchestratorDeps;
  runContext: (c: OrchestratorRequest) => RunContext;
  /** Fires when the service stops. */
  stopping: AbortSignal;
}
