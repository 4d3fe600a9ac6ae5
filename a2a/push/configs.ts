import type { Database } from '@parley/platform/database';
import { isParleyError } from '@parley/platform/errors';
import { type AddressRules, vetAddress } from '@parley/platform/public-address';
import type { SecretBox } from '@parley/platform/secrets';
import { deletePushConfig, readPushConfigs, savePushConfig } from '../store/push.ts';
import { dbOf } from '../store/rows.ts';
import type { PushConfigs } from '../verbs/push-configs.ts';
import { sealSecrets } from './sealing.ts';

/** The callbacks of an agent's tasks, in PostgreSQL. */
export function createPushConfigs(deps: {
  agent: string;
  database: Database;
  rules: AddressRules;
  secrets: SecretBox;
}): PushConfigs {
  const db = dbOf(deps.database);
  return {
    async vet(url) {
      try {
        await vetAddress(url, deps.rules);
      } catch (error) {
        // A name that is not known now may be known at the delivery, where it is looked at again.
        if (!isParleyError(error, 'upstream_failed')) throw error;
      }
    },
    async save(config, more) {
      const sealed = await sealSecrets(deps.secrets, config);
      await savePushConfig(db, { ...sealed, ...more, agent: deps.agent });
    },
    read: (taskId) => readPushConfigs(db, taskId),
    remove: (taskId, id) => deletePushConfig(db, taskId, id),
  };
}
