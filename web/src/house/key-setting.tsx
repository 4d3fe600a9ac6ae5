import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { getMe, storedKey, storeKey } from '../api/client.ts';
import type { Me } from '../api/types.ts';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { SignedIn, SignInLink } from '../shell/sign-in.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { TextField } from '../ui/text-field.tsx';
import { Panel } from './panel.tsx';

/** The key of this tab: tried before it is kept; and the company's sign-in, where there is one. */
export function KeySetting() {
  const text = useText();
  const house = useHouseText();
  const queries = useQueryClient();
  const [hasKey, setHasKey] = useState(storedKey() !== null);
  const me = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => getMe(signal), staleTime: 60_000 }).data;
  function forget() {
    storeKey(null);
    setHasKey(false);
    void queries.resetQueries();
  }
  return (
    <Panel title={text.key}>
      <div className="grid gap-4 text-sm">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-soft">{hasKey ? text.keyStored : text.keyNotNeeded}</p>
          {hasKey && <Button onClick={forget}>{text.keyForget}</Button>}
        </div>
        {me?.signedIn && me.subject !== null && <p className="text-soft">{knownAs(me, house.keyAccepted)}</p>}
        <NewKey onKept={() => setHasKey(true)} />
        <SignedIn />
        {me !== undefined && !me.signedIn && <SignInLink />}
      </div>
    </Panel>
  );
}

function knownAs({ subject, scopes }: Me, told: (name: string, scopes: string) => string): string {
  return told(subject ?? '–', scopes.join(', ') || '–');
}

/** Asks with the new key who that is; an unknown one leaves everything as it was. */
async function tryKey(key: string): Promise<Me> {
  const before = storedKey();
  storeKey(key);
  const me = await getMe().catch((error: unknown) => {
    storeKey(before);
    throw error;
  });
  if (!me.signedIn) storeKey(before);
  return me;
}

function NewKey({ onKept }: { onKept: () => void }) {
  const text = useText();
  const house = useHouseText();
  const queries = useQueryClient();
  const id = useId();
  const [key, setKey] = useState('');
  const test = useMutation({
    mutationFn: () => tryKey(key.trim()),
    onSuccess: (me) => {
      if (!me.signedIn) return;
      setKey('');
      onKept();
      void queries.invalidateQueries();
    },
  });
  function send(event: FormEvent) {
    event.preventDefault();
    test.mutate();
  }
  return (
    <form onSubmit={send} className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {house.keyNew}
      </label>
      <div className="flex gap-2 max-sm:flex-wrap">
        <TextField
          id={id}
          type="password"
          autoComplete="off"
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        <Button type="submit" className="whitespace-nowrap" disabled={key.trim() === '' || test.isPending}>
          {house.keyTest}
        </Button>
      </div>
      <p role="status" className="text-soft">
        {test.isError && <ErrorText error={test.error} />}
        {test.data !== undefined &&
          (test.data.signedIn ? knownAs(test.data, house.keyAccepted) : text.keyUnknown)}
      </p>
    </form>
  );
}
