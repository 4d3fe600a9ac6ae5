import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { getModels, storeKey } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { SignInLink } from './sign-in.tsx';

/** Asks for an API key where the service wants one; otherwise nobody sees it. */
export function KeyGate({ children }: { children: ReactNode }) {
  const models = useQuery({
    queryKey: ['models'],
    queryFn: ({ signal }) => getModels(signal),
    staleTime: 60_000,
  });
  const isRefused = models.error instanceof ApiProblem && models.error.status === 401;
  return isRefused ? <KeyForm /> : children;
}

function KeyForm() {
  const text = useText();
  const queries = useQueryClient();
  const [key, setKey] = useState('');
  const [problem, setProblem] = useState<Error | 'unknown'>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    storeKey(key.trim());
    try {
      await getModels();
      await queries.resetQueries();
    } catch (error) {
      const isUnknown = error instanceof ApiProblem && error.status === 401;
      setProblem(isUnknown || !(error instanceof Error) ? 'unknown' : error);
    }
  }

  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="grid w-full max-w-sm gap-4">
        <SignInLink />
        <form onSubmit={submit} className="grid gap-4 rounded-2xl border border-line bg-panel p-6">
          <h1 className="text-xl font-semibold">{text.keyYours}</h1>
          <p className="text-sm text-soft">{text.keyHow}</p>
          <input
            type="password"
            autoComplete="current-password"
            aria-label={text.key}
            required
            value={key}
            onChange={(event) => setKey(event.target.value)}
            className="min-h-10 rounded-lg border border-strong-line bg-bg px-3"
          />
          {problem !== undefined && (
            <p role="alert" className="text-sm text-danger">
              {problem === 'unknown' ? text.keyUnknown : <ErrorText error={problem} />}
            </p>
          )}
          <Button type="submit" look="primary" className="justify-center">
            {text.continue}
          </Button>
        </form>
      </div>
    </main>
  );
}
