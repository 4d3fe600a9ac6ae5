import { useMutation, useQueryClient } from '@tanstack/react-query';
import { confirmAgent, removeAgent } from '../api/house.ts';
import type { AgentInfo } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { formatDuration, formatNumber, formatShare } from '../ui/format.ts';
import { agentTitle } from '../ui/names.ts';

/** What the coordinator measured of an agent: how often it was asked, how often that went well, how long it took. */
export function Measured({ measured }: { measured: NonNullable<AgentInfo['measured']> }) {
  const text = useHouseText();
  const facts: [string, string][] = [
    [text.calls, formatNumber(measured.calls)],
    [text.success, formatShare(measured.success)],
    [text.latency, measured.latencyMs === null ? '–' : formatDuration(measured.latencyMs)],
  ];
  return (
    <dl className="grid grid-cols-3 gap-2">
      {facts.map(([name, value]) => (
        <div key={name} className="flex flex-col-reverse justify-end rounded-xl bg-raised px-3 py-2">
          <dt className="text-xs text-soft">{name}</dt>
          <dd className="text-sm font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Whether the card of a foreign agent is believed, and the ways to change that. */
export function Trust({ agent }: { agent: AgentInfo }) {
  const text = useHouseText();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['agents'] });
  const confirm = useMutation({ mutationFn: () => confirmAgent(agent.name), onSettled });
  const remove = useMutation({ mutationFn: () => removeAgent(agent.name), onSettled });
  const name = agentTitle(agent.name);
  const problem = confirm.error ?? remove.error;
  if (agent.added !== true && agent.refused === undefined) return null;
  return (
    <div className="grid gap-2">
      {agent.refused !== undefined && <Notice look="danger">{agent.refused}</Notice>}
      {agent.keys?.map((key) => (
        <p key={key} className="text-xs text-soft">
          {text.signedWith} <code className="font-mono wrap-anywhere">{key}</code>
        </p>
      ))}
      {agent.keys?.length === 0 && <p className="text-xs text-soft">{text.notSigned}</p>}
      <div className="-ms-3 flex flex-wrap">
        {agent.refused !== undefined && (
          <ConfirmButton
            label={`${text.confirmKey}: ${name}`}
            question={text.confirmKeyQuestion(name)}
            confirm={text.confirmKey}
            isBusy={confirm.isPending}
            onConfirm={() => confirm.mutate()}
          >
            {text.confirmKey}
          </ConfirmButton>
        )}
        {agent.added === true && (
          <ConfirmButton
            label={`${text.remove}: ${name}`}
            question={text.removeAgentQuestion(name)}
            confirm={text.remove}
            isBusy={remove.isPending}
            onConfirm={() => remove.mutate()}
          >
            {text.remove}
          </ConfirmButton>
        )}
      </div>
      {problem !== null && (
        <p role="alert" className="text-sm text-danger">
          <ErrorText error={problem} />
        </p>
      )}
    </div>
  );
}
