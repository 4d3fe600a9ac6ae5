import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addSchedule, listSchedules, removeSchedule } from '../api/house.ts';
import type { Schedule, WorkflowInfo } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { SchemaForm } from '../form/schema-form.tsx';
import { Panel } from '../house/panel.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { formatMoment } from '../ui/format.ts';
import { PlusIcon } from '../ui/icons.tsx';

/** When the workflow runs by itself. */
export function Schedules({ workflow }: { workflow: WorkflowInfo }) {
  const text = useHouseText();
  const [isAdding, setAdding] = useState(false);
  const list = useQuery({
    queryKey: ['workflows', workflow.name, 'schedules'],
    queryFn: ({ signal }) => listSchedules(workflow.name, signal),
  });
  const schedules = list.data?.schedules ?? [];
  return (
    <Panel title={text.schedules}>
      {list.isError && (
        <p className="text-sm text-danger">
          <ErrorText error={list.error} />
        </p>
      )}
      {list.isSuccess && schedules.length === 0 && !isAdding && (
        <p className="mb-3 text-sm text-soft">{text.noSchedules}</p>
      )}
      <ul className="grid gap-2">
        {schedules.map((schedule) => (
          <ScheduleRow key={schedule.id} name={workflow.name} schedule={schedule} />
        ))}
      </ul>
      {isAdding ? (
        <AddSchedule workflow={workflow} onClose={() => setAdding(false)} />
      ) : (
        <Button className="mt-2" onClick={() => setAdding(true)}>
          <PlusIcon />
          {text.addSchedule}
        </Button>
      )}
    </Panel>
  );
}

function ScheduleRow({ name, schedule }: { name: string; schedule: Schedule }) {
  const text = useHouseText();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeSchedule(name, schedule.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['workflows', name, 'schedules'] }),
  });
  return (
    <li className="flex items-start gap-3 rounded-xl bg-raised px-3 py-2 text-sm">
      <div className="min-w-0 flex-1">
        <p>
          <code className="font-mono text-xs">{schedule.cron}</code>
          <span className="text-xs text-soft"> · {schedule.timeZone}</span>
        </p>
        <p className="text-xs text-soft">{text.nextAt(formatMoment(schedule.nextAt))}</p>
        {schedule.lastError !== null && <p className="text-xs text-danger">{schedule.lastError}</p>}
        {remove.isError && (
          <p className="text-xs text-danger">
            <ErrorText error={remove.error} />
          </p>
        )}
      </div>
      <ConfirmButton
        label={`${text.remove}: ${schedule.cron}`}
        question={text.removeScheduleQuestion(schedule.cron)}
        confirm={text.remove}
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {text.remove}
      </ConfirmButton>
    </li>
  );
}

const WHEN = { cron: 'parley_cron', timeZone: 'parley_time_zone' } as const;

/** One form: when, and with what. The fields of the workflow's own input follow those of the clock. */
function AddSchedule({ workflow, onClose }: { workflow: WorkflowInfo; onClose: () => void }) {
  const text = useHouseText();
  const { cancel } = useText();
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: ({ [WHEN.cron]: cron, [WHEN.timeZone]: timeZone, ...input }: Record<string, unknown>) =>
      addSchedule(workflow.name, { cron: String(cron), timeZone: String(timeZone), input }),
    onSuccess: () => {
      onClose();
      return queries.invalidateQueries({ queryKey: ['workflows', workflow.name, 'schedules'] });
    },
  });
  const own = workflow.input as { properties?: object; required?: string[] };
  const schema = {
    type: 'object',
    required: [WHEN.cron, WHEN.timeZone, ...(own.required ?? [])],
    properties: {
      [WHEN.cron]: { type: 'string', title: text.cron, description: text.cronHow, default: '0 8 1 * *' },
      [WHEN.timeZone]: {
        type: 'string',
        title: text.timeZone,
        default: Intl.DateTimeFormat().resolvedOptions().timeZone,
      },
      ...own.properties,
    },
  };
  return (
    <div className="mt-3">
      <SchemaForm
        schema={schema}
        label={text.addSchedule}
        submit={text.addSchedule}
        isBusy={add.isPending}
        onSubmit={(value) => add.mutate(value)}
      >
        <Button onClick={onClose}>{cancel}</Button>
      </SchemaForm>
      {add.isError && (
        <div role="alert" className="mt-3">
          <Notice look="danger">
            <ErrorText error={add.error} />
          </Notice>
        </div>
      )}
    </div>
  );
}
