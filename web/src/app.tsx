import { lazy, Suspense, useEffect, useState } from 'react';
import { Conversation } from './chat/conversation.tsx';
import { Welcome } from './chat/welcome.tsx';
import { type Text, useText } from './i18n/text.ts';
import { usePalette } from './palette/use-palette.ts';
import { useRun } from './run/use-run.ts';
import { Drawer } from './shell/drawer.tsx';
import { Sidebar } from './shell/sidebar.tsx';
import { type HousePage, type Place, usePlace } from './state/location.ts';
import { Button } from './ui/button.tsx';
import { MenuIcon } from './ui/icons.tsx';
import { pagePart } from './ui/page-part.ts';

const LONGEST_TITLE = 80;

const Palette = lazy(() => import('./palette/palette.tsx'));

const HOUSE_PAGES = {
  approvals: pagePart(() => import('./approvals/inbox.tsx')),
  workflows: pagePart(() => import('./workflows/workflows.tsx')),
  jobs: pagePart(() => import('./jobs/jobs.tsx')),
  audit: pagePart(() => import('./audit/audit.tsx')),
  servers: pagePart(() => import('./servers/servers.tsx')),
  memory: pagePart(() => import('./memory/memory.tsx')),
  agents: pagePart(() => import('./house/agents.tsx')),
  usage: pagePart(() => import('./house/usage.tsx')),
  settings: pagePart(() => import('./house/settings.tsx')),
} as const satisfies Record<HousePage, unknown>;

/** The page: threads at the side, the conversation or a page of the house in the middle. */
export function App() {
  const text = useText();
  const place = usePlace();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [isPaletteOpen, closePalette] = usePalette();
  useTitle(place, text);
  return (
    <div className="grid h-dvh md:grid-cols-[17rem_minmax(0,1fr)]">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-20 focus:rounded-lg focus:bg-panel focus:px-3 focus:py-2"
      >
        {text.skip}
      </a>
      <aside className="hidden min-h-0 border-e border-line md:block">
        <Sidebar place={place} onNavigate={() => undefined} />
      </aside>
      <main id="main" className="flex min-h-0 min-w-0 flex-col">
        <div className="flex items-center gap-2 border-b border-line px-2 py-1.5 md:hidden">
          <Button look="quiet" square aria-label={text.conversations} onClick={() => setMenuOpen(true)}>
            <MenuIcon />
          </Button>
          <span className="font-semibold">Parley</span>
        </div>
        <Middle place={place} />
      </main>
      {isPaletteOpen && (
        <Suspense fallback={null}>
          <Palette onClose={closePalette} />
        </Suspense>
      )}
      {isMenuOpen && (
        <Drawer onClose={() => setMenuOpen(false)}>
          <Sidebar place={place} onNavigate={() => setMenuOpen(false)} />
        </Drawer>
      )}
    </div>
  );
}

function Middle({ place: { runId, house } }: { place: Place }) {
  if (house !== undefined) {
    const Page = HOUSE_PAGES[house];
    return (
      <Suspense fallback={null}>
        <Page />
      </Suspense>
    );
  }
  return runId === undefined ? <Welcome /> : <Conversation runId={runId} />;
}

function useTitle({ runId, house }: Place, text: Text): void {
  const query = useRun(runId).run?.query;
  const title = house === undefined ? query?.slice(0, LONGEST_TITLE) : text[house];
  useEffect(() => {
    document.title = title === undefined ? 'Parley' : `${title} · Parley`;
  }, [title]);
}
