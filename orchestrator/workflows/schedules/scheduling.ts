import type { Database } from '@parley/platform/database';
import type { Logger } from '@parley/platform/logger';
import type { Workflow } from '../define.ts';
import { createSchedules, type Schedules } from './schedules.ts';
import { migrateSchedules } from './tables.ts';
import { createTicker, type Ticker, type TickerOptions } from './ticker.ts';

/** The schedules together with what starts their runs. */
export interface Scheduling {
  schedules: Schedules;
  /** Makes the table, and starts what becomes due from then on. */
  begin(start: TickerOptions['start']): Promise<void>;
  close(): Promise<void>;
}

export function createScheduling(x: {
  database: Database;
  logger: Logger;
  workflows: readonly Workflow[];
  everyMs?: number;
}): Scheduling {
  let ticker: Ticker | undefined;
  return {
    schedules: createSchedules(x.database),
    async begin(start) {
      await migrateSchedules(x.database);
      ticker = createTicker({ ...x, start });
      ticker.run();
    },
    async close() {
      await ticker?.close();
    },
  };
}
