import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { PencilIcon } from '../ui/icons.tsx';

export interface Asking {
  query: string;
  /** At the end of this conversation, or in its place in a new one, which knows what was said before it. */
  where: 'here' | 'branch';
}

interface QuestionProps {
  text: string;
  onAsk: (asking: Asking) => void;
}

/** What was asked, and the way to ask it differently. */
export function Question({ text: query, onAsk }: QuestionProps) {
  const text = useText();
  const [isEditing, setEditing] = useState(false);
  if (isEditing) {
    return (
      <div>
        <h2 className="sr-only">{query}</h2>
        <Editor query={query} onAsk={onAsk} onClose={() => setEditing(false)} />
      </div>
    );
  }
  return (
    <div className="group/question flex items-start justify-end gap-1">
      <Button
        look="quiet"
        square
        aria-label={text.edit}
        title={text.edit}
        className="mt-0.5 opacity-0 group-hover/question:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
        onClick={() => setEditing(true)}
      >
        <PencilIcon />
      </Button>
      <h2 className="max-w-[85%] rounded-2xl rounded-ee-md bg-raised px-4 py-2.5 whitespace-pre-wrap wrap-break-word">
        {query}
      </h2>
    </div>
  );
}

interface EditorProps {
  query: string;
  onAsk: (asking: Asking) => void;
  onClose: () => void;
}

function Editor({ query, onAsk, onClose }: EditorProps) {
  const text = useText();
  const [draft, setDraft] = useState(query);
  const isEmpty = draft.trim() === '';

  function ask(where: Asking['where']) {
    if (isEmpty) return;
    onAsk({ query: draft.trim(), where });
    onClose();
  }
  function onSubmit(event: FormEvent) {
    event.preventDefault();
    ask('here');
  }
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key === 'Escape') onClose();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    onSubmit(event);
  }
  return (
    <form onSubmit={onSubmit} className="grid gap-2 rounded-2xl border border-strong-line bg-panel p-2">
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the reader just asked to write here
        autoFocus
        value={draft}
        aria-label={text.editQuestion}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content min-h-16 w-full resize-none bg-transparent px-2 py-1 text-base outline-none"
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          {text.cancel}
        </Button>
        <Button disabled={isEmpty} onClick={() => ask('branch')}>
          {text.askAsBranch}
        </Button>
        <Button type="submit" look="primary" disabled={isEmpty}>
          {text.askHere}
        </Button>
      </div>
    </form>
  );
}
