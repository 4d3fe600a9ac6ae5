import { useMutation, useQueryClient } from '@tanstack/react-query';
import { testModel } from '../api/house.ts';
import type { ModelTest as ModelTestResult } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { formatDuration } from '../ui/format.ts';

/** Has the model say one word: whether it answers and how soon; also shows anew which one is there. */
export function ModelTest() {
  const text = useText();
  const house = useHouseText();
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: testModel,
    onSettled: () => queries.invalidateQueries({ queryKey: ['models'] }),
  });
  return (
    <div className="grid gap-3 text-sm">
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
