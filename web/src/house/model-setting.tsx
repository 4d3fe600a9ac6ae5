import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getModels } from '../api/client.ts';
import { testModel } from '../api/house.ts';
import type { ModelTest as ModelTestResult } from '../api/types.ts';
import { ConnectWays } from '../chat/model-note.tsx';
import { Notice } from '../chat/notice.tsx';
import { modeText } from '../chat/run-footer.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { formatDuration } from '../ui/format.ts';
import { Panel } from './panel.tsx';

/** Which model answers, whether it does, and how to connect another. */
export function ModelSetting() {
  const text = useText();
  const models = useQuery({ queryKey: ['models'], queryFn: ({ signal }) => getModels(signal) });
  if (models.data === undefined) return null;
  const { mode, small, large } = models.data;
  return (
    <Panel title={text.model}>
      <p className="mb-4 flex flex-wrap items-center gap-2 text-sm">
        <span
          className={`rounded-md px-2 py-0.5 font-medium ${mode === 'offline' ? 'bg-warn-soft text-warn' : 'bg-accent-soft text-accent'}`}
        >
          {modeText(mode, text)}
        </span>
        <span className="font-mono text-xs">{[...new Set([small, large])].join(', ')}</span>
      </p>
      <ModelTest />
      {mode === 'offline' && <ConnectWays />}
    </Panel>
  );
}

/** Has the model say one word: whether it answers and how soon; also shows anew which one is there. */
function ModelTest() {
  const text = useText();
  const house = useHouseText();
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: testModel,
    onSettled: () => queries.invalidateQueries({ queryKey: ['models'] }),
  });
  return (
    <div className="mb-4 grid gap-3 text-sm">
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={test.isPending} onClick={() => test.mutate()}>
          {house.modelTest}
        </Button>
        <span role="status" className="text-soft">
          {test.isPending && text.loading}
          {test.data?.ok && house.modelTested(test.data.model, formatDuration(test.data.durationMs))}
        </span>
      </div>
      {test.data?.ok === false && <ModelFault test={test.data} />}
      {test.isError && (
        <div role="alert">
          <Notice look="danger">
            <ErrorText error={test.error} />
          </Notice>
        </div>
      )}
    </div>
  );
}

function ModelFault({ test }: { test: ModelTestResult }) {
  const house = useHouseText();
  return (
    <div role="alert">
      <Notice look="danger">
        <span className="block font-medium">
          {house.modelSilent(test.model, formatDuration(test.durationMs))}
        </span>
        <span className="block">{test.error}</span>
        {test.said !== null && (
          <span className="mt-1 block text-xs">
            {house.providerSaid} <q className="font-mono wrap-anywhere">{test.said}</q>
          </span>
        )}
      </Notice>
    </div>
  );
}
