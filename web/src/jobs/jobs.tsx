import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JobList } from '../api/types.ts';
import { Notice } from '../chat/notice.tsx';
import { HouseFrame } from '../house/house-frame.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { Segments } from '../ui/segments.tsx';
import { JobRow } from './job-row.tsx';
import { listJobs, type Shown } from './jobs-api.ts';
import { Letters } from './letters.tsx';
import { Queues } from './queues.tsx';

const REFRESH_MS = 3_000;

/** What the team has to do: the queues, what was given up, and each job. */
export default function Jobs() {
  const text = useText();
  const { jobs: words } = useHouseText();
  const [show, setShow] = useState<Shown>('open');
  const pages = useInfiniteQuery({
    queryKey: ['jobs', show],
    queryFn: ({ pageParam, signal }) => listJobs(show, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: REFRESH_MS,
    placeholderData: (before) => before,
  });
  const [first] = pages.data?.pages ?? [];
  return (
    <HouseFrame title={text.jobs} about={words.about}>
      {pages.isError && (
        <Notice look="danger">
          <ErrorText error={pages.error} />
        </Notice>
      )}
      {first !== undefined && (
        <>
          <Queues queues={first.queues} />
          <Letters />
          <section>
            <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
              <h2 className="text-sm font-medium text-soft">{words.list}</h2>
              <Segments
                options={[
                  ['open', words.open],
                  ['ended', words.ended],
                ]}
                chosen={show}
                onChoose={setShow}
              />
            </div>
            <List pages={pages.data?.pages ?? []} show={show} />
            {pages.hasNextPage && (
              <Button
                look="quiet"
                className="mt-2 w-full justify-center"
                onClick={() => pages.fetchNextPage()}
              >
                {text.showOlder}
              </Button>
            )}
          </section>
          {!first.everybody && <p className="text-xs text-soft">{words.ownOnly}</p>}
        </>
      )}
    </HouseFrame>
  );
}

function List({ pages, show }: { pages: readonly JobList[]; show: Shown }) {
  const { jobs: words } = useHouseText();
  const jobs = pages.flatMap((page) => page.jobs);
  if (jobs.length === 0) {
    return (
      <p className="rounded-2xl border border-dashed border-line p-6 text-sm text-soft">
        {show === 'open' ? words.noneOpen : words.noneEnded}
      </p>
    );
  }
  return (
    <ul className="divide-y divide-line rounded-2xl border border-line bg-panel">
      {jobs.map((job) => (
        <JobRow key={`${job.kind}:${job.id}`} job={job} />
      ))}
    </ul>
  );
}
