import { useEffect, useState } from 'react';
import { Conversation } from './chat/conversation.tsx';
import { Welcome } from './chat/welcome.tsx';
import { useRun } from './run/use-run.ts';
import { Drawer } from './shell/drawer.tsx';
import { Sidebar } from './shell/sidebar.tsx';
import { usePlace } from './state/location.ts';
import { Button } from './ui/button.tsx';
import { MenuIcon } from './ui/icons.tsx';

const LONGEST_TITLE = 80;

/** The page: threads at the side, the conversation in the middle. */
export function App() {
  const { runId } = usePlace();
  const [isMenuOpen, setMenuOpen] = useState(false);
  useTitle(runId);
  return (
    <div className="grid h-dvh md:grid-cols-[17rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-20 focus:rounded-lg focus:bg-panel focus:px-3 focus:py-2"
      >
        Skip to the conversation
      </a>
      <aside className="hidden min-h-0 border-e border-line md:block">
        <Sidebar runId={runId} onNavigate={() => undefined} />
      </aside>
      <main id="main" className="flex min-h-0 min-w-0 flex-col">
        <div className="flex items-center gap-2 border-b border-line px-2 py-1.5 md:hidden">
          <Button look="quiet" square aria-label="Conversations" onClick={() => setMenuOpen(true)}>
            <MenuIcon />
          </Button>
          <span className="font-semibold">Parley</span>
        </div>
        {runId === undefined ? <Welcome /> : <Conversation runId={runId} />}
      </main>
      {isMenuOpen && (
        <Drawer onClose={() => setMenuOpen(false)}>
          <Sidebar runId={runId} onNavigate={() => setMenuOpen(false)} />
        </Drawer>
      )}
    </div>
  );
}

function useTitle(runId: string | undefined): void {
  const query = useRun(runId).run?.query;
  useEffect(() => {
    document.title = query === undefined ? 'Parley' : `${query.slice(0, LONGEST_TITLE)} · Parley`;
  }, [query]);
}
