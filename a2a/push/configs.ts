import type { Database } from '@parley/platform/database';
import { type AddressRules, vetAddress } from '@parley/platform/public-address';
import { deletePushConfig, readPushConfigs, savePushConfig } from '../store/push.ts';
import { dbOf } from '../store/rows.ts';
import type { PushConfigs } from '../verbs/push-configs.ts';

/** The callbacks of an agent's tasks, in PostgreSQL. */
export function createPushConfigs(deps: {
  agent: string;
  database: Database;
  rules: AddressRules;
}): PushConfigs {
  const db = dbOf(deps.database);
  return {
    vet: async (url) => void (await vetAddress(url, deps.rules)),
    save: (config, more) => savePushConfig(db, { ...config, ...more, agent: deps.agent }),
    read: (taskId) => readPushConfigs(db, taskId),
    remove: (taskId, id) => deletePushConfig(db, taskId, id),
  };
}
