import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './api/problem.ts';
import { App } from './app.tsx';
import { KeyGate } from './shell/key-gate.tsx';
import { speakFirst } from './state/language.ts';
import './styles.css';

const SharedPage = lazy(() => import('./share/shared-page.tsx'));

const RETRIES = 3;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < RETRIES && !isRefusal(error),
      refetchOnWindowFocus: false,
    },
  },
});

function isRefusal(error: Error): boolean {
  return error instanceof ApiProblem && error.status >= 400 && error.status < 500;
}

function render(): void {
  const root = document.getElementById('root');
  if (root === null) return;
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Page />
      </QueryClientProvider>
    </StrictMode>,
  );
}

// Who follows a link needs no key, and sees nothing else of the page.
const SHARED = /^\/s\/([\w-]+)\/?$/;

function Page() {
  const token = SHARED.exec(location.pathname)?.[1];
  if (token === undefined) {
    return (
      <KeyGate>
        <App />
      </KeyGate>
    );
  }
  return (
    <Suspense fallback={null}>
      <SharedPage token={token} />
    </Suspense>
  );
}

// Not awaited here: a language is a part of its own, which may itself need this one.
void speakFirst().then(render);
