import { useText } from '../i18n/text.ts';
import { dequeue, type Queued } from '../state/queue.ts';
import { Button } from '../ui/button.tsx';
import { CrossIcon } from '../ui/icons.tsx';

/** The questions that wait for the run before them. */
export function QueueList({ threadId, queue }: { threadId: string; queue: readonly Queued[] }) {
  const text = useText();
  if (queue.length === 0) return null;
  return (
    <ul aria-label={text.queued} className="mb-2 grid gap-1">
      {queue.map(({ key, query }) => (
        <li key={key} className="flex items-center gap-2 rounded-xl bg-raised py-0.5 ps-3.5 pe-1 text-sm">
          <span className="text-xs text-soft">{text.queued}</span>
          <span className="min-w-0 flex-1 truncate">{query}</span>
          <Button
            look="quiet"
            square
            aria-label={text.removeFromQueue(query)}
            onClick={() => dequeue(threadId, key)}
          >
            <CrossIcon />
          </Button>
        </li>
      ))}
    </ul>
  );
}
