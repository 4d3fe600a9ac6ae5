import { getJson, sendJson } from '../api/client.ts';
import type { DeadLetterList, JobList, RetriedLetter } from '../api/types.ts';

export type Shown = 'open' | 'ended';

const PAGE = '30';

export const listJobs = (show: Shown, before: string | undefined, signal?: AbortSignal): Promise<JobList> => {
  const query = new URLSearchParams({ show, limit: PAGE, ...(before === undefined ? {} : { before }) });
  return getJson(`/jobs?${query}`, signal);
};

export const listLetters = (signal?: AbortSignal): Promise<DeadLetterList> =>
  getJson('/jobs/dead-letters', signal);

const letterPath = (id: string) => `/jobs/dead-letters/${encodeURIComponent(id)}`;

export const retryLetter = (id: string): Promise<RetriedLetter> =>
  sendJson('POST', `${letterPath(id)}/retry`);

export const discardLetter = (id: string): Promise<void> => sendJson('DELETE', letterPath(id));
