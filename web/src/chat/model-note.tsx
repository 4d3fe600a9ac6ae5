import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { getModels } from '../api/client.ts';
import { useText } from '../i18n/text.ts';

const ConnectSheet = lazy(() => import('./connect.tsx'));

/** Which model answers. Offline is said plainly, with the way to a real one. */
export function ModelNote() {
  const text = useText();
  const models = useQuery({
    queryKey: ['models'],
    queryFn: ({ signal }) => getModels(signal),
    staleTime: 60_000,
  });
  const [isOpen, setOpen] = useState(false);
  if (models.data === undefined) return <p className="h-8" />;
  const { mode, small, large } = models.data;
  if (mode !== 'offline') {
    const names = [...new Set([small, large])].join(', ');
    return (
      <p className="py-1.5 text-center text-xs text-soft">
        {mode === 'local' ? text.modelAnswersHere(names) : text.modelAnswers(names)}
      </p>
    );
  }
  return (
    <>
      <p className="py-1.5 text-center text-xs text-soft">
        {text.modelOffline}{' '}
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="font-medium text-accent underline underline-offset-2"
        >
          {text.connectModel}
        </button>
      </p>
      {isOpen && (
        <Suspense fallback={null}>
          <ConnectSheet onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
