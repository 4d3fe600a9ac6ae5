import { request } from './client.ts';
import type { NewShare, Shared, ShareList, ShareRequest } from './types.ts';

export async function listShares(signal?: AbortSignal): Promise<ShareList> {
  return (await (await request('/shares', { signal: signal ?? null })).json()) as ShareList;
}

export async function makeShare(share: Partial<ShareRequest>): Promise<NewShare> {
  const response = await request('/shares', {
    method: 'POST',
    body: JSON.stringify(share),
    headers: { 'content-type': 'application/json' },
  });
  return (await response.json()) as NewShare;
}

export async function revokeShare(id: string): Promise<void> {
  await request(`/shares/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

/** What a link shows; it needs no identity. */
export async function openShared(token: string, signal?: AbortSignal): Promise<Shared> {
  const path = `/shared/${encodeURIComponent(token)}`;
  return (await (await request(path, { signal: signal ?? null })).json()) as Shared;
}
