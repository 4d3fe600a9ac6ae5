import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getModels } from '../api/client.ts';
import { ConnectWays } from '../chat/model-note.tsx';
import { modeText } from '../chat/run-footer.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
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

/** Looks anew which model is there: after a start with another key this shows it without a reload. */
function ModelTest() {
  const text = useText();
  const house = useHouseText();
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: async () => {
      const startedAt = performance.now();
      queries.setQueryData(['models'], await getModels());
      return performance.now() - startedAt;
    },
  });
  return (
    <div className="mb-4 flex flex-wrap items-center gap-3 text-sm">
      <Button disabled={test.isPending} onClick={() => test.mutate()}>
        {house.modelTest}
      </Button>
      <span role="status" className="text-soft">
        {test.isPending && text.loading}
        {test.isError && test.error.message}
        {test.isSuccess && house.modelTested(formatDuration(test.data))}
      </span>
    </div>
  );
}
