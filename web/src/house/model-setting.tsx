import { useQuery } from '@tanstack/react-query';
import { getModels } from '../api/client.ts';
import { ConnectWays } from '../chat/connect.tsx';
import { modeText } from '../chat/run-footer.tsx';
import { useText } from '../i18n/text.ts';
import { ModelTest } from './model-test.tsx';
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
      {mode === 'offline' && (
        <div className="mt-5">
          <ConnectWays />
        </div>
      )}
    </Panel>
  );
}
