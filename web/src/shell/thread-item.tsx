import { type FormEvent, type KeyboardEvent, lazy, Suspense, useState } from 'react';
import type { RunStatus, Thread, ThreadChange } from '../api/types.ts';
import { type Text, useText } from '../i18n/text.ts';
import { useRun } from '../run/use-run.ts';
import { go, linkTo } from '../state/location.ts';
import { useThreadActions } from '../state/threads.ts';
import { Confirmation } from '../ui/confirm-button.tsx';
import { ErrorText } from '../ui/error-text.tsx';
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
  thread: Thread;
  runId: string | undefined;
  onOpen: () => void;
}

/** One conversation in the list, and what can be done with it. */
export function ThreadItem({ thread, runId, onOpen }: ThreadItemProps) {
  const isCurrent = useRun(runId).run?.threadId === thread.threadId;
  const [isRenaming, setRenaming] = useState(false);
  const [isSharing, setSharing] = useState(false);
  const { untitled } = useText();
  const { change, remove } = useThreadActions(thread.threadId);
  const problem = change.error ?? remove.error;
  if (isRenaming) {
    const onRename = (title: string) => change.mutate({ title });
    return <Rename thread={thread} onRename={onRename} onClose={() => setRenaming(false)} />;
  }
  return (
    <li
      className={`group/thread flex flex-wrap items-center rounded-lg text-sm ${isCurrent ? 'bg-raised font-medium' : 'text-soft focus-within:bg-raised hover:bg-raised hover:text-ink'}`}
    >
      <a
        {...linkTo({ runId: thread.latest.runId }, onOpen)}
        aria-current={isCurrent ? 'page' : undefined}
        className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-lg px-3"
      >
        {thread.pinned && <PinMark />}
        <span className="min-w-0 flex-1 truncate">{thread.title || untitled}</span>
        <Mark status={thread.latest.status} />
      </a>
      <Actions
        thread={thread}
        onChange={change.mutate}
        onDelete={() => remove.mutate(undefined, { onSuccess: () => isCurrent && go({}) })}
        onRename={() => setRenaming(true)}
        onShare={() => setSharing(true)}
      />
      {problem !== null && (
        <p role="alert" className="basis-full px-3 pb-2 text-xs text-danger">
          <ErrorText error={problem} />
        </p>
      )}
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
  thread: Thread;
  onChange: (change: ThreadChange) => void;
  onDelete: () => void;
  onRename: () => void;
  onShare: () => void;
}

function Actions({ thread, onChange, onDelete, onRename, onShare }: ActionsProps) {
  const text = useText();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Menu
        label={text.actionsFor(thread.title)}
        button={<MoreIcon />}
        buttonProps={{
          square: true,
          className:
            'max-w-0 overflow-hidden opacity-0 group-focus-within/thread:max-w-9 group-focus-within/thread:opacity-100 group-hover/thread:max-w-9 group-hover/thread:opacity-100 pointer-coarse:max-w-9 pointer-coarse:opacity-100',
        }}
      >
        <MenuItem onSelect={() => onChange({ pinned: !thread.pinned })}>
          <PinIcon />
          {thread.pinned ? text.unpin : text.pin}
        </MenuItem>
        <MenuItem onSelect={onRename}>
          <PencilIcon />
          {text.rename}
        </MenuItem>
        <MenuItem onSelect={onShare}>
          <ShareIcon />
          {text.share.share}
        </MenuItem>
        <MenuItem onSelect={() => onChange({ archived: !thread.archived })}>
          <ArchiveIcon />
          {thread.archived ? text.unarchive : text.archive}
        </MenuItem>
        <MenuItem onSelect={() => void exportThread(thread, 'markdown')}>
          <DownloadIcon />
          {text.downloadMarkdown}
        </MenuItem>
        <MenuItem onSelect={() => void exportThread(thread, 'json')}>
          <DownloadIcon />
          {text.downloadJson}
        </MenuItem>
        <MenuItem onSelect={() => setAsking(true)}>
          <TrashIcon />
          {text.deleteThread}
        </MenuItem>
      </Menu>
      {isAsking && (
        <Confirmation
          question={text.deleteQuestion(thread.title)}
          confirm={text.deleteThread}
          onClose={() => setAsking(false)}
          onConfirm={onDelete}
        />
      )}
    </>
  );
}

interface RenameProps {
  thread: Thread;
  onRename: (title: string) => void;
  onClose: () => void;
}

function Rename({ thread, onRename, onClose }: RenameProps) {
  const text = useText();
  const [title, setTitle] = useState(thread.title);
  function save(event?: FormEvent) {
    event?.preventDefault();
    if (title.trim() !== thread.title) onRename(title);
    onClose();
  }
  return (
    <li>
      <form onSubmit={save}>
        <TextField
          autoFocus
          aria-label={text.rename}
          value={title}
          maxLength={90}
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
