import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { addAgent } from '../api/house.ts';
import { Notice } from '../chat/notice.tsx';
import { SchemaForm } from '../form/schema-form.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { PlusIcon } from '../ui/icons.tsx';
import { Panel } from './panel.tsx';

/** Adds an agent of another maker by its address. */
export function AddAgent() {
  const text = useHouseText();
  const { cancel } = useText();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const add = useMutation({
    mutationFn: ({ url, key }: Record<string, unknown>) =>
      addAgent({ url: String(url), ...(key === undefined ? {} : { keyThumbprint: String(key) }) }),
    onSuccess: () => {
      setOpen(false);
      return queries.invalidateQueries({ queryKey: ['agents'] });
    },
  });
  if (!isOpen) {
    return (
      <div>
        <Button onClick={() => setOpen(true)}>
          <PlusIcon />
          {text.addAgent}
        </Button>
      </div>
    );
  }
  const schema = {
    type: 'object',
    required: ['url'],
    properties: {
      url: {
        type: 'string',
        title: text.agentUrl,
        description: text.agentUrlHow,
        pattern: '^https?://.+',
        maxLength: 900,
      },
      key: {
        type: 'string',
        title: text.thumbprint,
        description: text.thumbprintHow,
        pattern: '^[A-Za-z0-9_-]{43}$',
      },
    },
  };
  return (
    <Panel title={text.addAgent}>
      <SchemaForm
        schema={schema}
        label={text.addAgent}
        submit={text.add}
        isBusy={add.isPending}
        onSubmit={(value) => add.mutate(value)}
      >
        <Button onClick={() => setOpen(false)}>{cancel}</Button>
      </SchemaForm>
      {add.isError && (
        <div role="alert" className="mt-4">
          <Notice look="danger">
            <span className="block font-medium">{text.agentNotAdded}</span>
            <ErrorText error={add.error} />
          </Notice>
        </div>
      )}
    </Panel>
  );
}
