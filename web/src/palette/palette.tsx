import { useInfiniteQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../i18n/text.ts';
import { useTheme } from '../state/theme.ts';
import { listThreads, threadsKey } from '../state/threads.ts';
import { type Command, commandsOf, matching } from './commands.ts';

/** Every place and action in one list, by the keyboard alone: the browser's modal dialog around a combobox. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { palette: words } = text;
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = matching(useCommands(), search);
  const current = found[Math.min(chosen, found.length - 1)];
  useEffect(() => dialog.current?.showModal(), []);

  function choose(command: Command | undefined) {
    if (command === undefined) return;
    dialog.current?.close();
    command.run();
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setChosen((Math.min(chosen, found.length - 1) + step + found.length) % found.length);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      choose(current);
    }
  }
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      onKeyDown={(event) => event.key === 'Escape' && dialog.current?.close()}
      aria-label={words.title}
      className="mx-auto mt-[12vh] w-full max-w-xl rounded-2xl border border-line bg-panel text-ink shadow-2xl backdrop:bg-black/40 max-sm:mx-2 max-sm:w-auto"
    >
      <input
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={current && `${listId}-${current.id}`}
        aria-label={words.title}
        placeholder={words.title}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        className="w-full border-b border-line bg-transparent px-5 py-4 text-base outline-none placeholder:text-soft"
      />
      <div id={listId} role="listbox" aria-label={words.title} className="max-h-[50vh] overflow-y-auto p-2">
        {found.map((command) => (
          <Option
            key={command.id}
            id={`${listId}-${command.id}`}
            command={command}
            isCurrent={command === current}
            onChoose={() => choose(command)}
          />
        ))}
      </div>
      {found.length === 0 && (
        <p role="status" className="px-5 pb-4 text-sm text-soft">
          {words.none}
        </p>
      )}
      <p className="border-t border-line px-5 py-2.5 text-xs text-soft">{words.keys}</p>
    </dialog>
  );
}

interface OptionProps {
  id: string;
  command: Command;
  isCurrent: boolean;
  onChoose: () => void;
}

function Option({ id, command, isCurrent, onChoose }: OptionProps) {
  const item = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus
    <div
      ref={item}
      id={id}
      role="option"
      aria-selected={isCurrent}
      onClick={onChoose}
      className={`flex min-h-10 cursor-pointer items-center gap-3 rounded-lg px-3 text-sm ${isCurrent ? 'bg-raised' : 'hover:bg-raised'}`}
    >
      <span className="min-w-0 flex-1 truncate">{command.title}</span>
      <span className="text-xs text-soft">{command.kind}</span>
    </div>
  );
}

function useCommands(): Command[] {
  const text = useText();
  const [theme, chooseTheme] = useTheme();
  const pages = useInfiniteQuery({
    queryKey: threadsKey({}),
    queryFn: ({ pageParam, signal }) => listThreads({}, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 30_000,
  });
  const threads = pages.data?.pages.flatMap((page) => page.threads) ?? [];
  return commandsOf({ text, threads, theme, chooseTheme });
}
