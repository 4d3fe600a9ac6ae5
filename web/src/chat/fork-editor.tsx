import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { forkRun } from '../api/client.ts';
import type { Step } from '../api/types.ts';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { useRunStore } from '../run/use-run.ts';
import { go } from '../state/location.ts';
import { Button } from '../ui/button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { newKey } from './use-ask.ts';

interface ForkEditorProps {
  runId: string;
  step: Step;
  onClose: () => void;
}

/** Another instruction for a step: the run is asked again from there, in a conversation of its own. */
export default function ForkEditor({ runId, step, onClose }: ForkEditorProps) {
  const text = useText();
  const { fork: words } = useHouseText();
  const store = useRunStore();
  const queries = useQueryClient();
  const howId = useId();
  const [instruction, setInstruction] = useState(step.instruction);
  const ask = useMutation({
    mutationFn: ({ wanted, key }: { wanted: string; key: string }) =>
      forkRun(runId, { stepId: step.id, instruction: wanted }, key),
    onSuccess: (run) => {
      store.put(run);
      go({ runId: run.runId });
      return queries.invalidateQueries({ queryKey: ['runs'] });
    },
  });
  function send(event: FormEvent) {
    event.preventDefault();
    if (instruction.trim() !== '' && !ask.isPending)
      ask.mutate({ wanted: instruction.trim(), key: newKey() });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
  }
  return (
    <form onSubmit={send} className="mt-2 grid gap-2 rounded-xl border border-strong-line bg-bg p-2">
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the reader just asked to write here
        autoFocus
        value={instruction}
        maxLength={8_000}
        aria-label={words.instruction}
        aria-describedby={howId}
        onChange={(event) => setInstruction(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content min-h-12 w-full resize-none bg-transparent px-2 py-1 text-sm outline-none"
      />
      <p id={howId} className="px-2 text-xs text-soft">
        {words.how}
      </p>
      {ask.isError && (
        <p role="alert" className="px-2 text-sm text-danger">
          <ErrorText error={ask.error} />
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          {text.cancel}
        </Button>
        <Button type="submit" look="primary" disabled={instruction.trim() === '' || ask.isPending}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}
