import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Notice } from '../chat/notice.tsx';
import { HouseFrame } from '../house/house-frame.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { download } from '../ui/download.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { formatNumber } from '../ui/format.ts';
import { DownloadIcon, RetryIcon } from '../ui/icons.tsx';
import { type Filter, listAudit, MOST_EXPORTED, NO_FILTER, wholeAudit } from './audit-api.ts';
import { auditCsv } from './audit-csv.ts';
import { EntryRow } from './entry-row.tsx';
import { Filters } from './filters.tsx';

const PAGE = 50;

/** Who did what, allowed or not: looked through by caller, action, outcome and time. */
export default function Audit() {
  const text = useText();
  const { audit: words } = useHouseText();
  const [filter, setFilter] = useState(NO_FILTER);
  const asked = useDeferredValue(filter);
  const pages = useInfiniteQuery({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam, signal }) => listAudit(asked, { before: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  const callers = [...new Set(entries.flatMap(({ subject }) => subject ?? []))].sort();
  return (
    <HouseFrame title={text.audit} about={words.about}>
      <Filters filter={filter} callers={callers} onChange={setFilter} />
      {pages.isError && (
        <Notice look="danger">
          <ErrorText error={pages.error} />
        </Notice>
      )}
      <section>
        <div className="mb-2 flex flex-wrap items-center gap-x-1 max-sm:-ms-3 max-sm:[&>p]:ms-3">
          <p role="status" className="min-w-0 flex-1 text-sm text-soft max-sm:basis-full">
            {pages.isSuccess && words.found(formatNumber(entries.length), pages.hasNextPage)}
          </p>
          <Button look="quiet" disabled={pages.isFetching} onClick={() => pages.refetch()}>
            <RetryIcon />
            {words.refresh}
          </Button>
          <Export filter={asked} isEmpty={entries.length === 0} />
        </div>
        {pages.isSuccess && entries.length === 0 && (
          <p className="rounded-2xl border border-dashed border-line p-6 text-sm text-soft">{words.none}</p>
        )}
        {entries.length > 0 && (
          <ul className="divide-y divide-line overflow-hidden rounded-2xl border border-line bg-panel">
            {entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
        {pages.hasNextPage && (
          <Button
            look="quiet"
            className="mt-2 w-full justify-center"
            disabled={pages.isFetchingNextPage}
            onClick={() => pages.fetchNextPage()}
          >
            {text.showOlder}
          </Button>
        )}
      </section>
    </HouseFrame>
  );
}

function Export({ filter, isEmpty }: { filter: Filter; isEmpty: boolean }) {
  const text = useText();
  const { audit: words } = useHouseText();
  const fetched = useMutation({
    mutationFn: () => wholeAudit(filter),
    onSuccess: (entries) => download('audit.csv', auditCsv(entries), 'text/csv'),
  });
  const isCut = fetched.data !== undefined && fetched.data.length >= MOST_EXPORTED;
  return (
    <>
      <Button look="quiet" disabled={isEmpty || fetched.isPending} onClick={() => fetched.mutate()}>
        <DownloadIcon />
        {fetched.isPending ? text.loading : text.downloadCsv}
      </Button>
      {isCut && <p className="w-full text-xs text-soft">{words.cut(formatNumber(MOST_EXPORTED))}</p>}
      {fetched.isError && (
        <p role="alert" className="w-full text-sm text-danger">
          <ErrorText error={fetched.error} />
        </p>
      )}
    </>
  );
}
