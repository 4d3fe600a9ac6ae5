import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../i18n/text.ts';
import { Button } from './button.tsx';
import { CrossIcon } from './icons.tsx';

interface SheetProps {
  title: string;
  children: ReactNode;
  onClose: () => void;
}

/** A panel at the side: the browser's own modal dialog, so focus, Escape and the way back are its work. */
export function Sheet({ title, children, onClose }: SheetProps) {
  const { close } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      onKeyDown={(event) => event.key === 'Escape' && dialog.current?.close()}
      aria-label={title}
      className="fixed inset-y-0 ms-auto me-0 h-dvh max-h-none w-full max-w-lg border-s border-line bg-panel text-base font-normal text-ink shadow-2xl backdrop:bg-black/40 open:flex open:flex-col"
    >
      <header className="flex items-center gap-3 border-b border-line px-5 py-3">
        <h2 className="min-w-0 flex-1 truncate font-semibold">{title}</h2>
        <Button look="quiet" square aria-label={close} onClick={() => dialog.current?.close()}>
          <CrossIcon />
        </Button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
    </dialog>
  );
}
