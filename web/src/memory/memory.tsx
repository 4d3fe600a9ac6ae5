import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Notice } from '../chat/notice.tsx';
import { HouseFrame } from '../house/house-frame.tsx';
import { Panel } from '../house/panel.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
import { formatDay, formatNumber } from '../ui/format.ts';
import { SearchIcon } from '../ui/icons.tsx';
import { agentTitle } from '../ui/names.ts';
import { TextField } from '../ui/text-field.tsx';
import { forget, KINDS, type Memory, type MemoryStats, recall, remember, statsOf } from './memory-api.ts';

/** What the team remembers for this person: how much, what, and the way to make it forget. */
export default function MemoryPage() {
  const text = useText();
  const { memoryAbout } = useHouseText();
  const stats = useQuery({ queryKey: ['memory', 'stats'], queryFn: ({ signal }) => statsOf(signal) });
  return (
    <HouseFrame title={text.memory} about={memoryAbout}>
      {stats.isError && (
        <Notice look="danger">
          <ErrorText error={stats.error} />
        </Notice>
      )}
      {stats.data !== undefined && <Stats stats={stats.data} />}
      <Found total={stats.data?.total} />
      <Remember />
    </HouseFrame>
  );
}

function Stats({ stats }: { stats: MemoryStats }) {
  const text = useHouseText();
  const tiles: [string, string][] = [
    [text.memories, formatNumber(stats.total)],
    ...KINDS.map((kind): [string, string] => [text.kinds[kind], formatNumber(stats.by_kind[kind] ?? 0)]),
    [text.newest, stats.newest === null ? '–' : formatDay(stats.newest)],
  ];
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-5">
      {tiles.map(([name, value]) => (
        <div
          key={name}
          className="flex flex-col-reverse justify-end rounded-2xl border last:max-sm:col-span-2 border-line bg-panel px-4 py-3"
        >
          <dt className="text-xs text-soft">{name}</dt>
          <dd className="font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Found({ total }: { total: number | undefined }) {
  const text = useHouseText();
  const [words, setWords] = useState('');
  const [query, setQuery] = useState('');
  const found = useQuery({
    queryKey: ['memory', 'recall', query],
    queryFn: ({ signal }) => recall(query, signal),
    enabled: query !== '',
  });
  const forgetAll = useForget();
  const memories = found.data?.results ?? [];
  function search(event: FormEvent) {
    event.preventDefault();
    setQuery(words.trim());
  }
  return (
    <Panel
      title={text.recall}
      side={
        total !== undefined &&
        total > 0 && (
          <ConfirmButton
            question={text.forgetAllQuestion(total)}
            confirm={text.forgetAll}
            isBusy={forgetAll.isPending}
            onConfirm={() => forgetAll.mutate({ everything: true })}
          >
            <span className="text-danger">{text.forgetAll}</span>
          </ConfirmButton>
        )
      }
    >
      <form onSubmit={search} className="flex gap-2">
        <TextField
          type="search"
          aria-label={text.recallWords}
          placeholder={text.recallWords}
          value={words}
          maxLength={500}
          onChange={(event) => setWords(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={words.trim() === ''}>
          <SearchIcon />
          {text.find}
        </Button>
      </form>
      {forgetAll.isError && (
        <p className="mt-3 text-sm text-danger">
          <ErrorText error={forgetAll.error} />
        </p>
      )}
      {found.isError && (
        <p className="mt-3 text-sm text-danger">
          <ErrorText error={found.error} />
        </p>
      )}
      <p role="status" className="mt-3 text-sm text-soft">
        {found.isSuccess ? text.recalled(memories.length) : total === 0 && text.nothingRemembered}
      </p>
      <ul className="mt-2 grid gap-2">
        {memories.map((memory) => (
          <MemoryRow key={memory.memory_id} memory={memory} />
        ))}
      </ul>
    </Panel>
  );
}

function MemoryRow({ memory }: { memory: Memory }) {
  const text = useHouseText();
  const gone = useForget();
  const facts = [
    text.kindOf[memory.kind as keyof typeof text.kindOf] ?? memory.kind,
    memory.agent && agentTitle(memory.agent),
    formatDay(memory.remembered_at),
    memory.expires_at && text.until(formatDay(memory.expires_at)),
    ...memory.tags,
  ].filter(Boolean);
  return (
    <li className="flex items-start gap-3 rounded-xl bg-raised px-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="text-sm whitespace-pre-wrap wrap-anywhere">{memory.text}</p>
        <p className="text-xs text-soft">{facts.join(' · ')}</p>
        {gone.isError && (
          <p className="text-xs text-danger">
            <ErrorText error={gone.error} />
          </p>
        )}
      </div>
      <ConfirmButton
        label={`${text.forget}: ${memory.text.slice(0, 60)}`}
        question={text.forgetQuestion}
        confirm={text.forget}
        isBusy={gone.isPending}
        onConfirm={() => gone.mutate({ memory_id: memory.memory_id })}
      >
        {text.forget}
      </ConfirmButton>
    </li>
  );
}

function useForget() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: forget,
    onSettled: () => queries.invalidateQueries({ queryKey: ['memory'] }),
  });
}

function Remember() {
  const text = useHouseText();
  const queries = useQueryClient();
  const [statement, setStatement] = useState('');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('fact');
  const keep = useMutation({
    mutationFn: () => remember({ text: statement.trim(), kind }),
    onSuccess: () => {
      setStatement('');
      return queries.invalidateQueries({ queryKey: ['memory'] });
    },
  });
  function send(event: FormEvent) {
    event.preventDefault();
    keep.mutate();
  }
  return (
    <Panel title={text.remember}>
      <form onSubmit={send} className="grid gap-3">
        <textarea
          aria-label={text.rememberWhat}
          placeholder={text.rememberWhat}
          rows={2}
          maxLength={4_000}
          value={statement}
          onChange={(event) => setStatement(event.target.value)}
          className="field-sizing-content max-h-60 w-full rounded-lg border border-strong-line bg-bg px-3 py-2 text-sm placeholder:text-soft"
        />
        <div className="flex flex-wrap items-center gap-2">
          <select
            aria-label={text.kind}
            value={kind}
            onChange={(event) => setKind(KINDS.find((one) => one === event.target.value) ?? 'note')}
            className="min-h-9 rounded-lg border border-strong-line bg-bg px-3 text-sm"
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {text.kindOf[one]}
              </option>
            ))}
          </select>
          <Button type="submit" disabled={statement.trim() === '' || keep.isPending}>
            {text.remember}
          </Button>
          <span role="status" className="text-sm text-soft">
            {keep.isSuccess && statement === '' && text.remembered}
          </span>
        </div>
      </form>
      {keep.isError && (
        <p className="mt-2 text-sm text-danger">
          <ErrorText error={keep.error} />
        </p>
      )}
    </Panel>
  );
}
