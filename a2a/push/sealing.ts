import type { SecretBox } from '@parley/platform/secrets';
import type { DuePush, PushConfig } from '../store/push.ts';

/** A secret belongs to its callback and its field: copied to another one, it does not open. */
function placeOf(push: { taskId: string; id: string }, field: string): string {
  return `a2a.push_configs/${push.taskId}/${push.id}/${field}`;
}

/** The callback as it is stored: its secrets can be used by us and read by nobody. */
export async function sealSecrets<T extends PushConfig>(secrets: SecretBox, push: T): Promise<T> {
  const { token, credentials } = push;
  return {
    ...push,
    ...(token ? { token: await secrets.seal(token, placeOf(push, 'token')) } : {}),
    ...(credentials ? { credentials: await secrets.seal(credentials, placeOf(push, 'credentials')) } : {}),
  };
}

/** The callback as it is delivered to. */
export async function openSecrets(secrets: SecretBox, push: DuePush): Promise<DuePush> {
  const { token, credentials } = push;
  return {
    ...push,
    token: token && (await secrets.open(token, placeOf(push, 'token'))),
    credentials: credentials && (await secrets.open(credentials, placeOf(push, 'credentials'))),
  };
}
