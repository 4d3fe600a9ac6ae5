import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { getApproval } from '../api/house.ts';
import type { ApprovalDecision } from '../api/types.ts';
import type { Schema } from '../form/schema-fields.ts';
import { SchemaForm } from '../form/schema-form.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { JsonView } from '../ui/json-view.tsx';
import { ValueList } from '../ui/value-list.tsx';
import type { ApprovalView } from './approval-card.tsx';

interface DecideProps {
  approval: ApprovalView;
  isBusy: boolean;
  onDecide: (decision: ApprovalDecision) => void;
}

type Mode = 'look' | 'edit' | 'reject';

/** The exact arguments of a call, and the ways to decide on it while it waits. */
export function Decide({ approval, isBusy, onDecide }: DecideProps) {
  const text = useHouseText();
  const [mode, setMode] = useState<Mode>('look');
  const [isAlways, setAlways] = useState(false);
  const isPending = approval.state === 'pending';
  const schema = useSchema(approval, isPending);
  const approve = (changed?: Record<string, unknown>) =>
    onDecide({
      decision: 'approve',
      ...(isAlways ? { scope: 'always' } : {}),
      ...(changed === undefined ? {} : { arguments: changed }),
    });
  if (isPending && mode === 'edit' && schema !== undefined) {
    const back = () => setMode('look');
    return <Edit approval={approval} schema={schema} isBusy={isBusy} onApprove={approve} onBack={back} />;
  }
  return (
    <div className="grid gap-3 border-t border-line px-4 py-3">
      <Arguments approval={approval} schema={schema} />
      {!isPending && <Outcome approval={approval} />}
      {isPending && mode === 'look' && (
        <>
          <label className="flex min-h-6 items-center gap-2.5 text-sm text-soft">
            <input
              type="checkbox"
              checked={isAlways}
              onChange={(event) => setAlways(event.target.checked)}
              className="size-4 accent-accent"
            />
            {text.always(`${approval.server}/${approval.tool}`)}
          </label>
          <div className="flex flex-wrap gap-2">
            <Button look="primary" disabled={isBusy} onClick={() => approve()}>
              {text.approve}
            </Button>
            <Button disabled={isBusy || schema === undefined} onClick={() => setMode('edit')}>
              {text.editArguments}
            </Button>
            <Button disabled={isBusy} onClick={() => setMode('reject')}>
              {text.reject}
            </Button>
          </div>
        </>
      )}
      {isPending && mode === 'reject' && (
        <Reject
          isBusy={isBusy}
          onReject={(reason) => onDecide({ decision: 'reject', ...(reason === '' ? {} : { reason }) })}
          onBack={() => setMode('look')}
        />
      )}
    </div>
  );
}

/** The tool's schema: what a run tells of an approval does not hold it. */
function useSchema(approval: ApprovalView, isPending: boolean): Record<string, unknown> | undefined {
  const known = useQuery({
    queryKey: ['approvals', 'one', approval.id],
    queryFn: ({ signal }) => getApproval(approval.id, signal),
    enabled: isPending && approval.inputSchema === undefined,
  });
  return approval.inputSchema ?? known.data?.inputSchema;
}

interface ArgumentsProps {
  approval: ApprovalView;
  schema: Schema | undefined;
}

function Arguments({ approval, schema }: ArgumentsProps) {
  const text = useText();
  const { noArguments } = useHouseText();
  const isEmpty = Object.keys(approval.arguments).length === 0;
  return (
    <>
      {isEmpty ? (
        <p className="text-sm text-soft">{noArguments}</p>
      ) : (
        <ValueList values={approval.arguments} hints={hintsOf(schema)} />
      )}
      <details>
        <summary className="min-h-6 text-xs font-medium text-soft hover:text-ink">JSON</summary>
        <div className="mt-2">
          <JsonView label={text.argumentsOf(approval.tool)} value={approval.arguments} />
        </div>
      </details>
    </>
  );
}

function hintsOf(schema: Schema = {}): Record<string, string | undefined> {
  const properties = Object.entries(schema.properties ?? {});
  return Object.fromEntries(properties.map(([name, { description }]) => [name, description]));
}

function Outcome({ approval: { decidedBy, reason } }: { approval: ApprovalView }) {
  const text = useHouseText();
  if (decidedBy === null && reason === null) return null;
  return (
    <p className="text-sm text-soft">
      {decidedBy !== null && text.decidedBy(decidedBy)}
      {reason !== null && <span className="ms-1 text-ink">{reason}</span>}
    </p>
  );
}

interface EditProps {
  approval: ApprovalView;
  schema: Record<string, unknown>;
  isBusy: boolean;
  onApprove: (changed: Record<string, unknown>) => void;
  onBack: () => void;
}

/** The arguments in a form made from the tool's schema. */
function Edit({ approval, schema, isBusy, onApprove, onBack }: EditProps) {
  const text = useHouseText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input, textarea, select')?.focus(), []);
  return (
    <div ref={box} className="border-t border-line px-4 py-3">
      <SchemaForm
        schema={schema}
        initial={approval.arguments}
        marksChanges
        label={text.editArguments}
        submit={text.approveChanged}
        isBusy={isBusy}
        onSubmit={onApprove}
      >
        <Button onClick={onBack}>{text.back}</Button>
      </SchemaForm>
    </div>
  );
}

interface RejectProps {
  isBusy: boolean;
  onReject: (reason: string) => void;
  onBack: () => void;
}

function Reject({ isBusy, onReject, onBack }: RejectProps) {
  const text = useHouseText();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  function send(event: FormEvent) {
    event.preventDefault();
    onReject(field.current?.value.trim() ?? '');
  }
  return (
    <form onSubmit={send} className="grid gap-2">
      <label htmlFor={id} className="text-sm font-medium">
        {text.whyNot}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={2}
        maxLength={2_000}
        className="w-full rounded-lg border border-strong-line bg-bg px-3 py-2 text-sm"
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="danger" disabled={isBusy}>
          {text.reject}
        </Button>
        <Button onClick={onBack}>{text.back}</Button>
      </div>
    </form>
  );
}
