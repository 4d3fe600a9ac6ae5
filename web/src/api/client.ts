import { currentText } from '../i18n/text.ts';
import { ApiProblem, problemOf } from './problem.ts';
import type {
  AgentList,
  ForkRequest,
  Me,
  ModelsInfo,
  Run,
  RunList,
  RunSummary,
  SolveRequest,
} from './types.ts';

const KEY = 'parley.key';

/** The API key of this tab, where the service needs one. */
export function storedKey(): string | null {
  return sessionStorage.getItem(KEY);
}

export function storeKey(key: string | null): void {
  if (key === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, key);
}

/** A request to the service; an answer that is no success is thrown as a problem. */
export async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const key = storedKey();
  if (key !== null) headers.set('authorization', `Bearer ${key}`);
  const response = await fetch(path, { ...init, headers }).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause;
    throw new ApiProblem(0, currentText().serviceAway);
  });
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** What the service tells at a path. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await request(path, { signal, headers: { accept: 'application/json' } });
  return (await response.json()) as T;
}

/** Gives the service something; what it says to that, or nothing where it says nothing. */
export async function sendJson<T>(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
): Promise<T> {
  const content =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await request(path, { method, ...content });
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export const getRun = (runId: string, signal?: AbortSignal): Promise<Run> =>
  getJson(`/runs/${encodeURIComponent(runId)}`, signal);

export const getAgents = (signal?: AbortSignal): Promise<AgentList> => getJson('/agents', signal);

export const getModels = (signal?: AbortSignal): Promise<ModelsInfo> => getJson('/models', signal);

/** Who the service takes this browser for, and where it could sign in. */
export const getMe = (signal?: AbortSignal): Promise<Me> => getJson('/auth/me', signal);

/** Ends the sign-in here; gives the address at which it ends at the issuer, if there is one. */
export async function signOut(): Promise<string | null> {
  const response = await request('/auth/logout', { method: 'POST' });
  return ((await response.json()) as { next: string | null }).next;
}

export function listRuns(query: Record<string, string | undefined>, signal?: AbortSignal): Promise<RunList> {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return getJson(`/runs?${new URLSearchParams(given)}`, signal);
}

const MOST_PAGES = 50;

/** All runs of a conversation, newest first, however many pages they are. */
export async function listWholeThread(threadId: string, signal?: AbortSignal): Promise<RunSummary[]> {
  const runs: RunSummary[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const next = await listRuns({ threadId, limit: '100', cursor }, signal);
    runs.push(...next.runs);
    if (next.nextCursor === null) break;
    cursor = next.nextCursor;
  }
  return runs;
}

/** Starts a run and comes back at once; the key makes a second try find the first one's run. */
export const startRun = (question: SolveRequest, idempotencyKey: string): Promise<Run> =>
  begin('/solve', question, idempotencyKey);

/** The same again from a step of a run that is over. */
export const forkRun = (path: string, fork: ForkRequest, idempotencyKey: string): Promise<Run> =>
  begin(`${path}/fork`, fork, idempotencyKey);

async function begin(path: string, question: object, idempotencyKey: string): Promise<Run> {
  const response = await request(path, {
    method: 'POST',
    body: JSON.stringify(question),
    headers: {
      'content-type': 'application/json',
      prefer: 'respond-async',
      'idempotency-key': idempotencyKey,
    },
  });
  return (await response.json()) as Run;
}

/** The answer as a file that the service writes. */
export async function getReport(runId: string, format: 'pdf' | 'docx'): Promise<Blob> {
  return (await request(`/runs/${encodeURIComponent(runId)}/report?format=${format}`)).blob();
}

export async function cancelRun(runId: string): Promise<void> {
  await request(`/runs/${encodeURIComponent(runId)}/cancel`, { method: 'POST' });
}
