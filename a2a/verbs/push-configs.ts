import { isParleyError } from '@parley/platform/errors';
import { newId } from '@parley/platform/ids';
import { a2aError } from '../protocol/errors.ts';
import { LEGACY_CONFIG_ID } from '../protocol/legacy.ts';
import type { CreatePushConfigParams, PushConfigRef } from '../protocol/requests.ts';
import type { PushConfig } from '../store/push.ts';
import type { StoredTask } from '../store/rows.ts';
import { type Call, isOver, ownTask, type VerbDeps } from './context.ts';

/** Callbacks, when the agent has them. Each address is looked at here, and again at each delivery. */
export interface PushConfigs {
  vet(url: string): Promise<void>;
  save(config: PushConfig, more: { version: Call['version']; after: number }): Promise<void>;
  read(taskId: string): Promise<PushConfig[]>;
  remove(taskId: string, id: string): Promise<void>;
}

function enabled(deps: VerbDeps): PushConfigs {
  if (deps.push) return deps.push;
  throw a2aError('PushNotificationNotSupported', 'Push notifications are not supported by this agent.');
}

type Wanted = Omit<CreatePushConfigParams, 'taskId'>;

/** Refuses an address before there is a task to tell of. */
export async function vetPushConfig(deps: VerbDeps, wanted: Wanted, path: string): Promise<void> {
  const push = enabled(deps);
  try {
    await push.vet(wanted.url);
  } catch (error) {
    if (!isParleyError(error, 'invalid_input')) throw error;
    const issues = [{ path, message: error.message }];
    throw a2aError('InvalidParams', 'The callback address is not allowed.', issues);
  }
}

/** Registers a vetted callback for the events after `after`. */
export async function savePushConfig(
  deps: VerbDeps,
  wanted: Wanted,
  about: { task: StoredTask; after: number; call: Call },
): Promise<PushConfig> {
  const config: PushConfig = {
    taskId: about.task.id,
    // In 0.3 a task has one callback without a name, and it is asked for without one.
    id: wanted.id ?? (about.call.version === '0.3' ? LEGACY_CONFIG_ID : newId()),
    url: wanted.url,
    token: wanted.token ?? undefined,
    scheme: wanted.authentication?.scheme,
    credentials: wanted.authentication?.credentials ?? undefined,
  };
  await enabled(deps).save(config, { version: about.call.version, after: about.after });
  return config;
}

/** CreateTaskPushNotificationConfig: from now on; of a task that has ended, which the caller may not know, its end. */
export async function createPushConfig(
  deps: VerbDeps,
  params: CreatePushConfigParams,
  call: Call,
): Promise<PushConfig> {
  enabled(deps);
  const task = await ownTask(deps, params.taskId, call);
  await vetPushConfig(deps, params, 'url');
  const after = isOver(task) ? task.last_seq - 1 : task.last_seq;
  return savePushConfig(deps, params, { task, after, call });
}

/** GetTaskPushNotificationConfig, without its secrets. */
export async function getPushConfig(deps: VerbDeps, ref: PushConfigRef, call: Call): Promise<PushConfig> {
  const found = (await listPushConfigs(deps, ref, call)).find(({ id }) => id === ref.id);
  if (found) return found;
  throw a2aError('TaskNotFound', 'The task has no such callback.');
}

/** ListTaskPushNotificationConfigs, without their secrets. */
export async function listPushConfigs(
  deps: VerbDeps,
  ref: { taskId: string },
  call: Call,
): Promise<PushConfig[]> {
  const push = enabled(deps);
  const task = await ownTask(deps, ref.taskId, call);
  return push.read(task.id);
}

/** DeleteTaskPushNotificationConfig: once or again, the callback is gone. */
export async function deletePushConfig(deps: VerbDeps, ref: PushConfigRef, call: Call): Promise<void> {
  const push = enabled(deps);
  const task = await ownTask(deps, ref.taskId, call);
  await push.remove(task.id, ref.id);
}
