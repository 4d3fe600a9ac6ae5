import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { listShares, makeShare, revokeShare } from '../api/shares.ts';
import type { Share } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { formatDay } from '../ui/format.ts';
import { CheckIcon, CopyIcon, ShareIcon } from '../ui/icons.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useCopy } from '../ui/use-copy.ts';

const DAYS = [7, 30, 365] as const;

export interface ShareSheetProps {
  /** A whole conversation, or one answer of it. */
  of: { threadId: string } | { runId: string };
  title: string;
  onClose: () => void;
}

/** Makes read-only links, and takes them back. */
export default function ShareSheet({ of, title, onClose }: ShareSheetProps) {
  const { share: words } = useText();
  return (
    <Sheet title={words.share} onClose={onClose}>
      <h3 className="text-lg font-semibold wrap-break-word">{title}</h3>
      <p className="mt-1 mb-4 text-sm text-soft">{words.how}</p>
      <NewLink of={of} title={title} />
      <Links />
    </Sheet>
  );
}

function NewLink({ of, title }: Pick<ShareSheetProps, 'of' | 'title'>) {
  const { share: words } = useText();
  const queries = useQueryClient();
  const [withSources, setWithSources] = useState(false);
  const [days, setDays] = useState<number>(DAYS[1]);
  const daysId = useId();
  const made = useMutation({
    mutationFn: () => makeShare({ ...of, title: title.slice(0, 200), days, withSources }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['shares'] }),
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    made.mutate();
  }
  if (made.data) return <Link url={made.data.url} />;
  return (
    <form onSubmit={submit} className="grid gap-3 rounded-xl border border-line p-4 text-sm">
      <label className="flex items-start gap-2.5">
        <input
          type="checkbox"
          checked={withSources}
          onChange={(event) => setWithSources(event.target.checked)}
          className="mt-0.5 size-4 accent-accent"
        />
        <span>{words.withSources}</span>
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={daysId}>{words.goodFor}</label>
        <select
          id={daysId}
          value={days}
          onChange={(event) => setDays(Number(event.target.value))}
          className="min-h-9 rounded-lg border border-strong-line bg-panel px-2"
        >
          {DAYS.map((count) => (
            <option key={count} value={count}>
              {words.days(count)}
            </option>
          ))}
        </select>
        <Button type="submit" look="primary" className="ms-auto" disabled={made.isPending}>
          <ShareIcon />
          {words.make}
        </Button>
      </div>
      {made.isError && (
        <div role="alert">
          <Notice look="danger">
            <ErrorText error={made.error} />
          </Notice>
        </div>
      )}
    </form>
  );
}

function Link({ url }: { url: string }) {
  const text = useText();
  const [isCopied, copy] = useCopy();
  return (
    <div role="status" className="grid gap-2 rounded-xl border border-accent p-4 text-sm">
      <p>{text.share.once}</p>
      <div className="flex gap-2">
        <TextField
          readOnly
          dir="ltr"
          aria-label={text.share.link}
          value={url}
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={() => copy(url)}>
          {isCopied ? <CheckIcon /> : <CopyIcon />}
          {isCopied ? text.copied : text.copy}
        </Button>
      </div>
    </div>
  );
}

/** All open links of this person, so that none is forgotten. */
function Links() {
  const { share: words } = useText();
  const { data } = useQuery({ queryKey: ['shares'], queryFn: ({ signal }) => listShares(signal) });
  if (data === undefined || data.shares.length === 0) return null;
  return (
    <section className="mt-6">
      <h4 className="mb-2 text-sm font-medium text-soft">{words.open}</h4>
      <ul className="grid gap-1">
        {data.shares.map((share) => (
          <OpenLink key={share.id} share={share} />
        ))}
      </ul>
    </section>
  );
}

function OpenLink({ share }: { share: Share }) {
  const { share: words } = useText();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeShare(share.id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['shares'] }),
  });
  return (
    <li className="flex items-center gap-3 rounded-xl border border-line px-3 py-2 text-sm">
      <span className="min-w-0 flex-1">
        <span className="block truncate">{share.title}</span>
        <span className="block text-xs text-soft">
          {[words.until(formatDay(share.expiresAt)), share.withSources && words.sourcesToo]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <Button
        disabled={revoke.isPending}
        aria-label={words.revokeOf(share.title)}
        onClick={() => revoke.mutate()}
      >
        {words.revoke}
      </Button>
    </li>
  );
}
