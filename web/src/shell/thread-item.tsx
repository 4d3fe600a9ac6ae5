import { type FormEvent, type KeyboardEvent, lazy, Suspense, useState } from 'react';
import type { RunStatus } from '../api/types.ts';
import { type Text, useText } from '../i18n/text.ts';
import { useRun } from '../run/use-run.ts';
import { go, linkTo } from '../state/location.ts';
import { changeNotes, type NotedThread, type ThreadNote, withNote } from '../state/thread-notes.ts';
import {
  ArchiveIcon,
  DownloadIcon,
  MoreIcon,
  PencilIcon,
  PinIcon,
  ShareIcon,
  TrashIcon,
} from '../ui/icons.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { TextField } from '../ui/text-field.tsx';
import { exportThread } from './export-thread.ts';

const ShareSheet = lazy(() => import('../share/share-sheet.tsx'));

interface ThreadItemProps {
  thread: NotedThread;
  runId: string | undefined;
  onOpen: () => void;
}

/** One conversation in the list, and what can be done with it. */
export function ThreadItem({ thread, runId, onOpen }: ThreadItemProps) {
  const isCurrent = useRun(runId).run?.threadId === thread.threadId;
  const [isRenaming, setRenaming] = useState(false);
  const [isSharing, setSharing] = useState(false);
  if (isRenaming) return <Rename thread={thread} onClose={() => setRenaming(false)} />;
  return (
    <li
      className={`group/thread flex items-center rounded-lg text-sm ${isCurrent ? 'bg-raised font-medium' : 'text-soft focus-within:bg-raised hover:bg-raised hover:text-ink'}`}
    >
      <a
        {...linkTo({ runId: thread.latest.runId }, onOpen)}
        aria-current={isCurrent ? 'page' : undefined}
        className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-lg px-3"
      >
        {thread.isPinned && <PinMark />}
        <span className="min-w-0 flex-1 truncate">{thread.title}</span>
        <Mark status={thread.latest.status} />
      </a>
      <Actions
        thread={thread}
        isCurrent={isCurrent}
        onRename={() => setRenaming(true)}
        onShare={() => setSharing(true)}
      />
      {isSharing && (
        <Suspense fallback={null}>
          <ShareSheet
            of={{ threadId: thread.threadId }}
            title={thread.title}
            onClose={() => setSharing(false)}
          />
        </Suspense>
      )}
    </li>
  );
}

function PinMark() {
  const { pinned } = useText();
  return (
    <>
      <PinIcon className="size-3.5" />
      <span className="sr-only">{pinned}</span>
    </>
  );
}

interface ActionsProps {
  thread: NotedThread;
  isCurrent: boolean;
  onRename: () => void;
  onShare: () => void;
}

function Actions({ thread, isCurrent, onRename, onShare }: ActionsProps) {
  const text = useText();
  const note = (change: ThreadNote) => changeNotes((notes) => withNote(notes, thread.threadId, change));
  function remove() {
    note({ isRemoved: true });
    if (isCurrent) go({});
  }
  return (
    <Menu
      label={text.actionsFor(thread.title)}
      button={<MoreIcon />}
      buttonProps={{
        square: true,
        className:
          'max-w-0 overflow-hidden opacity-0 group-focus-within/thread:max-w-9 group-focus-within/thread:opacity-100 group-hover/thread:max-w-9 group-hover/thread:opacity-100 pointer-coarse:max-w-9 pointer-coarse:opacity-100',
      }}
    >
      <MenuItem onSelect={() => note({ isPinned: !thread.isPinned })}>
        <PinIcon />
        {thread.isPinned ? text.unpin : text.pin}
      </MenuItem>
      <MenuItem onSelect={onRename}>
        <PencilIcon />
        {text.rename}
      </MenuItem>
      <MenuItem onSelect={onShare}>
        <ShareIcon />
        {text.share.share}
      </MenuItem>
      <MenuItem onSelect={() => note({ isArchived: !thread.isArchived })}>
        <ArchiveIcon />
        {thread.isArchived ? text.unarchive : text.archive}
      </MenuItem>
      <MenuItem onSelect={() => void exportThread(thread, 'markdown')}>
        <DownloadIcon />
        {text.downloadMarkdown}
      </MenuItem>
      <MenuItem onSelect={() => void exportThread(thread, 'json')}>
        <DownloadIcon />
        {text.downloadJson}
      </MenuItem>
      <MenuItem onSelect={remove}>
        <TrashIcon />
        {text.removeFromList}
      </MenuItem>
    </Menu>
  );
}

function Rename({ thread, onClose }: { thread: NotedThread; onClose: () => void }) {
  const text = useText();
  const [title, setTitle] = useState(thread.title);
  function save(event?: FormEvent) {
    event?.preventDefault();
    changeNotes((notes) => withNote(notes, thread.threadId, { title }));
    onClose();
  }
  return (
    <li>
      <form onSubmit={save}>
        <TextField
          autoFocus
          aria-label={text.rename}
          value={title}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTitle(event.target.value)}
          onBlur={() => save()}
          onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && onClose()}
        />
      </form>
    </li>
  );
}

function markOf(status: RunStatus, text: Text): { text: string; look: string } | undefined {
  switch (status) {
    case 'submitted':
    case 'working':
      return { text: text.working, look: 'bg-accent breathing' };
    case 'failed':
      return { text: text.failed, look: 'bg-danger' };
    case 'input-required':
    case 'auth-required':
      return { text: text.said.asksYou, look: 'bg-warn' };
    default:
      return undefined;
  }
}

function Mark({ status }: { status: RunStatus }) {
  const mark = markOf(status, useText());
  if (mark === undefined) return null;
  return (
    <span className={`size-2 shrink-0 rounded-full ${mark.look}`}>
      <span className="sr-only">{mark.text}</span>
    </span>
  );
}
