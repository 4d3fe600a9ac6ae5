import { type FormEvent, type KeyboardEvent, type Ref, useId } from 'react';
import { useText } from '../i18n/text.ts';
import { store, stored, useStored } from '../state/stored.ts';
import { Button } from '../ui/button.tsx';
import { SendIcon, StopIcon } from '../ui/icons.tsx';

const LONGEST_QUESTION = 20_000;

const keyOf = (draftKey: string) => `parley.draft.${draftKey}`;

/** What was written before it was known which thread it belongs to goes there. */
export function moveDraft(from: string, to: string): void {
  const draft = stored(keyOf(from));
  if (from === to || draft === null) return;
  store(keyOf(to), [stored(keyOf(to)), draft].filter(Boolean).join('\n'));
  store(keyOf(from), null);
}

interface ComposerProps {
  /** Which draft this is; each thread keeps its own. */
  draftKey: string;
  placeholder: string;
  isBusy: boolean;
  onAsk: (query: string) => void;
  /** Stops the run at work; unset when none is. While one is, a question waits for its turn. */
  onStop: (() => void) | undefined;
  inputRef?: Ref<HTMLTextAreaElement>;
}

/** Where questions are written. Enter asks, Shift+Enter begins a line; what is not sent is kept. */
export function Composer({ draftKey, placeholder, isBusy, onAsk, onStop, inputRef }: ComposerProps) {
  const text = useText();
  const hintId = useId();
  const key = keyOf(draftKey);
  const draft = useStored(key) ?? '';
  const isEmpty = draft.trim() === '';
  const isRunning = onStop !== undefined;

  function ask(event: FormEvent) {
    event.preventDefault();
    if (isEmpty || isBusy) return;
    store(key, null);
    onAsk(draft.trim());
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    ask(event);
  }

  return (
    <form
      onSubmit={ask}
      className="rounded-2xl border border-line bg-panel p-2 shadow-sm motion-safe:transition-colors focus-within:border-strong-line"
    >
      <textarea
        ref={inputRef}
        rows={1}
        value={draft}
        maxLength={LONGEST_QUESTION}
        placeholder={placeholder}
        aria-label={text.yourQuestion}
        aria-describedby={hintId}
        onChange={(event) => store(key, event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content block max-h-60 min-h-10 w-full resize-none bg-transparent px-2 py-1.5 text-base outline-none placeholder:text-soft"
      />
      <div className="flex items-center justify-end gap-2 ps-2">
        <p id={hintId} className="me-auto text-xs text-soft max-sm:sr-only">
          {isRunning ? text.enterToQueue : text.enterToAsk}
        </p>
        {isRunning && (
          <Button look={isEmpty ? 'primary' : 'outlined'} onClick={onStop}>
            <StopIcon />
            {text.stop}
          </Button>
        )}
        {!(isRunning && isEmpty) && (
          <Button
            type="submit"
            look="primary"
            square
            aria-label={isRunning ? text.queueNext : text.ask}
            title={isRunning ? text.queueNext : text.ask}
            disabled={isEmpty || isBusy}
          >
            <SendIcon />
          </Button>
        )}
      </div>
    </form>
  );
}
