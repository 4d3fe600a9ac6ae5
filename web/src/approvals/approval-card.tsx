import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useRef } from 'react';
import { decideApproval } from '../api/house.ts';
import type { Approval, ApprovalDecision } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { Avatar } from '../ui/avatar.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { formatMoment } from '../ui/format.ts';
import { agentTitle, hueOf } from '../ui/names.ts';
import { Decide } from './decide.tsx';
import { DecidedMark } from './decided-mark.tsx';

/** What both a run and the inbox know of a call that a person decides on. */
export type ApprovalView = Pick<
  Approval,
  'id' | 'agent' | 'server' | 'tool' | 'title' | 'arguments' | 'state' | 'reason' | 'decidedBy' | 'expiresAt'
> &
  Partial<Pick<Approval, 'inputSchema' | 'escalated'>>;

interface ApprovalCardProps {
  approval: ApprovalView;
  /** What else stands in its head: the way to the run. */
  children?: ReactNode;
}

/** A call that waits for a person's word, with everything that is needed to give it; afterwards, what was decided. */
export function ApprovalCard({ approval, children }: ApprovalCardProps) {
  const text = useHouseText();
  const queries = useQueryClient();
  const headingId = useId();
  const card = useRef<HTMLElement>(null);
  const decide = useMutation({
    mutationFn: (decision: ApprovalDecision) => decideApproval(approval.id, decision),
    onSettled: () => queries.invalidateQueries({ queryKey: ['approvals'] }),
    // The buttons go away with the decision; whoever used them by keyboard stays here.
    onSuccess: () => card.current?.focus(),
  });
  const decided = decide.data ?? approval;
  const isPending = decided.state === 'pending';
  return (
    <section
      ref={card}
      tabIndex={-1}
      aria-labelledby={headingId}
      className={`hue-${hueOf(approval.agent)} overflow-hidden rounded-2xl border bg-panel ${isPending ? 'border-warn' : 'border-line'}`}
    >
      <header className="flex flex-wrap items-start gap-3 px-4 py-3">
        <Avatar name={approval.agent} />
        <div className="min-w-0 flex-1 basis-48">
          <h3 id={headingId} className="text-sm font-semibold">
            {isPending ? text.wantsTo(agentTitle(approval.agent), approval.title) : approval.title}
          </h3>
          <p className="text-xs wrap-anywhere text-soft">
            <span className="font-mono">
              {approval.server}/{approval.tool}
            </span>
            {isPending && ` · ${text.expires(formatMoment(approval.expiresAt))}`}
          </p>
        </div>
        {approval.escalated === true && isPending && (
          <span className="rounded-md bg-warn-soft px-2 py-0.5 text-xs text-warn">{text.waitsLong}</span>
        )}
        <DecidedMark state={decided.state} />
        {children}
      </header>
      <Decide
        approval={{ ...approval, ...decided }}
        isBusy={decide.isPending}
        onDecide={(decision) => decide.mutate(decision)}
      />
      {decide.isError && (
        <div role="alert" className="px-4 pb-4">
          <Notice look="danger">
            <ErrorText error={decide.error} />
          </Notice>
        </div>
      )}
    </section>
  );
}
