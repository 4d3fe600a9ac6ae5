import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listApprovals, listGrants, revokeGrant } from '../api/house.ts';
import type { Approval, ApprovalGrant } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { HouseFrame } from '../house/house-frame.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { linkTo, runPlace } from '../state/location.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { formatMoment } from '../ui/format.ts';
import { CheckIcon } from '../ui/icons.tsx';
import { agentTitle } from '../ui/names.ts';
import { ApprovalCard } from './approval-card.tsx';
import { DecidedMark } from './decided-mark.tsx';

const REFRESH_MS = 5_000;
const MOST = '100';

/** The approvals of all runs: what waits, what was decided, and what is allowed for good. */
export default function Inbox() {
  const text = useText();
  const { approvalsAbout, approvalStates } = useHouseText();
  const list = useQuery({
    queryKey: ['approvals', 'all'],
    queryFn: ({ signal }) => listApprovals({ limit: MOST }, signal),
    refetchInterval: REFRESH_MS,
  });
  const approvals = list.data?.approvals ?? [];
  const waiting = approvals.filter(({ state }) => state === 'pending');
  const decided = approvals.filter(({ state }) => state !== 'pending');
  return (
    <HouseFrame title={text.approvals} about={approvalsAbout}>
      {list.isError && (
        <Notice look="danger">
          <ErrorText error={list.error} />
        </Notice>
      )}
      {list.isSuccess && waiting.length === 0 && <NothingWaits />}
      {waiting.length > 0 && <h2 className="sr-only">{approvalStates.pending}</h2>}
      {waiting.map((approval) => (
        <ApprovalCard key={approval.id} approval={approval}>
          <RunLink approval={approval} />
        </ApprovalCard>
      ))}
      <Grants />
      {decided.length > 0 && <Decided approvals={decided} />}
    </HouseFrame>
  );
}

function NothingWaits() {
  const { nothingWaits } = useHouseText();
  return (
    <p className="flex items-center gap-3 rounded-2xl border border-dashed border-line p-6 text-sm text-soft">
      <CheckIcon className="size-5 text-accent" />
      {nothingWaits}
    </p>
  );
}

function RunLink({ approval }: { approval: Approval }) {
  const { openRun } = useHouseText();
  return (
    <a
      {...linkTo(runPlace(approval))}
      className="inline-flex min-h-6 items-center text-xs text-accent underline underline-offset-2"
    >
      {openRun}
    </a>
  );
}

function Decided({ approvals }: { approvals: readonly Approval[] }) {
  const text = useHouseText();
  return (
    <section>
      <h2 className="mb-2 text-sm font-medium text-soft">{text.decided}</h2>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-panel">
        {approvals.map((approval) => (
          <li key={approval.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
            <DecidedMark state={approval.state} />
            <div className="min-w-0 flex-1 basis-56">
              <p className="font-medium">{approval.title}</p>
              <p className="text-xs text-soft">
                {[
                  agentTitle(approval.agent),
                  formatMoment(approval.decidedAt ?? approval.expiresAt),
                  approval.decidedBy && text.decidedBy(approval.decidedBy),
                  approval.reason,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <RunLink approval={approval} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Grants() {
  const text = useHouseText();
  const list = useQuery({
    queryKey: ['approvals', 'grants'],
    queryFn: ({ signal }) => listGrants(signal),
  });
  const grants = list.data?.grants ?? [];
  if (grants.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2 text-sm font-medium text-soft">{text.allowedForGood}</h2>
      <ul className="divide-y divide-line rounded-2xl border border-line bg-panel">
        {grants.map((grant) => (
          <Grant key={grant.id} grant={grant} />
        ))}
      </ul>
    </section>
  );
}

function Grant({ grant }: { grant: ApprovalGrant }) {
  const text = useHouseText();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeGrant(grant.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['approvals'] }),
  });
  const name = `${grant.server}/${grant.tool}`;
  return (
    <li className="flex flex-wrap items-center gap-x-3 px-4 py-2 text-sm">
      <span className="min-w-0 flex-1 basis-48">
        <span className="font-mono text-xs">{name}</span>
        <span className="block text-xs text-soft">
          {text.grantedBy(grant.grantedBy, formatMoment(grant.grantedAt))}
        </span>
        {revoke.isError && (
          <span className="block text-xs text-danger">
            <ErrorText error={revoke.error} />
          </span>
        )}
      </span>
      <ConfirmButton
        label={`${text.revoke}: ${name}`}
        question={text.revokeQuestion(name)}
        confirm={text.revoke}
        isBusy={revoke.isPending}
        onConfirm={() => revoke.mutate()}
      >
        {text.revoke}
      </ConfirmButton>
    </li>
  );
}
