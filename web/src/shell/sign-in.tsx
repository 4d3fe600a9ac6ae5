import { useQuery } from '@tanstack/react-query';
import { getMe, signOut } from '../api/client.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';

const HAS_FAILED = new URLSearchParams(location.search).get('sign-in') === 'failed';

function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => getMe(signal), staleTime: 60_000 }).data;
}

/** The way to the company's own sign-in, where there is one. It leads back to where the person was. */
export function SignInLink() {
  const text = useText();
  const me = useMe();
  if (me === undefined || me.signIn === null) return null;
  const back = new URLSearchParams({ return_to: location.pathname });
  return (
    <section className="grid gap-4 rounded-2xl border border-line bg-panel p-6">
      <h1 className="text-xl font-semibold">{text.signIn}</h1>
      <p className="text-sm text-soft">{text.signInHow}</p>
      {HAS_FAILED && (
        <p role="alert" className="text-sm text-danger">
          {text.signInFailed}
        </p>
      )}
      <a
        href={`${me.signIn}?${back}`}
        className="inline-flex min-h-9 items-center justify-center rounded-lg bg-accent px-3 text-sm font-medium text-on-accent hover:opacity-90"
      >
        {text.signIn}
      </a>
    </section>
  );
}

/** Who is signed in, and the way out; nothing where nobody signs in. */
export function SignedIn() {
  const text = useText();
  const me = useMe();
  if (!me?.signedIn || me.signIn === null || me.name === null) return null;
  async function leave() {
    location.assign((await signOut()) ?? '/');
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 text-sm">
      <p className="text-soft">{text.signedInAs(me.name)}</p>
      <Button onClick={() => void leave()}>{text.signOut}</Button>
    </div>
  );
}
