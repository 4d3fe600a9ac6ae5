import { go } from '../state/location.ts';
import { Button } from '../ui/button.tsx';
import { PlusIcon } from '../ui/icons.tsx';
import { ThemeButton } from './theme-button.tsx';
import { ThreadList } from './thread-list.tsx';

interface SidebarProps {
  runId: string | undefined;
  onNavigate: () => void;
}

/** The name, the way to a new question, the threads. The same beside the page and in the phone’s drawer. */
export function Sidebar({ runId, onNavigate }: SidebarProps) {
  function startNew() {
    go({ runId: undefined });
    onNavigate();
  }
  return (
    <div className="flex h-full flex-col gap-4 p-3">
      <div className="flex items-center gap-2 px-2 pt-1">
        <img src="/icon.svg" alt="" className="size-6" />
        <span className="flex-1 text-lg font-semibold tracking-tight">Parley</span>
        <ThemeButton />
      </div>
      <Button onClick={startNew}>
        <PlusIcon />
        New question
      </Button>
      <nav aria-label="Conversations" className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1">
        <ThreadList runId={runId} onOpen={onNavigate} />
      </nav>
      <p className="px-2 text-xs text-soft">
        <a href="/docs" className="underline underline-offset-2 hover:text-ink">
          API reference
        </a>
      </p>
    </div>
  );
}
