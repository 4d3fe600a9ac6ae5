import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useId, useState } from 'react';
import { forkRun } from '../api/client.ts';
import type { Step } from '../api/types.ts';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { useRunStore } from '../run/use-run.ts';
import { go, runPlace } from '../state/location.ts';
import { Button } from '../ui/button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { newKey } from './use-ask.ts';

interface ForkEditorProps {
  runId: string;
  /** The workflow whose run it is, which asks no other way than it was written; null for a question. */
  workflow: string | null;
  step: Step;
  onClose: () => void;
}

/** The run once more from a step on: a question with another instruction for it, a workflow as it is. */
export default function ForkEditor({ runId, workflow, step, onClose }: ForkEditorProps) {
  const text = useText();
  const { fork: words } = useHouseText();
  const store = useRunStore();
  const queries = useQueryClient();
  const howId = useId();
  // What writes the report has no instruction of its own: whoever asks it again may give one.
  const isReport = workflow === null && step.instruction === '';
  const [instruction, setInstruction] = useState(step.instruction);
  const isReady = isReport || instruction.trim() !== '';
  const ask = useMutation({
    mutationFn: ({ wanted, key }: { wanted: string; key: string }) => {
      const asked = workflow === null && wanted !== '' ? { instruction: wanted } : {};
      const fork = { stepId: step.id, ...asked };
      return forkRun(store.pathOf(runId), fork, key);
    },
    onSuccess: (run) => {
      store.put(run);
      go(runPlace({ runId: run.runId, workflow }));
      return queries.invalidateQueries({ queryKey: workflow === null ? ['runs'] : ['workflows', workflow] });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady && !ask.isPending) ask.mutate({ wanted: instruction.trim(), key: newKey() });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
  }
  const [how, send] = isReport
    ? [words.howReport, words.sendReport]
    : workflow === null
      ? [words.how, words.send]
      : [words.howWorkflow, words.sendWorkflow];
  return (
    <form onSubmit={submit} className="mt-2 grid gap-2 rounded-xl border border-strong-line bg-bg p-2">
      {workflow === null && (
        <textarea
          // biome-ignore lint/a11y/noAutofocus: the reader just asked to write here
          autoFocus
          value={instruction}
          maxLength={8_000}
          aria-label={isReport ? words.wish : words.instruction}
          placeholder={isReport ? words.wishExample : undefined}
          aria-describedby={howId}
          onChange={(event) => setInstruction(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content min-h-12 w-full resize-none bg-transparent px-2 py-1 text-sm outline-none"
        />
      )}
      <p id={howId} className="px-2 text-xs text-soft">
        {how}
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
        <Button
          type="submit"
          look="primary"
          autoFocus={workflow !== null}
          disabled={!isReady || ask.isPending}
        >
          {send}
        </Button>
      </div>
    </form>
  );
}
