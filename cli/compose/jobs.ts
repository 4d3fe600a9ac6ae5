import { createCallbackLetters } from '@parley/a2a/jobs/callback-letters';
import { createTaskJobs } from '@parley/a2a/jobs/task-jobs';
import { createTaskLetters } from '@parley/a2a/jobs/task-letters';
import { createReportJobs } from '@parley/mcp-servers/reports/job-list';
import { createReportLetters } from '@parley/mcp-servers/reports/letters';
import { migrateReports } from '@parley/mcp-servers/reports/schema';
import { createJobBoard, type JobBoard } from '@parley/orchestrator/jobs/board';
import { workflowOfRun as workflowOf } from '@parley/orchestrator/workflows/run-of';
import type { Foundation } from './foundation.ts';

/** Everything that is queued in this installation, whichever process works on it. */
export async function jobBoard(foundation: Foundation, agents: readonly string[]): Promise<JobBoard> {
  const { database } = foundation;
  await migrateReports(database);
  return createJobBoard({
    jobs: [createTaskJobs({ database, agents, workflowOf }), createReportJobs(database)],
    letters: [
      createTaskLetters({ ...foundation, workflowOf }),
      createReportLetters(database),
      createCallbackLetters({ database, workflowOf }),
    ],
  });
}
