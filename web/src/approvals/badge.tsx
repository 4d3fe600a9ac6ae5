import { useQuery } from '@tanstack/react-query';
import { getJson } from '../api/client.ts';
import type { ApprovalList } from '../api/types.ts';
import { useText } from '../i18n/text.ts';

const REFRESH_MS = 15_000;

/** How many calls wait for a person's word, over all runs. */
export function ApprovalsBadge() {
  const text = useText();
  const waiting = useQuery({
    queryKey: ['approvals', 'waiting'],
    queryFn: ({ signal }) => getJson<ApprovalList>('/approvals?state=pending&limit=100', signal),
    refetchInterval: REFRESH_MS,
    retry: false,
  });
  const count = waiting.data?.approvals.filter(({ state }) => state === 'pending').length ?? 0;
  if (count === 0) return null;
  return (
    <span className="ms-auto min-w-5 rounded-full bg-warn px-1.5 text-center text-xs font-semibold text-panel tabular-nums">
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{text.approvalsWaiting(count)}</span>
    </span>
  );
}
